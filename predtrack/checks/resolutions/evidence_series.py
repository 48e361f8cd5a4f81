"""PT515: the evidence is of the series that decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import asked
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT515",
    title="evidence from a series is from the series that the question names",
    why="Who may choose the series afterwards may choose the outcome.",
    remedy="Read the series of the question; where it has ended, resolve as void with a reason.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every verdict that rests on other series than the question's."""
    named = {prediction.id: question.series for prediction, question in asked(ledger)}
    for resolution in ledger.resolutions:
        expected = named.get(resolution.prediction)
        cited = [evidence.series for evidence in resolution.evidence if evidence.series]
        if expected and cited and expected not in cited:
            message = f"evidence is series {cited[0]!r}, but the question names {expected!r}"
            place = at(resolution, "evidence")
            yield Breach(RULE, place, message, record=resolution.prediction)
