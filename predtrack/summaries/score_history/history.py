"""A score over time: lines of exact values, and what happened along them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.summaries.funnel import Funnel
    from predtrack.summaries.row import Interval

__all__ = ["HistoryLine", "HistoryMark", "HistoryPoint", "Moment", "ScoreHistory", "Subject"]

Moment: TypeAlias = dt.date | float
"""A day, a moment in UTC (a ``datetime`` without a zone), or a number on a clock of its own."""

Subject: TypeAlias = Literal["standing", "verdicts", "question"]
"""What moves: the forecasts that stood, what was known of verdicts, or one question."""


@dataclass(frozen=True, slots=True)
class HistoryPoint:
    """A value that holds from a moment until the next point of its line.

    Parameters
    ----------
    at
        The moment.
    value
        The value from then on; ``None`` where nothing stands, or where only bounds are known.
    n
        How many forecasts it is the mean of.
    bounds
        Ends of a value that partial verdicts leave open.
    interval
        Interval of confidence, where there is one.
    """

    at: Moment
    value: float | None
    n: int
    bounds: tuple[float, float] | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class HistoryMark:
    """Something that happened: revisions, known outcomes, or a verdict that was changed.

    Parameters
    ----------
    at
        The moment; of several, the last.
    count
        How many there were, since the mark before.
    text
        What it was, where it was one.
    """

    at: Moment
    count: int = 1
    text: str = ""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One forecaster or group.

    Parameters
    ----------
    by
        The group: names of columns with their values; empty for all together.
    points
        Steps, in order.
    revisions
        When a forecast was replaced by the same forecaster's next one.
    forecasts, questions
        How many forecasts stood at any time, and on how many questions.
    usual
        Lowest and highest value while at least half as many forecasts stood as ever: a mean
        of one or two says little. Over all moments, also those that are not told.
    """

    by: Mapping[str, str]
    points: tuple[HistoryPoint, ...]
    revisions: tuple[HistoryMark, ...] = ()
    forecasts: int = 0
    questions: int = 0
    usual: tuple[float, float] | None = None

    @property
    def name(self) -> str:
        """The group in a few words; empty for all together."""
        return ", ".join(map(str, self.by.values()))


@dataclass(frozen=True, slots=True)
class ScoreHistory:
    """How a score moved, and what moved it.

    Parameters
    ----------
    subject
        ``standing``: the mean score of the forecasts that stood at each moment. ``verdicts``:
        the score as it was known on each day. ``question``: the probabilities of one question.
    rule, title, range, direction
        Of the score; of a question, the probability has no direction.
    lines
        One for each forecaster or group.
    outcomes
        When the outcomes became known that enter the score.
    changes
        Verdicts that replaced an earlier one of the same resolver.
    thinned
        Whether only some of the moments are told. Each value that is told is exact.
    outcome
        Of one question: the degree to which it happened, if that is known.
    until
        Last moment of which anything is known; ``None`` where that is the last point.
    questions
        How many questions all lines stand on; 0 where nobody counted.
    funnel
        The way of all forecasts to these, where it is known.
    remarks
        What a reader must know.
    """

    subject: Subject
    rule: str
    title: str
    range: tuple[float, float]
    direction: str
    lines: tuple[HistoryLine, ...]
    outcomes: tuple[HistoryMark, ...] = ()
    changes: tuple[HistoryMark, ...] = ()
    thinned: bool = False
    outcome: float | None = None
    until: Moment | None = None
    questions: int = 0
    funnel: Funnel | None = None
    remarks: tuple[str, ...] = field(default=())
