"""What a number of answers can say, and what it cannot: facts that every report can print."""

from __future__ import annotations

import math
from dataclasses import dataclass

from predtrack.scores.assertions.proportions import clopper_pearson
from predtrack.scores.comparison.power import minimal_detectable_difference
from predtrack.scores.counts import read_count, read_level
from predtrack.scores.small_samples.hit_rates import (
    distinguishable_hit_rate,
    fewest_significant_hits,
    hit_rate_power,
)
from predtrack.scores.small_samples.sentences import (
    allowance_sentence,
    difference_sentence,
    interval_sentence,
    nothing_sentence,
    power_sentence,
    required_sentence,
)

__all__ = ["SMALL", "SampleFacts", "what_n_can_say"]

SMALL = 20
"""Up to so many answers nothing is said of calibration, and nobody gets a rank."""


@dataclass(frozen=True, slots=True)
class SampleFacts:
    """What n answers can say.

    Parameters
    ----------
    n
        Answers; clusters, where answers hang together.
    level, alpha, power, sd
        Level of the interval; level of the tests (one-sided for hits, two-sided for
        differences); chance of finding what is there; standard deviation of the differences
        between two forecasters' Brier scores.
    hit_interval
        Exact interval of the hit rate where half of the answers (rounded down) are hits.
    required_hits
        Fewest hits that a coin hardly gives; None where even n hits are within its luck.
    indistinguishable_rate
        A hit rate, in tenths up to 20 answers and in hundredths above, that passes the test
        against a coin in less than half of all cases; None where n tells all of them apart.
    distinguishable_rate
        Smallest hit rate that passes the test with the stated power; None where none does.
    detectable_difference
        Smallest difference of two mean Brier scores that is found with the stated power, by
        normal quantiles; infinite without an answer.
    calibration_curve_allowed, rank_allowed, well_calibrated_allowed
        Whether a report may show the one and say the other; never up to 20 answers.
    hit_sentences, score_sentences
        The facts about hit rates, and those about scores of probabilities.
    """

    n: int
    level: float
    alpha: float
    power: float
    sd: float
    hit_interval: tuple[float, float]
    required_hits: int | None
    indistinguishable_rate: float | None
    distinguishable_rate: float | None
    detectable_difference: float
    calibration_curve_allowed: bool
    rank_allowed: bool
    well_calibrated_allowed: bool
    hit_sentences: tuple[str, ...]
    score_sentences: tuple[str, ...]

    @property
    def hit_interval_width(self) -> float:
        """Width of the interval of the hit rate."""
        return self.hit_interval[1] - self.hit_interval[0]

    @property
    def sentences(self) -> tuple[str, ...]:
        """All facts in words, each said once."""
        return tuple(dict.fromkeys((*self.hit_sentences[:-1], *self.score_sentences)))


def what_n_can_say(
    n: int,
    *,
    level: float = 0.95,
    alpha: float = 0.05,
    power: float = 0.8,
    sd: float = 0.15,
) -> SampleFacts:
    """Say what n answers can show, before anybody looks at them.

    Parameters
    ----------
    n
        Resolved answers that are independent of each other; where several come from one
        question or one document, count those.
    level
        Level of the interval of a hit rate.
    alpha
        Level of the tests.
    power
        Chance with which a difference should be found.
    sd
        Standard deviation of the differences between two forecasters' Brier scores; .15 is a
        convention and no estimate. Take that of your own pairs if there are many.

    Returns
    -------
    SampleFacts

    Examples
    --------
    >>> facts = what_n_can_say(10)
    >>> facts.required_hits, facts.indistinguishable_rate, facts.calibration_curve_allowed
    (9, 0.8, False)
    >>> print(facts.hit_sentences[2])
    10 answers cannot tell a hit rate of 0.5 from one of 0.8: that one passes the test in
    only 38 % of cases. It takes a rate of 0.92 to pass it in 80 %.
    """
    n, allowed = read_count("n", n), n > SMALL
    interval = clopper_pearson(n // 2, n, level)
    difference = minimal_detectable_difference(n, sd=sd, power=power, alpha=alpha)
    allowance = allowance_sentence(allowed=allowed, limit=SMALL)
    return SampleFacts(
        n,
        level,
        alpha,
        power,
        sd,
        interval,
        fewest_significant_hits(n, 0.5, alpha),
        _indistinguishable(n, alpha),
        distinguishable_hit_rate(n, power=power, alpha=alpha),
        difference,
        calibration_curve_allowed=allowed,
        rank_allowed=allowed,
        well_calibrated_allowed=allowed,
        hit_sentences=(*_hit_sentences(n, level, alpha, power), allowance),
        score_sentences=(
            (difference_sentence(n, difference, sd, power), allowance)
            if n
            else (nothing_sentence(), allowance)
        ),
    )


def _hit_sentences(n: int, level: float, alpha: float, power: float) -> tuple[str, ...]:
    if not n:
        return (nothing_sentence(),)
    hits, rate = fewest_significant_hits(n, 0.5, alpha), _indistinguishable(n, alpha)
    said = [
        interval_sentence(n, n // 2, level, clopper_pearson(n // 2, n, level)),
        required_sentence(n, hits, 0.5**n if hits is None else alpha, alpha),
    ]
    if rate is not None:
        shown = distinguishable_hit_rate(n, power=power, alpha=alpha)
        chance = hit_rate_power(n, rate, alpha=alpha)
        said.append(power_sentence(n, rate, chance, shown, power))
    return tuple(said)


def _indistinguishable(n: int, alpha: float) -> float | None:
    """Round the rate with an even chance to pass down to a round number below it."""
    median = distinguishable_hit_rate(n, power=0.5, alpha=read_level("alpha", alpha))
    if median is None:
        return 1.0
    steps = 10 if n <= SMALL else 100
    rate = (math.ceil(median * steps) - 1) / steps
    return rate if rate > 0.5 else None
