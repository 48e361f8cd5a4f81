"""Claims of which one implies the other."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.isotonic import IsotonicRegression

from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores.deadlines import coherent_projection, incoherences
from predtrack.scores.decomposition.isotonic import isotonic_means

ROWS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 5), st.floats(0.1, 10)), min_size=1, max_size=12
)


def pairs(found):
    return [(one.narrower, one.wider) for one in found]


def test_earlier_deadlines_cannot_be_likelier():
    found = incoherences([0.5, 0.4, 0.7], deadline=[1, 2, 3])
    assert pairs(found) == [(0, 1)]
    assert found[0].excess == pytest.approx(0.1)
    assert incoherences([0.4, 0.4, 0.7], deadline=[1, 2, 3]) == ()


def test_every_pair_is_named_and_the_largest_first():
    found = incoherences([0.2, 0.9, 0.5, 0.6], deadline=[4, 1, 2, 3])
    assert pairs(found) == [(1, 0), (1, 2), (3, 0), (1, 3), (2, 0)]


def test_higher_thresholds_cannot_be_likelier():
    assert pairs(incoherences([0.3, 0.4], threshold=[100, 200])) == [(1, 0)]
    assert incoherences([0.4, 0.3], threshold=[100, 200]) == ()
    assert pairs(incoherences([0.4, 0.3], threshold=[100, 200], side="at most")) == [(0, 1)]


def test_with_both_a_claim_must_be_narrower_in_both():
    early_hard, late_easy, early_easy = (1, 200), (2, 100), (1, 100)
    deadline, threshold = zip(early_hard, late_easy, early_easy, strict=True)
    found = incoherences([0.6, 0.5, 0.7], deadline=deadline, threshold=threshold)
    assert pairs(found) == [(2, 1), (0, 1)]
    crossed = incoherences([0.9, 0.1], deadline=[1, 2], threshold=[100, 200])
    assert crossed == ()  # earlier but easier: neither implies the other


def test_one_claim_has_one_probability():
    assert pairs(incoherences([0.3, 0.4], deadline=[1, 1])) == [(1, 0)]


def test_a_rounding_is_no_contradiction():
    assert incoherences([0.1 + 0.2, 0.3], deadline=[1, 2]) == ()


def test_dates_are_deadlines():
    days = [dt.date(2026, 12, 31), dt.date(2026, 6, 30)]
    assert pairs(incoherences([0.4, 0.5], deadline=days)) == [(1, 0)]


def test_pooling_mends_them():
    found = coherent_projection([0.5, 0.4, 0.7], deadline=[1, 2, 3])
    np.testing.assert_allclose(found, [0.45, 0.45, 0.7], rtol=1e-12)


def test_the_order_of_rows_does_not_matter():
    found = coherent_projection([0.7, 0.5, 0.4], deadline=[3, 1, 2])
    np.testing.assert_allclose(found, [0.7, 0.45, 0.45], rtol=1e-12)


def test_a_weight_says_how_firmly_a_number_is_held():
    found = coherent_projection([0.5, 0.4, 0.7], deadline=[1, 2, 3], weights=[3, 1, 1])
    np.testing.assert_allclose(found, [0.475, 0.475, 0.7], rtol=1e-12)


def test_thresholds_are_pooled_downwards():
    found = coherent_projection([0.3, 0.4], threshold=[100, 200])
    np.testing.assert_allclose(found, [0.35, 0.35])
    found = coherent_projection([0.3, 0.4], threshold=[100, 200], side="at most")
    np.testing.assert_allclose(found, [0.3, 0.4])


@given(ROWS)
@settings(deadline=None, derandomize=True)
def test_what_is_projected_is_coherent_and_stays(rows):
    share, deadline, weights = np.array(rows).T
    mended = coherent_projection(share, deadline=deadline, weights=weights)
    assert incoherences(mended, deadline=deadline) == ()
    again = coherent_projection(mended, deadline=deadline, weights=weights)
    np.testing.assert_allclose(again, mended, atol=1e-12)
    assert np.average(mended, weights=weights) == pytest.approx(np.average(share, weights=weights))


@given(ROWS)
@settings(deadline=None, derandomize=True)
def test_scikit_learn_and_our_own_pooling_project_the_same(rows):
    share, deadline, weights = np.array(rows).T
    found = coherent_projection(share, deadline=deadline, weights=weights)
    peer = IsotonicRegression().fit(deadline, share, sample_weight=weights).predict(deadline)
    np.testing.assert_allclose(found, peer, atol=1e-10)
    _, place = np.unique(deadline, return_inverse=True)
    n, total = np.bincount(place, weights), np.bincount(place, weights * share)
    np.testing.assert_allclose(found, isotonic_means(n, total)[place], atol=1e-10)


def test_coherent_numbers_stay_as_they_are():
    shares = np.array([0.1, 0.1, 0.5, 1.0])
    shares.flags.writeable = False
    found = coherent_projection(shares, deadline=[1, 2, 3, 4])
    np.testing.assert_array_equal(found, shares)
    assert coherent_projection([], deadline=[]).shape == (0,)
    assert incoherences([], deadline=[]) == ()


def test_what_does_not_nest_is_refused():
    with pytest.raises(UsageError, match="give a deadline, a threshold or both"):
        incoherences([0.1, 0.2])
    with pytest.raises(UsageError, match="and not both"):
        coherent_projection([0.1], deadline=[1], threshold=[1])
    with pytest.raises(UsageError, match="and not both"):
        coherent_projection([0.1])
    with pytest.raises(UnknownNameError, match="did you mean 'at least'"):
        incoherences([0.1], threshold=[1], side="atleast")
    with pytest.raises(InvalidForecastError, match=r"probability.*\(row 0\)"):
        incoherences([1.2, 0.1], deadline=[1, 2])
    with pytest.raises(InvalidForecastError, match=r"deadline is missing.*\(row 1\)"):
        incoherences([0.2, 0.1], deadline=[1, np.nan])
    with pytest.raises(InvalidForecastError, match="one shape"):
        incoherences([0.2, 0.1, 0.3], deadline=[1, 2])
    with pytest.raises(InvalidForecastError, match="one number a row"):
        incoherences([[0.2, 0.1]], deadline=[[1, 2]])
    with pytest.raises(InvalidForecastError, match="weights must be"):
        coherent_projection([0.2, 0.1], deadline=[1, 2], weights=[0, 1])


def test_weights_belong_to_their_probabilities():
    for weights in ([1, 2], [[1, 1, 1]]):
        with pytest.raises(InvalidForecastError):
            coherent_projection([0.5, 0.4, 0.7], deadline=[1, 2, 3], weights=weights)
