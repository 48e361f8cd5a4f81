"""What must be known of the verdicts behind a ledger's scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from predtrack.summaries.scorecard import Scorecard

__all__ = ["verdict_sentences"]


def verdict_sentences(card: Scorecard) -> list[str]:
    """Say how many verdicts are the forecaster's own, and how many are questioned."""
    said = []
    if card.self_resolved:
        verb = "is" if card.self_resolved == 1 else "are"
        said.append(
            f"{_verdicts(card.self_resolved)} of {card.funnel.scored} {verb} the forecaster's own."
        )
    if card.questioned:
        said.append(
            f"On {_verdicts(card.questioned)} a discrepancy with the stated criterion is recorded"
            " (predtrack show ID)."
        )
    return said


def _verdicts(number: int) -> str:
    return f"{number:,} verdict" if number == 1 else f"{number:,} verdicts"
