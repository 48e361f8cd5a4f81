"""Degrees of fulfilment, doubts of a resolver, and averages over time, for binary rules."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError
from predtrack.scores.brier_index import brier_index
from predtrack.scores.rules.absolute_error import absolute_error
from predtrack.scores.rules.brier import brier
from predtrack.scores.rules.brier_two_categories import brier_two_categories
from predtrack.scores.rules.brier_uncertain_outcome import (
    BRIER_UNCERTAIN_OUTCOME,
    brier_uncertain_outcome,
)
from predtrack.scores.rules.logarithmic import logarithmic
from predtrack.scores.rules.logarithmic_bits import logarithmic_bits
from predtrack.scores.rules.spherical import spherical

CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)
share = st.floats(0, 1)


def test_a_degree_of_fulfilment_is_not_the_doubt_of_a_resolver():
    assert brier(0.7, 0.5) == pytest.approx(0.04, rel=1e-12)
    assert brier_uncertain_outcome(0.7, 0.5) == pytest.approx(0.29, rel=1e-12)


@CAREFUL
@given(p=share, z=share)
def test_the_doubt_of_the_resolver_stays_in_the_score(p, z):
    assert brier_uncertain_outcome(p, z) == pytest.approx(brier(p, z) + z * (1 - z), abs=1e-12)
    mean = z * brier(p, 1) + (1 - z) * brier(p, 0)
    assert brier_uncertain_outcome(p, z) == pytest.approx(mean, abs=1e-12)


def test_a_certain_resolver_gives_the_brier_score():
    p = np.linspace(0, 1, 11)
    for outcome in (0, 1):
        np.testing.assert_array_equal(brier_uncertain_outcome(p, outcome), brier(p, outcome))


@pytest.mark.parametrize(
    "rule", [brier, brier_two_categories, brier_uncertain_outcome, logarithmic, logarithmic_bits]
)
@CAREFUL
@given(outcomes=st.lists(st.floats(0.02, 0.98), min_size=2, max_size=6), p=st.floats(0.01, 0.99))
def test_the_mean_fulfilment_is_the_best_forecast_of_fulfilments(rule, outcomes, p):
    honest = rule(np.mean(outcomes), outcomes).mean()
    assert rule(p, outcomes).mean() >= honest - 1e-12


@CAREFUL
@given(z=st.floats(0.02, 0.98), p=st.floats(0.01, 0.99))
def test_the_spherical_score_of_a_fulfilment_is_best_at_it(z, p):
    assert spherical(z, z) >= spherical(p, z) - 1e-12


def test_the_absolute_distance_of_a_probability_is_not_proper():
    # Whoever believes in .3 gains by saying 0.
    honest, extreme = (
        0.3 * absolute_error(stated, 1) + 0.7 * absolute_error(stated, 0) for stated in (0.3, 0)
    )
    assert extreme < honest
    assert (extreme, honest) == pytest.approx((0.3, 0.42))


def test_the_score_of_an_uncertain_resolution_states_its_facts():
    assert BRIER_UNCERTAIN_OUTCOME.columns == ("probability", "outcome")
    assert BRIER_UNCERTAIN_OUTCOME.range == (0, 1)
    assert BRIER_UNCERTAIN_OUTCOME.row_by_row


def test_a_forecast_carried_forward_counts_every_day():
    assert brier([0.6] * 3 + [0.8] * 4 + [0.95] * 3, 1).mean() == pytest.approx(0.06475, rel=1e-12)
    daily = brier_two_categories([0.9] * 3 + [0.95] * 4, 1)
    assert daily.mean() == pytest.approx(float(Fraction(4, 350)), rel=1e-12)
    assert daily.mean() == pytest.approx(0.0114286, abs=5e-8)


def test_the_mean_of_scores_is_not_the_score_of_the_mean():
    halves = np.array([0.2, 0.8])
    assert brier(halves, 1).mean() == pytest.approx(0.34, rel=1e-12)
    assert brier(halves.mean(), 1) == pytest.approx(0.25, rel=1e-12)


def test_the_brier_index_is_a_percentage_of_a_mean():
    assert brier_index(0.25) == 50
    assert brier_index(0.1) == pytest.approx(68.38, abs=0.005)
    assert brier_index([0, 1]).tolist() == [100, 0]


def test_the_mean_of_indices_is_not_the_index_of_the_mean():
    scores = brier([0.2, 0.8], 1)
    assert brier_index(scores.mean()) == pytest.approx(100 * (1 - 0.34**0.5))
    assert brier_index(scores).mean() == pytest.approx(50)


def test_the_brier_index_refuses_the_other_scale():
    with pytest.raises(InvalidForecastError, match="halve one of 0 to 2"):
        brier_index(1.5)
    with pytest.raises(InvalidForecastError, match="missing"):
        brier_index(np.nan)
    with pytest.raises(InvalidForecastError, match=r"lie in \[0, 1\]"):
        brier_index(-0.5)
