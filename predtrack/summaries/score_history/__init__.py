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
from predtrack.summaries.score_history.records import (
    change_records,
    history_columns,
    history_records,
    some_points,
)
from predtrack.summaries.score_history.sentences import history_notes, scale_of
from predtrack.summaries.score_history.standing import standing_score_history
from predtrack.summaries.score_history.verdicts import verdict_history

__all__ = [
    "HistoryLine",
    "HistoryMark",
    "HistoryPoint",
    "Moment",
    "ScoreHistory",
    "Subject",
    "change_records",
    "history_columns",
    "history_notes",
    "history_records",
    "question_history",
    "question_rows",
    "scale_of",
    "some_points",
    "standing_score_history",
    "verdict_history",
]
