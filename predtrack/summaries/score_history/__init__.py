"""Scores over time: what stood at each moment, what was known on each day, one question."""

from __future__ import annotations

from predtrack.summaries.score_history.history import (
    HistoryLine,
    HistoryMark,
    HistoryPoint,
    Moment,
    ScoreHistory,
    Subject,
)
from predtrack.summaries.score_history.question import question_history, question_rows
from predtrack.summaries.score_history.standing import standing_score_history
from predtrack.summaries.score_history.verdicts import verdict_history

__all__ = [
    "HistoryLine",
    "HistoryMark",
    "HistoryPoint",
    "Moment",
    "ScoreHistory",
    "Subject",
    "question_history",
    "question_rows",
    "standing_score_history",
    "verdict_history",
]
