"""Brier, logarithmic and spherical scores of two or more categories."""

from fractions import Fraction
from math import inf, log

import numpy as np
import pandas as pd
import pytest
import scoringrules
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn import metrics

from predtrack.errors import InvalidForecastError
from predtrack.scores.rules.brier import brier
from predtrack.scores.rules.brier_multicategory import BRIER_MULTICATEGORY, brier_multicategory
from predtrack.scores.rules.brier_two_categories import BRIER_TWO_CATEGORIES, brier_two_categories
from predtrack.scores.rules.logarithmic import logarithmic
from predtrack.scores.rules.logarithmic_bits import LOGARITHMIC_BITS, logarithmic_bits
from predtrack.scores.rules.logarithmic_bits_categorical import (
    LOGARITHMIC_BITS_CATEGORICAL,
    logarithmic_bits_categorical,
)
from predtrack.scores.rules.logarithmic_categorical import (
    LOGARITHMIC_CATEGORICAL,
    logarithmic_categorical,
)
from predtrack.scores.rules.spherical import spherical
from predtrack.scores.rules.spherical_categorical import (
    SPHERICAL_CATEGORICAL,
    spherical_categorical,
)

CATEGORICAL = [
    BRIER_MULTICATEGORY,
    LOGARITHMIC_CATEGORICAL,
    LOGARITHMIC_BITS_CATEGORICAL,
    SPHERICAL_CATEGORICAL,
]
EVERY = pytest.mark.parametrize("score", CATEGORICAL, ids=lambda score: score.name)
CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)

THREE = [[0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.2, 0.2, 0.6]]


@st.composite
def simplices(draw, count=2):
    size = draw(st.integers(2, 6))
    weights = hnp.arrays(float, (count, size), elements=st.floats(0.01, 1))
    points = draw(weights)
    return points / points.sum(axis=1, keepdims=True)


@pytest.fixture
def generator():
    return np.random.default_rng(20261121)


def random_table(generator, categories=4, rows=300):
    probability = generator.dirichlet(np.ones(categories), rows)
    return probability, generator.integers(0, categories, rows)


@EVERY
@CAREFUL
@given(points=simplices())
def test_honesty_is_the_best_policy(score, points):
    truth, other = points
    outcomes = np.arange(len(truth))
    honest = truth @ [score(truth, y) for y in outcomes]
    stated = truth @ [score(other, y) for y in outcomes]
    gain = stated - honest if score.direction == "lower" else honest - stated
    assert gain >= -1e-12
    if np.abs(truth - other).max() > 1e-3:
        assert gain > 0


@EVERY
@CAREFUL
@given(points=simplices(count=5), data=st.data())
def test_the_order_of_the_categories_does_not_matter(score, points, data):
    size = points.shape[1]
    outcome = np.array(data.draw(st.lists(st.integers(0, size - 1), min_size=5, max_size=5)))
    order = np.array(data.draw(st.permutations(range(size))))
    moved = score(points[:, order], order.argsort()[outcome])
    np.testing.assert_allclose(moved, score(points, outcome), rtol=1e-12, atol=1e-15)
    low, high = score.range
    assert (moved >= low).all()
    assert (moved <= high + 1e-12).all()


@pytest.mark.parametrize(
    ("categorical", "binary"),
    [
        (brier_multicategory, brier_two_categories),
        (logarithmic_categorical, logarithmic),
        (logarithmic_bits_categorical, logarithmic_bits),
        (spherical_categorical, spherical),
    ],
)
def test_two_categories_are_one_probability(categorical, binary, generator):
    p, y = generator.uniform(size=200), generator.integers(0, 2, 200)
    pairs = np.stack([1 - p, p], axis=1)
    np.testing.assert_allclose(categorical(pairs, y), binary(p, y), rtol=1e-12)


def test_brier_of_categories_agrees_with_independent_peers():
    mean = brier_multicategory(THREE, [0, 1, 2]).mean()
    assert mean == pytest.approx(float(Fraction(11, 75)), rel=1e-15)


def test_brier_of_categories_goes_from_0_to_2():
    assert brier_multicategory([0.15, 0.45, 0.25, 0.15], 2) == pytest.approx(0.81, rel=1e-15)
    assert brier_multicategory([0.1, 0.2, 0.5, 0.2], 2) == pytest.approx(0.34, rel=1e-15)
    assert brier_two_categories(0.8, 1) == pytest.approx(0.08, rel=1e-15)
    assert brier_multicategory([[1, 0, 0], [1, 0, 0]], [0, 2]).tolist() == [0, 2]


def test_the_scale_of_two_categories_is_twice_that_of_one_probability(generator):
    p, z = generator.uniform(size=(2, 100))
    np.testing.assert_array_equal(brier_two_categories(p, z), 2 * brier(p, z))


def test_a_nearly_perfect_brier_score_keeps_its_digits():
    # |p|^2 - 2 p_y + 1 would cancel to 0 or to a negative number here
    assert brier_multicategory([1 - 1e-9, 1e-9], 0) == pytest.approx(2e-18, rel=1e-7)


def test_the_log_score_of_categories_is_in_nats_or_bits():
    assert logarithmic_categorical([0.7, 0.2, 0.1], 0) == pytest.approx(0.356675, abs=5e-7)
    assert logarithmic_bits_categorical([0.7, 0.3], 0) == pytest.approx(0.514573, abs=5e-7)
    assert logarithmic_bits(0.7, 1) == pytest.approx(0.514573, abs=5e-7)
    assert logarithmic_bits([0.5, 0.25], 1).tolist() == [1, 2]


def test_the_log_score_of_categories_is_infinite_where_it_is_and_nothing_is_clipped():
    scores = logarithmic_categorical([[1, 0, 0], [1, 0, 0]], [1, 0])
    np.testing.assert_array_equal(scores, [inf, 0])
    assert not np.signbit(scores).any()
    assert not np.signbit(logarithmic_bits_categorical([1, 0], 0))
    assert logarithmic_bits(0, 1) == inf


def test_tiny_probabilities_keep_their_digits():
    tiny = [1e-17, 1 - 1e-17]
    assert logarithmic_categorical(tiny, 0) == pytest.approx(39.14394658089878, rel=1e-15)
    assert logarithmic_bits(1e-17, 1) == pytest.approx(39.14394658089878 / log(2), rel=1e-15)
    assert logarithmic_bits(1e-17, 0) == pytest.approx(1e-17 / log(2), rel=1e-15)


def test_the_spherical_score_of_categories_rewards_what_happened():
    scores = spherical_categorical([[0.7, 0.3], [0.7, 0.3]], [0, 1])
    np.testing.assert_allclose(scores, [0.919145, 0.393919], atol=5e-7)
    assert spherical_categorical([0.25] * 4, 3) == 0.5
    assert spherical_categorical([0, 1], [0, 1]).tolist() == [0, 1]


def test_scikit_learn_has_the_same_scores_of_categories(generator):
    p, y = random_table(generator)
    nats = metrics.log_loss(y, p, labels=range(4))
    assert logarithmic_categorical(p, y).mean() == pytest.approx(nats, rel=1e-13)
    twice = metrics.brier_score_loss(y, p, labels=range(4), scale_by_half=False)
    assert brier_multicategory(p, y).mean() == pytest.approx(twice, rel=1e-13)


def test_scoringrules_has_the_same_log_score_of_the_category_that_happened(generator):
    p, y = random_table(generator)
    given = p[np.arange(len(y)), y]
    peer = scoringrules.log_score(np.ones(len(y)), given)
    np.testing.assert_allclose(logarithmic_categorical(p, y), peer, rtol=1e-12)


@EVERY
def test_any_array_of_numbers_will_do(score, generator):
    p, y = random_table(generator, categories=3, rows=20)
    expected = score(p, y)
    wide = np.zeros((40, 6))
    wide[::2, ::2] = p
    strided = wide[::2, ::2]
    strided.flags.writeable = False
    for probability in (p.tolist(), np.asfortranarray(p), strided, pd.DataFrame(p)):
        np.testing.assert_array_equal(score(probability, y), expected)
    for dtype in (np.int8, np.uint8, float, np.float32, object):
        np.testing.assert_array_equal(score(p, y.astype(dtype)), expected)
    np.testing.assert_array_equal(score(p, y > 1), score(p, (y > 1).astype(int)))
    np.testing.assert_array_equal(score(p, pd.Series(y)), expected)
    np.testing.assert_array_equal(
        [score(row, out) for row, out in zip(p, y, strict=True)], expected
    )
    np.testing.assert_array_equal(score.formula(p, y), expected)
    assert score(p.astype(np.float32), y).dtype == np.float64
    np.testing.assert_allclose(score(p.astype(np.float32), y), expected, rtol=1e-5)


@EVERY
def test_one_forecast_meets_many_outcomes_and_many_forecasts_one(score):
    np.testing.assert_array_equal(
        score([0.5, 0.3, 0.2], [0, 2]), score([[0.5, 0.3, 0.2]] * 2, [0, 2])
    )
    np.testing.assert_array_equal(score(THREE, 1), score(THREE, [1, 1, 1]))
    assert type(score([0.5, 0.5], 1)) is float


@EVERY
def test_no_rows_give_no_scores_and_one_row_gives_one(score):
    assert score(np.empty((0, 3)), []).shape == (0,)
    assert score([[0.5, 0.5]], [1]).shape == (1,)


@EVERY
@pytest.mark.parametrize(
    ("probability", "outcome", "message"),
    [
        ([[0.5, 0.5], [0.5, 0.4]], [0, 0], r"sum to 1 .*\(row 1\)"),
        ([[0.5, 0.5], [1.2, -0.2]], [0, 0], r"write 70 % as 0\.7 \(row 1\)"),
        ([[0.5, 0.5], [0.5, np.nan]], [0, 0], r"probability is missing.*\(row 1\)"),
        ([[0.5, 0.5], [0.5, -np.inf]], [0, 0], r"finite.*\(row 1\)"),
        ([[0.5, 0.5]] * 3, [0, 2, -1], r"number of a category.*\(row 2\)"),
        ([[0.5, 0.5]] * 3, [0, 2, 1], r"from 0 to 1 \(row 1\)"),
        ([[0.5, 0.5]] * 2, [0, 0.5], r"number of a category.*\(row 1\)"),
        ([[0.5, 0.5]] * 2, [0, None], r"outcome is missing.*\(row 1\)"),
        ([[0.5, 0.5]] * 2, [0, 1, 1], "one shape"),
        ([0.5, 0.5], [[0], [1], [1]], None),
        (np.empty((2, 0)), [0, 0], "at least one category"),
    ],
)
def test_what_is_no_forecast_is_refused_by_its_rows(score, probability, outcome, message):
    if message is None:
        assert score(probability, outcome).shape == (3, 1)
        return
    with pytest.raises(InvalidForecastError, match=message):
        score(probability, outcome)


@EVERY
def test_the_input_is_left_alone(score):
    probability, outcome = np.array(THREE), np.array([0.0, 1, 2])
    score(probability, outcome)
    np.testing.assert_array_equal(probability, THREE)
    np.testing.assert_array_equal(outcome, [0, 1, 2])


def test_the_two_binary_rules_know_their_scale():
    assert BRIER_TWO_CATEGORIES.range == (0, 2)
    assert BRIER_TWO_CATEGORIES.name == BRIER_MULTICATEGORY.name
    assert LOGARITHMIC_BITS.name == LOGARITHMIC_BITS_CATEGORICAL.name
