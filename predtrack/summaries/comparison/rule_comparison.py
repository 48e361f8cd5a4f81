"""Two forecasters under one rule: difference, interval, tests, and what could be found."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from predtrack.scores.comparison import (
    ClusterIntervals,
    ClusterSums,
    cluster_bootstrap,
    cluster_interval,
    harvey_leybourne_newbold,
    minimal_detectable_difference,
    sign_flip_test,
)
from predtrack.summaries.comparison.anytime import anytime_evidence
from predtrack.summaries.comparison.comparison import Interval, RuleComparison

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores import Score
    from predtrack.summaries.comparison.meeting import Meeting
    from predtrack.summaries.comparison.question_facts import QuestionFacts

__all__ = ["MANY", "rule_comparison"]

FEW, MANY = 40, 20_000
"""Clusters from which, and up to which, the interval is a bootstrap; else it is a formula."""

_SIGNS = 200_000_000
"""Signs that a simulated test may draw."""


def rule_comparison(
    rule: Score, met: Meeting, facts: QuestionFacts, *, level: float, horizon: int, seed: int
) -> RuleComparison:
    """Compare two forecasters on their common questions under one rule.

    Parameters
    ----------
    rule
        The rule.
    met
        Their scores; at least one common question.
    facts
        Cluster, weight and time of each common question.
    level
        Level of the intervals.
    horizon
        Steps ahead that were forecast, for the test of Harvey, Leybourne and Newbold.
    seed
        Where draws start.
    """
    weight = np.ones(len(met.first)) if facts.weight is None else facts.weight
    means = [float(np.average(side, weights=weight)) for side in (met.first, met.second)]
    described: dict[str, Any] = {
        "rule": rule.name, "title": rule.title, "range": rule.range, "direction": rule.direction,
        "n": len(met.first), "clusters": int(facts.cluster.max()) + 1,
        "first": means[0], "second": means[1],
    }  # fmt: skip
    infinite = np.isinf(met.first) | np.isinf(met.second)
    if infinite.any():
        said = f"infinite score on {int(infinite.sum()):,} common questions: what happened was"
        return RuleComparison(**described, remarks=(f"{said} called impossible",))
    apart = met.first - met.second
    return _tested(described, rule, (apart, weight), facts, level, horizon, seed)


def _tested(
    described: dict[str, Any],
    rule: Score,
    weighed: tuple[NDArray[np.float64], NDArray[np.float64]],
    facts: QuestionFacts,
    level: float,
    horizon: int,
    seed: int,
) -> RuleComparison:
    apart, weight = weighed
    found = _interval(apart * weight, weight, facts.cluster, level, seed)
    difference, error = float(found.mean[0]), float(found.standard_error[0])
    clusters = described["clusters"]
    draws = int(np.clip(_SIGNS // clusters, 999, 99_999))
    flip = sign_flip_test(
        apart * weight, np.zeros(len(apart)), clusters=facts.cluster, draws=draws, seed=seed
    )
    known = not math.isnan(error)
    ends = (float(found.low[0]), float(found.high[0]))
    anytime, why_not = anytime_evidence(apart, rule, facts, level=level)
    hln, p, why_no_test = _in_time(apart, facts, horizon)
    return RuleComparison(
        **described,
        difference=difference,
        better=_better(difference, rule.direction),
        told_apart=flip.p_value <= 1 - level and (not known or ends[0] > 0 or ends[1] < 0),
        sd=float(apart.std(ddof=1)) if len(apart) > 1 else None,
        interval=Interval(level, *ends, found.method) if known else None,
        p_value=flip.p_value,
        smallest_p=flip.smallest_p,
        p_method="exact" if flip.method == "exact" else f"{flip.draws:,} draws, seed {seed}",
        hln=hln,
        hln_p=p,
        detectable=(
            minimal_detectable_difference(clusters, sd=error * math.sqrt(clusters))
            if known
            else None
        ),
        anytime=anytime,
        remarks=tuple(filter(None, (found.remarks[0], why_no_test, why_not))),
    )


def _interval(
    total: NDArray[np.float64],
    weight: NDArray[np.float64],
    cluster: NDArray[np.int32],
    level: float,
    seed: int,
) -> ClusterIntervals:
    count = int(cluster.max()) + 1
    n, added = (np.bincount(cluster, of, count).astype(np.float64) for of in (weight, total))
    sums = ClusterSums(
        np.zeros(count, np.int32), np.arange(count, dtype=np.int32), n, added,
        np.array([""]), np.arange(count),
    )  # fmt: skip
    if FEW <= count <= MANY:
        return cluster_bootstrap(sums, level=level, seed=seed)
    return cluster_interval(sums, level=level)


def _better(
    difference: float, direction: Literal["lower", "higher"]
) -> Literal["first", "second", "neither"]:
    if abs(difference) < 1e-14:
        return "neither"
    return "first" if (difference < 0) == (direction == "lower") else "second"


def _in_time(
    apart: NDArray[np.float64], facts: QuestionFacts, horizon: int
) -> tuple[float | None, float | None, str]:
    """Test with the neighbours in time, where there is an order and each question counts once."""
    if facts.moment is None:
        return None, None, ""
    if facts.weight is not None or int(facts.cluster.max()) + 1 < len(apart):
        return None, None, "no Diebold-Mariano test: it knows neither weights nor clusters"
    if horizon > len(apart) or len(apart) < 2:
        return None, None, "no Diebold-Mariano test: too few questions"
    ordered = apart[np.argsort(facts.moment, kind="stable")]
    found = harvey_leybourne_newbold(ordered, np.zeros(len(ordered)), horizon=horizon)
    if found.reason:
        return None, None, f"no Diebold-Mariano test: {found.reason}"
    return found.statistic, found.p_value, ""
