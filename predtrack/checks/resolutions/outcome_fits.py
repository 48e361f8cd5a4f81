"""PT501: an outcome answers its question."""

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
    "PT501",
    title="an outcome can answer its question",
    why="An answer to another question is no answer.",
    remedy="Write an outcome that the question allows, or void with a reason.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every outcome that its question does not allow."""
    holders = {prediction.id: question for prediction, question in asked(ledger)}
    for resolution in ledger.resolutions:
        question = holders.get(resolution.prediction)
        if question is None or not resolution.is_answer:
            continue
        misfit = question.misfit(resolution.outcome)
        if misfit:
            message, place = _message(resolution.outcome), at(resolution, "outcome")
            yield Breach(RULE, place, message, hint=misfit, record=resolution.prediction)


def _message(outcome: float | str) -> str:
    said = f"{outcome:g}" if isinstance(outcome, float) else repr(outcome)
    return f"outcome {said} does not answer the question"
