"""PT421: a prediction is logged when it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.days import first_day, is_retrospective, last_day, made
from predtrack.errors import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT421",
    title="a prediction is recorded soon after it was made",
    why="Who records late can choose what to record; scores can be read without such predictions.",
    remedy="Nothing needs mending; record the next one sooner.",
    severity=Severity.NOTE,
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every prediction that was recorded late, but before its outcome was known."""
    for prediction in ledger.predictions:
        said, recorded = last_day(made(ledger, prediction)), first_day(prediction.recorded)
        late = (recorded - said).days if said and recorded else 0
        if late <= settings.logged_late_after_days:
            continue
        if not is_retrospective(ledger, prediction, settings.as_of):
            message = f"logged late: recorded {late} days after it was made"
            place = at(prediction, "recorded")
            yield Breach(RULE, place, message, record=prediction.id)
