"""PT354: a claim has the unit of its series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import asked
from predtrack.errors import Rule
from predtrack.records import NumericQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger, Series

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT354",
    title="a target or question has the unit of the series that it names",
    why="A number in one unit cannot be held against an observation in another.",
    remedy="Write both in the unit of the series.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every target and numeric question in another unit than its series."""
    for target in ledger.targets:
        series = ledger.series_of(target)
        if series and series.unit != target.unit:
            place = at(target, "unit")
            yield Breach(RULE, place, _message(target.unit, series), record=target.id)
    for prediction, question in asked(ledger):
        series = ledger.series_of(question)
        if series and isinstance(question, NumericQuestion) and series.unit != question.unit:
            place = at(prediction, "question", "unit")
            yield Breach(RULE, place, _message(question.unit, series), record=prediction.id)


def _message(unit: str, series: Series) -> str:
    return f"unit is {unit!r}, but series {series.id!r} is in {series.unit!r}"
