"""Which point each score asks a forecaster for: found by looking for its best one.

Somebody believes in a lognormal distribution with a median of 1 and sigma 1.
"""

from itertools import pairwise
from math import exp

import numpy as np
import pytest
from scipy import integrate, optimize, stats

from predtrack.scores import get_score
from predtrack.scores.ranges import bound_sweep

BELIEF = stats.lognorm(1)


def optimal_point(score, belief=BELIEF):
    """The point with the lowest expected score."""
    shares = np.array([1e-12, 0.001, 0.5, 0.999, 1 - 1e-12])

    def expected(point):
        cuts = np.unique([*belief.ppf(shares), point])
        pieces = [
            integrate.quad(
                lambda y: score(point, y) * belief.pdf(y), low, high, epsabs=1e-13, epsrel=1e-12
            )[0]
            for low, high in pairwise(cuts)
        ]
        return sum(pieces)

    options = {"xatol": 1e-9}
    return optimize.minimize_scalar(
        expected, bounds=(0.01, 10), method="bounded", options=options
    ).x


@pytest.mark.parametrize(
    ("name", "optimum"),
    [
        ("squared", 1.648721),
        ("absolute", 1),
        ("absolute_log_ratio", 1),
        ("absolute_percentage", 0.367879),
    ],
)
def test_a_rule_asks_for_its_functional(name, optimum):
    formula = get_score(name).formula
    assert optimal_point(formula) == pytest.approx(optimum, rel=1e-5)


def test_the_percentage_of_the_forecast_asks_for_too_much():
    found = optimal_point(lambda point, y: abs(point - y) / point)
    assert found == pytest.approx(2.718282, rel=1e-5)


def test_the_pinball_score_asks_for_its_quantile():
    found = optimal_point(lambda point, y: max(0.9 * (y - point), 0.1 * (point - y)))
    assert found == pytest.approx(3.602224, rel=1e-5)


def test_a_bound_at_a_level_is_best_at_that_quantile():
    outcomes = BELIEF.ppf((np.arange(4000) + 0.5) / 4000)
    candidates = np.linspace(3, 4.2, 121)
    sweeps = [bound_sweep(x, outcomes, comparator="up to", levels=0.9) for x in candidates]
    best = np.argmin([sweep.pinball.mean() for sweep in sweeps])
    assert candidates[best] == pytest.approx(3.602224, abs=0.01)


def test_the_functionals_are_those_of_the_lognormal():
    assert BELIEF.mean() == pytest.approx(1.648721, abs=1e-6)
    assert BELIEF.ppf(0.9) == pytest.approx(3.602224, abs=1e-6)
    assert exp(-1) == pytest.approx(0.367879, abs=1e-6)
