"""Two forecasters on the questions that both answered, with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from predtrack.summaries.row import Interval

if TYPE_CHECKING:
    from predtrack.summaries.funnel import Funnel

__all__ = ["AnytimeEvidence", "Comparison", "Interval", "RuleComparison", "WordComparison"]


@dataclass(frozen=True, slots=True)
class AnytimeEvidence:
    """What can be said at any time, however often one looks.

    Parameters
    ----------
    steps
        Moments at which outcomes became known.
    mean, low, high
        Mean difference over the moments, and ends that hold at all times.
    first_better, second_better
        E-values: growth of a stake in a fair bet that the first, or the second, has the
        better expected score; 20 and more is what 0.05 is to a p value.
    """

    steps: int
    mean: float
    low: float
    high: float
    first_better: float
    second_better: float


@dataclass(frozen=True, slots=True)
class RuleComparison:
    """Two forecasters under one rule.

    Parameters
    ----------
    rule, title, range, direction
        The rule; ``direction`` says whether a lower or a higher score is better.
    n, clusters
        Common questions, and clusters that they make.
    first, second
        Mean scores on the common questions.
    difference
        First minus second.
    better
        Who has the better mean: ``first``, ``second``, or ``neither``.
    told_apart
        Whether the sign-flip test finds a difference, and the interval, if any, holds no 0.
    sd
        Standard deviation of the differences of the questions.
    interval
        Interval of the difference; None with a reason.
    p_value, smallest_p
        Of the sign-flip test, two-sided; and the best that so many clusters can give.
    p_method
        How that was found.
    holm, benjamini_hochberg
        The p value adjusted for all rules that were compared.
    hln, hln_p
        Statistic and p value of Harvey, Leybourne and Newbold; None without an order of time.
    detectable
        Difference that these questions find in 80 % of cases.
    anytime
        What holds at any time; None without an order in which outcomes became known.
    remarks
        Why something is missing, or what to beware of.
    """

    rule: str
    title: str
    range: tuple[float, float]
    direction: Literal["lower", "higher"]
    n: int
    clusters: int
    first: float
    second: float
    difference: float | None = None
    better: Literal["first", "second", "neither"] = "neither"
    told_apart: bool = False
    sd: float | None = None
    interval: Interval | None = None
    p_value: float | None = None
    smallest_p: float | None = None
    p_method: str = ""
    holm: float | None = None
    benjamini_hochberg: float | None = None
    hln: float | None = None
    hln_p: float | None = None
    detectable: float | None = None
    anytime: AnytimeEvidence | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordComparison:
    """Two forecasters who used words, each word meaning the same for both.

    Parameters
    ----------
    n
        Common questions.
    low, high
        Ends of the difference of Brier scores, first minus second, over all meanings.
    """

    n: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two forecasters, and what a reader must know beside the numbers.

    Parameters
    ----------
    first, second
        Who is compared.
    answered_first, answered_second
        Questions with a score of each.
    common
        Questions with a score of both.
    level
        Level of the intervals.
    cluster
        What makes questions depend on each other.
    rules
        One comparison for each rule; empty where the two are not comparable.
    reason
        Why they are not comparable; empty where they are.
    words
        What their words say, where a ledger has such.
    funnel
        The way of all rows, or claims, to a score.
    remarks
        What a reader must know.
    """

    first: str
    second: str
    answered_first: int
    answered_second: int
    common: int
    level: float
    cluster: str
    rules: tuple[RuleComparison, ...]
    reason: str
    words: WordComparison | None
    funnel: Funnel
    remarks: tuple[str, ...] = ()
