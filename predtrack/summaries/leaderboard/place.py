"""A leaderboard: what is known of each forecaster, and who is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from predtrack.scores import Score
    from predtrack.summaries.funnel import Funnel

__all__ = ["Difficulty", "Leaderboard", "LeftOut", "Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the board.

    Parameters
    ----------
    forecaster
        Name; of an aggregate, its method.
    kind
        ``forecaster``, or ``aggregate`` of all of them, which has no rank.
    group
        Number of the group within which forecasters can be compared, 1 for the largest.
    n, coverage
        Questions with a score, and their share of all questions of the table.
    adjusted, standard_error
        Mean score after the difficulty of the questions is taken out, as if all questions
        of the group had been answered; and its standard error.
    interval_low, interval_high
        Interval of the adjusted score at the level of the board: of its distance from the mean
        of the group, one forecaster at a time, and within the range of the rule. Intervals that
        overlap say nothing of a rank.
    shrunken
        The adjusted score drawn towards the mean, the more the fewer the answers.
    rank, rank_low, rank_high
        Place within the group by the adjusted score, and the places that cannot be excluded.
    raw
        Mean score on the own questions, which rewards answering easy ones.
    common
        Mean score on the questions that all of the group answered.
    relative_skill
        Geometric mean of the ratios to all others on common questions; below 1 is better.
    peer
        How much better than the mean of all others on the same question, on the mean.
    skill_base_rate, skill_crowd
        1 less the ratio to the base rate of the table, and to the median of the others.
    remark
        Why something is missing.
    """

    forecaster: str
    kind: Literal["forecaster", "aggregate"]
    group: int
    n: int
    coverage: float
    adjusted: float
    standard_error: float | None
    interval_low: float | None
    interval_high: float | None
    shrunken: float | None
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    raw: float
    common: float | None
    relative_skill: float | None
    peer: float | None
    skill_base_rate: float | None
    skill_crowd: float | None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A forecaster who is not ranked, and why."""

    forecaster: str
    n: int
    reason: str


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class Difficulty:
    """How hard the questions are: what each one costs everybody.

    Parameters
    ----------
    question, group
        Names, and the group within which difficulties can be compared.
    difficulty
        How much more than the mean question of the group.
    answers
        Ranked forecasters who answered.
    """

    question: NDArray[Any]
    group: NDArray[np.int64]
    difficulty: NDArray[np.float64]
    answers: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """Forecasters in order, and what a reader must know.

    Parameters
    ----------
    rule
        The rule.
    places
        The lines, group by group, best first; aggregates stand among them by their score.
    left_out
        Who is not ranked.
    difficulty
        Of each question.
    questions, common
        Questions of the table; and those that all of the largest group answered.
    level
        Level of the bands.
    band_method, cluster
        How the bands were found, and what was drawn.
    minimum
        Fewest questions of a ranked forecaster.
    order
        By which score the lines stand.
    funnel
        The way of all rows to a score.
    remarks
        What a reader must know.
    """

    rule: Score
    places: tuple[Place, ...]
    left_out: tuple[LeftOut, ...]
    difficulty: Difficulty
    questions: int
    common: int
    level: float
    band_method: str
    cluster: str
    minimum: int
    order: str
    funnel: Funnel
    remarks: tuple[str, ...] = ()

    @property
    def groups(self) -> int:
        """How many groups are ranked apart."""
        return max((place.group for place in self.places), default=0)
