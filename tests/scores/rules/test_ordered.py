"""Scores of ordered categories: the ranked probability score and Good Judgment's rule."""

import numpy as np
import pytest
import scores.probability
import scoringrules
import xarray
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from predtrack.errors import InvalidForecastError
from predtrack.scores.rules.brier import brier
from predtrack.scores.rules.brier_two_categories import brier_two_categories
from predtrack.scores.rules.ordered_brier import ORDERED_BRIER, ordered_brier
from predtrack.scores.rules.ranked_probability import RANKED_PROBABILITY, ranked_probability
from predtrack.scores.rules.ranked_probability_normalised import (
    RANKED_PROBABILITY_NORMALISED,
    ranked_probability_normalised,
)

RULES = [RANKED_PROBABILITY, RANKED_PROBABILITY_NORMALISED, ORDERED_BRIER]
EVERY = pytest.mark.parametrize("score", RULES, ids=lambda score: score.name)
CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)
FOUR = [0.1, 0.2, 0.5, 0.2]


@st.composite
def simplices(draw, count=2):
    size = draw(st.integers(2, 6))
    points = draw(hnp.arrays(float, (count, size), elements=st.floats(0.01, 1)))
    return points / points.sum(axis=1, keepdims=True)


@pytest.fixture
def table():
    generator = np.random.default_rng(20261121)
    return generator.dirichlet(np.ones(5), 300), generator.integers(0, 5, 300)


@EVERY
@CAREFUL
@given(points=simplices())
def test_honesty_is_the_best_policy(score, points):
    truth, other = points
    outcomes = np.arange(len(truth))
    honest = truth @ [score(truth, y) for y in outcomes]
    stated = truth @ [score(other, y) for y in outcomes]
    assert stated >= honest - 1e-12
    if np.abs(truth - other).max() > 1e-3:
        assert stated > honest


@EVERY
@CAREFUL
@given(points=simplices(count=4), data=st.data())
def test_the_order_may_be_read_from_either_end(score, points, data):
    last = points.shape[1] - 1
    outcome = np.array(data.draw(st.lists(st.integers(0, last), min_size=4, max_size=4)))
    backwards = score(points[:, ::-1], last - outcome)
    np.testing.assert_allclose(backwards, score(points, outcome), rtol=1e-9, atol=1e-15)


def test_the_ranked_probability_score_sums_over_the_thresholds():
    assert ranked_probability(FOUR, 2) == pytest.approx(0.14, rel=1e-12)
    assert ranked_probability([0.1, 0.2, 0.3, 0.4], 2) == pytest.approx(0.26, rel=1e-12)
    assert ranked_probability([0.01, 0.32, 0.44, 0.23], 2) == pytest.approx(0.1619, rel=1e-12)


def test_divided_by_the_thresholds_it_is_another_convention():
    assert ranked_probability_normalised(FOUR, 2) == pytest.approx(0.0466667, abs=5e-8)
    assert ranked_probability_normalised(FOUR, 2) == pytest.approx(0.14 / 3, rel=1e-12)


def test_the_ordered_rule_is_a_mean_of_brier_scores_of_splits():
    assert ordered_brier(FOUR, 2) == pytest.approx(0.0933333, abs=5e-8)
    assert ordered_brier([0.25, 0.25, 0.30, 0.20], 1) == pytest.approx(0.2350, rel=1e-12)
    splits = brier_two_categories(np.cumsum(FOUR)[:-1], [0, 0, 1])
    assert ordered_brier(FOUR, 2) == pytest.approx(splits.mean(), rel=1e-12)


def test_the_ordered_rule_agrees_with_the_sum_by_hand():
    # 2 (.15^2 + .6^2 + .15^2) over 3 splits
    assert ordered_brier([0.15, 0.45, 0.25, 0.15], 2) == pytest.approx(0.27, rel=1e-12)


def test_scoringrules_has_the_same_ranked_probability_score(table):
    probability, outcome = table
    peer = scoringrules.rps_score(outcome + 1, probability)  # it counts categories from 1
    np.testing.assert_allclose(ranked_probability(probability, outcome), peer, atol=1e-14)


def test_it_is_the_crps_of_the_categories_numbers(table):
    probability, outcome = table
    grid = np.arange(5.0)
    forecast = xarray.DataArray(
        probability.cumsum(axis=1).clip(0, 1), dims=("row", "x"), coords={"x": grid}
    )
    observed = xarray.DataArray(outcome.astype(float), dims="row")
    # A step function: scores interpolates between points, so each step gets two of them.
    fine = np.sort(np.concatenate([grid, grid[1:] - 1e-9]))
    steps = forecast.sel(x=fine, method="ffill").assign_coords(x=fine)
    peer = scores.probability.crps_cdf(
        steps, observed, threshold_dim="x", preserve_dims="row"
    ).total
    np.testing.assert_allclose(ranked_probability(probability, outcome), peer, atol=1e-7)


def test_two_ordered_categories_are_one_probability():
    generator = np.random.default_rng(1)
    p, y = generator.uniform(size=100), generator.integers(0, 2, 100)
    pairs = np.stack([1 - p, p], axis=1)
    np.testing.assert_allclose(ranked_probability(pairs, y), brier(p, y), rtol=1e-12)
    np.testing.assert_allclose(ordered_brier(pairs, y), 2 * brier(p, y), rtol=1e-12)


def test_a_near_miss_costs_less_than_a_far_one():
    near, far = ranked_probability([[0, 1, 0, 0], [0, 0, 0, 1]], 0)
    assert (near, far) == (1, 3)
    assert ordered_brier([0, 0, 0, 1], 0) == 2
    assert ranked_probability_normalised([0, 0, 0, 1], 0) == 1


def test_one_category_has_no_threshold():
    assert ranked_probability([[1.0]], [0]).tolist() == [0]
    for rule in (ranked_probability_normalised, ordered_brier):
        with pytest.raises(InvalidForecastError, match="at least two categories"):
            rule([[1.0]], [0])


@EVERY
def test_a_table_may_have_no_rows_one_row_or_one_forecast(score):
    assert score(np.empty((0, 4)), []).shape == (0,)
    assert score([FOUR], [2]).shape == (1,)
    assert type(score(FOUR, 2)) is float
    assert type(score(FOUR, True)) is float
    np.testing.assert_array_equal(score(FOUR, [0, 3]), score([FOUR, FOUR], [0, 3]))
    np.testing.assert_array_equal(score.formula(np.array([FOUR]), np.array([2])), score([FOUR], 2))


@EVERY
def test_what_is_no_forecast_is_refused_by_its_rows(score):
    with pytest.raises(InvalidForecastError, match=r"sum to 1 .*\(row 1\)"):
        score([FOUR, [0.1, 0.2, 0.5, 0.1]], [0, 0])
    with pytest.raises(InvalidForecastError, match=r"missing.*\(row 0\)"):
        score([FOUR], [np.nan])
    with pytest.raises(InvalidForecastError, match=r"from 0 to 3 \(row 0\)"):
        score([FOUR], [4])
