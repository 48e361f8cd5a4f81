"""The fair Brier score of an ensemble whose members say yes or no."""

import numpy as np
import pytest
import scores.probability
import xarray
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from predtrack.errors import InvalidForecastError
from predtrack.scores.fair_brier import fair_brier

CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)


def expected(members, chance, truth):
    hits = np.arange(members + 1)
    weight = binom.pmf(hits, members, chance)
    yes, no = (weight @ fair_brier(hits, members, outcome) for outcome in (1, 0))
    return truth * yes + (1 - truth) * no


def test_fair_brier_agrees_with_independent_peers():
    scores = fair_brier([0, 1, 3, 5], 5, [0, 1, 1, 0])
    np.testing.assert_allclose(scores, [0, 0.6, 0.1, 1], rtol=1e-15)
    assert not np.signbit(scores).any()


@CAREFUL
@given(members=st.integers(2, 9), data=st.data(), outcome=st.sampled_from([0, 1]))
def test_it_is_the_brier_score_less_the_penalty_for_few_members(members, data, outcome):
    hits = data.draw(st.integers(0, members))
    penalty = hits * (members - hits) / (members**2 * (members - 1))
    standard = (hits / members - outcome) ** 2
    assert fair_brier(hits, members, outcome) == pytest.approx(standard - penalty, abs=1e-12)
    assert 0 <= fair_brier(hits, members, outcome) <= 1


@CAREFUL
@given(members=st.integers(2, 9), chance=st.floats(1e-9, 1), truth=st.floats(0, 1))
def test_the_number_of_members_does_not_change_the_expected_score(members, chance, truth):
    exact = (chance - truth) ** 2 + truth * (1 - truth)
    assert expected(members, chance, truth) == pytest.approx(exact, abs=1e-12)


def test_scores_has_the_same_fair_brier_score():
    generator = np.random.default_rng(20261121)
    members = generator.integers(0, 2, (200, 7))
    outcome = generator.integers(0, 2, 200)
    peer = scores.probability.brier_score_for_ensemble(
        xarray.DataArray(members, dims=("row", "member")),
        xarray.DataArray(outcome, dims="row"),
        "member",
        1,
        preserve_dims="row",
    )
    ours = fair_brier(members.sum(axis=1), 7, outcome)
    np.testing.assert_allclose(ours, peer.to_numpy().ravel(), atol=1e-14)


def test_it_is_not_proper_for_the_share_of_members():
    # One hit of two scores like none if it did not happen, and like two if it did.
    assert fair_brier([0, 1, 2], 2, 0).tolist() == [0, 0, 1]
    assert fair_brier([0, 1, 2], 2, 1).tolist() == [1, 0, 0]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (([1, 1], [5, 1], 0), r"members must be a whole number of at least 2.*\(row 1\)"),
        (([1, 6], 5, 0), r"members must not be below hits \(row 1\)"),
        (([1, -1], 5, 0), r"hits must be a whole number.*\(row 1\)"),
        (([1, 1.5], 5, 0), r"hits must be a whole number.*\(row 1\)"),
        (([1, 1], [5, 2.5], 0), r"members must be a whole number.*\(row 1\)"),
        (([1, 1], 5, [0, 0.5]), r"outcome must be 0 or 1 \(row 1\)"),
        (([1, 1, 1], 5, [0, 2, -1]), r"outcome must be 0 or 1 \(rows 1, 2\)"),
        (([1, np.nan], 5, 0), r"hits is missing.*\(row 1\)"),
    ],
)
def test_what_is_no_ensemble_is_refused(columns, message):
    with pytest.raises(InvalidForecastError, match=message):
        fair_brier(*columns)


def test_numbers_arrays_and_nothing_will_do():
    assert type(fair_brier(3, 5, 1)) is float
    assert fair_brier([], 5, []).shape == (0,)
    assert fair_brier(np.array([3], np.uint8), np.array([5], np.int8), [True]).tolist() == [0.1]
