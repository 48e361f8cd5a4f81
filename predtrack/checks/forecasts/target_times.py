"""PT357: a target starts before its deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.days import first_day, last_day, lies_after, made
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger
    from predtrack.values import PartialDate

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT357",
    title="a target is set, and its baseline measured, before its deadline",
    why="Progress runs from the baseline to the deadline; there is no way back.",
    remedy="Mend the date of the baseline, made or deadline.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every target that starts after its deadline."""
    for target in ledger.targets:
        said = made(ledger, target)
        if target.baseline and lies_after(target.baseline.date, target.deadline, last_day(said)):
            place, what = at(target, "baseline", "date"), "baseline"
            yield Breach(RULE, place, _message(what, target.deadline), record=target.id)
        if lies_after(said, target.deadline, first_day(said)):
            place, what = at(target, "deadline"), "target"
            yield Breach(RULE, place, _message(what, target.deadline), record=target.id)


def _message(what: str, deadline: PartialDate | None) -> str:
    return f"{what} is younger than the deadline ({deadline})"
