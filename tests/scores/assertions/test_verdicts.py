"""Yes, no, and partial, which is never silently one half."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError
from predtrack.scores import brier, hit_interval
from predtrack.scores.assertions import count_verdicts, partial_credit

TEN = [1, 1, 1, 1, 1, 0.5, 0.5, 0, 0, 0]
CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)
verdict = st.sampled_from([0, 1, 0.5])


def test_partial_verdicts_make_the_hit_rate_an_interval():
    assert hit_interval(5, 2, 10) == (0.5, 0.7)
    assert count_verdicts(TEN) == (5, 2, 3)
    with pytest.raises(InvalidForecastError, match="hits must be at most n"):
        hit_interval(5, 6, 10)
    with pytest.raises(InvalidForecastError, match="nothing is resolved"):
        hit_interval(0, 0, 0)


def test_partial_as_none_half_and_all_gives_three_scores():
    found = partial_credit(0.8, TEN)
    assert found.as_miss == pytest.approx(0.34, rel=1e-12)
    assert found.as_half == pytest.approx(0.23, rel=1e-12)
    assert found.as_hit == pytest.approx(0.22, rel=1e-12)
    assert (found.n, found.partials) == (10, 2)


def test_none_of_the_three_is_the_lowest_score():
    found = partial_credit(0.8, TEN)
    assert found.low == pytest.approx(0.212, rel=1e-12)  # each partial verdict 80 % fulfilled
    assert found.high == pytest.approx(0.34, rel=1e-12)


@CAREFUL
@given(st.lists(st.tuples(st.floats(0, 1), verdict), min_size=1, max_size=8), st.floats(0, 1))
def test_no_degree_leaves_the_bounds(claims, degree):
    p, y = map(np.array, zip(*claims, strict=True))
    found = partial_credit(p, y)
    score = brier(p, np.where(y == 0.5, degree, y)).mean()
    assert found.low - 1e-12 <= score <= found.high + 1e-12
    conventions = (found.as_miss, found.as_half, found.as_hit)
    assert found.low - 1e-12 <= min(conventions) <= max(conventions) <= found.high + 1e-12


@CAREFUL
@given(st.lists(verdict, min_size=1, max_size=20))
def test_every_verdict_is_counted_once(outcomes):
    hits, partials, misses = count_verdicts(outcomes)
    assert hits + partials + misses == len(outcomes)
    low, high = hit_interval(hits, partials, len(outcomes))
    assert (low, high - low) == pytest.approx((hits / len(outcomes), partials / len(outcomes)))


def test_the_number_of_a_partial_verdict_is_not_used():
    assert partial_credit([0.7], [0.1]) == partial_credit([0.7], [0.9])


@pytest.mark.parametrize("dtype", ["float32", "int64", "bool"])
def test_verdicts_of_any_type_are_read(dtype):
    outcomes = np.array([1, 0, 0, 1], dtype=dtype)
    outcomes.flags.writeable = False
    assert count_verdicts(outcomes[::2]) == (1, 0, 1)
    assert partial_credit([0.5] * 4, outcomes).low == 0.25


def test_what_is_no_verdict_is_refused_with_its_row():
    with pytest.raises(InvalidForecastError, match=r"missing.*\(row 1\)"):
        count_verdicts([1, float("nan")])
    with pytest.raises(InvalidForecastError, match=r"outcome must .*\(row 0\)"):
        partial_credit(0.5, [2, 1])
    with pytest.raises(InvalidForecastError, match="nothing is resolved"):
        partial_credit([], [])
    with pytest.raises(InvalidForecastError, match="one shape"):
        partial_credit([0.5, 0.5], [1])
    assert count_verdicts([]) == (0, 0, 0)
