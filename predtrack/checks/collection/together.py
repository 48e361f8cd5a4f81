"""Forecasts that must agree: one forecaster, one question, one day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from predtrack.checks.claims import forecasts_of
from predtrack.checks.days import made

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from predtrack.kinds import Forecast
    from predtrack.records import Ledger, Prediction

__all__ = ["said_together"]

Kind = TypeVar("Kind", bound="Forecast")


def said_together(ledger: Ledger, kind: type[Kind]) -> Iterator[list[tuple[Prediction, Kind]]]:
    """Group the forecasts of one kind that one forecaster made of one question on one day."""
    groups: dict[Hashable, list[tuple[Prediction, Kind]]] = defaultdict(list)
    for prediction, _question, forecast in forecasts_of(ledger, kind):
        who, asked = ledger.forecaster_id(prediction), ledger.question_id(prediction)
        groups[who, asked, made(ledger, prediction).wording].append((prediction, forecast))
    yield from (group for group in groups.values() if len(group) > 1)
