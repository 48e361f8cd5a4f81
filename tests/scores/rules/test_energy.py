"""Energy score of vectors."""

import tracemalloc

import numpy as np
import pytest
import scoringrules

from predtrack.errors import InvalidForecastError
from predtrack.scores.rules.crps_samples import crps_samples
from predtrack.scores.rules.energy import ENERGY, energy_score

CORNERS = [[0, 0], [1, 0], [0, 1]]


@pytest.fixture
def vectors():
    generator = np.random.default_rng(12)
    return generator.normal(size=(70, 15, 3)), generator.normal(size=(70, 3))


def test_energy_of_three_corners_is_the_known_one():
    assert energy_score(CORNERS, [1, 1]) == pytest.approx(0.758714, abs=5e-7)
    exact = (2 + np.sqrt(2)) / 3 - (2 + np.sqrt(2)) / 9
    assert energy_score(CORNERS, [1, 1]) == pytest.approx(exact, rel=1e-15)
    fair = (2 + np.sqrt(2)) / 3 - (2 + np.sqrt(2)) / 6
    assert energy_score(CORNERS, [1, 1], estimator="fair") == pytest.approx(fair, rel=1e-15)


@pytest.mark.parametrize("estimator", ["standard", "fair"])
def test_in_one_dimension_it_is_the_crps(vectors, estimator):
    value, outcome = vectors
    score = energy_score(value[..., :1], outcome[..., :1], estimator=estimator)
    crps = crps_samples(value[..., 0], outcome[..., 0], estimator=estimator)
    np.testing.assert_allclose(score, crps, rtol=1e-12)


@pytest.mark.parametrize(("theirs", "ours"), [("nrg", "standard"), ("fair", "fair")])
def test_scoringrules_has_the_same_energy(vectors, theirs, ours):
    value, outcome = vectors
    expected = scoringrules.es_ensemble(outcome, value, estimator=theirs, backend="numba")
    np.testing.assert_allclose(energy_score(value, outcome, estimator=ours), expected, rtol=1e-11)


def test_turning_and_moving_the_axes_changes_nothing(vectors):
    value, outcome = vectors
    turn = np.linalg.qr(np.random.default_rng(1).normal(size=(3, 3)))[0]
    turned = energy_score(value @ turn + 5, outcome @ turn + 5)
    np.testing.assert_allclose(turned, energy_score(value, outcome), rtol=1e-11)


def test_the_order_of_members_and_rows_does_not_matter(vectors):
    value, outcome = vectors
    score = energy_score(value, outcome)
    np.testing.assert_allclose(energy_score(value[:, ::-1], outcome), score, rtol=1e-13)
    np.testing.assert_array_equal(energy_score(value[::-1], outcome[::-1]), score[::-1])
    assert energy_score(value[3], outcome[3]) == score[3]


def test_all_pairs_are_never_held_at_once():
    value, outcome = np.zeros((2, 2000, 2)), np.zeros((2, 2))
    tracemalloc.start()
    energy_score(value, outcome)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000  # a matrix of pairs would take 32 MB


def test_one_member_scores_its_distance():
    assert energy_score([[3, 4]], [0, 0]) == 5
    with pytest.raises(InvalidForecastError, match="at least two members"):
        energy_score([[3, 4]], [0, 0], estimator="fair")


@pytest.mark.parametrize(
    ("value", "outcome", "words"),
    [
        (np.zeros((2, 3, 4)), np.zeros((2, 3)), "one dimension axis"),
        (np.zeros((2, 3, 4)), np.zeros((3, 4)), "one shape"),
        (np.full((2, 3, 1), -np.inf), np.zeros((2, 1)), r"finite number \(rows 0, 1\)"),
        (np.zeros((2, 3, 1)), [[0], [np.nan]], r"missing.*\(row 1\)"),
        (np.zeros(3), np.zeros(1), "axis for each member and dimension"),
    ],
)
def test_what_is_no_ensemble_of_vectors_is_refused(value, outcome, words):
    with pytest.raises(InvalidForecastError, match=words):
        energy_score(value, outcome)


def test_no_rows_have_no_scores():
    assert energy_score(np.zeros((0, 3, 2)), np.zeros((0, 2))).shape == (0,)
    assert ENERGY.kind == "vector"
