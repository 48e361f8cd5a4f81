"""Points that miss in one direction."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.descriptivestats import sign_test

from predtrack.errors import InvalidForecastError
from predtrack.scores.ranges import optimism_sign_test


def test_nine_of_ten_above_are_hardly_luck():
    found = optimism_sign_test([2] * 9 + [1], [1] * 9 + [2])
    assert found.p_value == pytest.approx(0.021484, abs=1e-6)
    assert (found.above, found.below, found.ties, found.share_above) == (9, 1, 0, 0.9)


def test_scipy_and_statsmodels_have_the_same_sign_test():
    generator = np.random.default_rng(8)
    for n in (1, 2, 7, 40):
        said, happened = generator.integers(0, 9, (2, n))
        found = optimism_sign_test(said, happened)
        if found.above + found.below:
            trials = found.above + found.below
            exact = stats.binomtest(found.above, trials).pvalue
            assert found.p_value == pytest.approx(exact, rel=1e-12)
            _, other = sign_test(said - happened)
            assert found.p_value == pytest.approx(other, rel=1e-12)


def test_direction_does_not_matter_to_the_test():
    one, other = optimism_sign_test([3, 3, 3, 1], 2), optimism_sign_test([1, 1, 1, 3], 2)
    assert one.p_value == other.p_value == 0.625


def test_ties_say_nothing_but_are_counted():
    found = optimism_sign_test([2, 2, 2], [2, 2, 1])
    assert (found.above, found.below, found.ties, found.p_value) == (1, 0, 2, 1)
    found = optimism_sign_test([2], [2])
    assert (found.share_above, found.p_value) == (None, None)
    assert optimism_sign_test([], []).p_value is None


def test_a_missing_outcome_is_refused():
    with pytest.raises(InvalidForecastError, match=r"outcome is missing.*\(rows 0, 1\)"):
        optimism_sign_test([1, 1, 1], [np.nan, np.nan, 2])
