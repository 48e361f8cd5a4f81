"""What changed between two states of a ledger: claims, verdicts, scores and targets.

The states may be one ledger on two days, or the files of a ledger at two commits.
"""

from __future__ import annotations

from predtrack.summaries.changes.claims import EVENTS, ClaimChange
from predtrack.summaries.changes.difference import Changes, changes
from predtrack.summaries.changes.edits import Edit
from predtrack.summaries.changes.scores import ScoreChange
from predtrack.summaries.changes.side import ClaimState, Side, Verdict
from predtrack.summaries.changes.targets import TargetChange, TargetState

__all__ = [
    "EVENTS",
    "Changes",
    "ClaimChange",
    "ClaimState",
    "Edit",
    "ScoreChange",
    "Side",
    "TargetChange",
    "TargetState",
    "Verdict",
    "changes",
]
