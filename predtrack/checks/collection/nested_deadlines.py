"""PT621: a later deadline is at least as probable."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.collection.together import said_together
from predtrack.checks.days import last_day, made
from predtrack.errors import Rule, Severity
from predtrack.kinds import DeadlineForecast

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger, Prediction

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT621",
    title="a later deadline of one forecaster is at least as probable as an earlier one",
    why="What happens by the earlier date has happened by the later one too.",
    remedy="Mend the numbers if they are not what was said; otherwise leave them.",
    severity=Severity.WARNING,
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every deadline with a smaller probability than an earlier one said that day."""
    for group in said_together(ledger, DeadlineForecast):
        likeliest = 0.0
        for day, probability, prediction in sorted(_stated(ledger, group), key=itemgetter(0, 1)):
            if probability < likeliest:
                message = f"{probability:g} by {day}, but {likeliest:g} by an earlier date"
                place = at(prediction, "forecast", "probability")
                yield Breach(RULE, place, message, record=prediction.id)
            likeliest = max(likeliest, probability)


def _stated(
    ledger: Ledger, group: list[tuple[Prediction, DeadlineForecast]]
) -> Iterator[tuple[dt.date, float, Prediction]]:
    for prediction, forecast in group:
        day = last_day(forecast.deadline, last_day(made(ledger, prediction)))
        if day is not None and forecast.probability is not None:
            yield day, forecast.probability, prediction
