"""PT622: a wider range is at least as probable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.collection.together import said_together
from predtrack.errors import Rule, Severity
from predtrack.kinds import RangeForecast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT622",
    title="a wider range of one forecaster is at least as probable as a narrower one inside it",
    why="What lies in the narrower range lies in the wider one too.",
    remedy="Mend the numbers if they are not what was said; otherwise leave them.",
    severity=Severity.WARNING,
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every range with a smaller level than one inside it said that day."""
    for group in said_together(ledger, RangeForecast):
        for prediction, wide in group:
            inner = next((narrow for _, narrow in group if _is_odd(wide, narrow)), None)
            if inner is not None:
                place = at(prediction, "forecast", "level")
                yield Breach(RULE, place, _message(wide, inner), record=prediction.id)


def _is_odd(wide: RangeForecast, narrow: RangeForecast) -> bool:
    inside = wide.range[0] <= narrow.range[0] and narrow.range[1] <= wide.range[1]
    return inside and wide.level is not None and (narrow.level or 0) > wide.level


def _message(wide: RangeForecast, inner: RangeForecast) -> str:
    lower, upper = inner.range
    return f"level {wide.level:g}, but [{lower:g}, {upper:g}] inside it has {inner.level:g}"
