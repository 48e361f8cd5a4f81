"""Self-given verdicts beside independent ones."""

import numpy as np
import pytest
from scipy import stats

from predtrack.errors import InvalidForecastError
from predtrack.scores import krippendorff_alpha, raw_agreement
from predtrack.scores.assertions import second_opinion

OWN = np.array([2, 2, 1, 0, 0, 2, 1, 0, 2, 1]) / 2
OTHER = np.array([2, 2, 1, 0, 1, 2, 0, 0, 2, 2]) / 2


def test_the_difference_is_reported_with_the_agreement():
    found = second_opinion(OWN, OTHER)
    assert (found.n, found.kinder, found.harsher) == (10, 1, 2)
    assert found.difference == pytest.approx(-0.05)
    assert found.raw_agreement == raw_agreement(OWN, OTHER) == 0.7
    assert found.alpha == krippendorff_alpha([OWN, OTHER])
    assert found.p_value == pytest.approx(stats.binomtest(1, 3).pvalue)


@pytest.mark.parametrize(("kinder", "harsher"), [(5, 0), (4, 1), (3, 3), (0, 6)])
def test_the_sign_test_is_that_of_scipy(kinder, harsher):
    own = [1] * kinder + [0] * harsher
    found = second_opinion(own, [0] * kinder + [1] * harsher)
    assert found.p_value == pytest.approx(stats.binomtest(kinder, kinder + harsher).pvalue)


def test_resolvers_who_never_differ_have_no_p_value():
    found = second_opinion([1, 0], [1, 0])
    assert (found.difference, found.p_value, found.alpha) == (0, None, 1)


def test_a_claim_that_one_of_them_left_out_does_not_count():
    found = second_opinion([1, 1, np.nan], [0, np.nan, 1])
    assert (found.n, found.difference) == (1, 1)
    with pytest.raises(InvalidForecastError, match="no claim has both"):
        second_opinion([np.nan], [1])
    with pytest.raises(InvalidForecastError, match="verdict must"):
        second_opinion([2], [1])
