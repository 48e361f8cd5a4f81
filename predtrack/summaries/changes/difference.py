"""All that differs between two states of a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.summaries.changes.claims import ClaimChange, claim_changes
from predtrack.summaries.changes.edits import Edit, edits
from predtrack.summaries.changes.scores import ScoreChange, score_changes
from predtrack.summaries.changes.targets import TargetChange, target_changes
from predtrack.summaries.funnel import Funnel, funnel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.summaries.changes.side import Side

__all__ = ["Changes", "changes"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed.

    Parameters
    ----------
    before, after
        The two states.
    funnel_before, funnel_after
        The way from publication to score.
    events
        What happened to claims, by the names of :data:`predtrack.summaries.changes.EVENTS`.
    edits
        Records whose text differs; only between two states of the files.
    scores
        Scores that differ.
    targets
        Targets that stand elsewhere now.
    """

    before: Side
    after: Side
    funnel_before: Funnel
    funnel_after: Funnel
    events: Mapping[str, tuple[ClaimChange, ...]]
    edits: tuple[Edit, ...]
    scores: tuple[ScoreChange, ...]
    targets: tuple[TargetChange, ...]


def changes(before: Side, after: Side) -> Changes:
    """Compare two states of a ledger.

    Parameters
    ----------
    before
        The earlier one.
    after
        The later one.
    """
    return Changes(
        before,
        after,
        funnel(before.claims),
        funnel(after.claims),
        claim_changes(before, after),
        edits(before, after),
        score_changes(before, after),
        target_changes(before, after),
    )
