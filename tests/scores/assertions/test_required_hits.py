"""One search for the fewest significant hits, under two names."""

from fractions import Fraction
from math import comb

import pytest

from predtrack.scores import required_hits
from predtrack.scores.assertions.significance import binomial_tail
from predtrack.scores.small_samples import fewest_significant_hits


def exact_tail(hits, n, rate):
    rate = Fraction(rate)
    return sum(comb(n, k) * rate**k * (1 - rate) ** (n - k) for k in range(hits, n + 1))


@pytest.mark.parametrize("rate", [0.125, 0.25, 0.5, 0.75])
def test_a_tail_that_equals_alpha_is_significant(rate):
    for n in range(1, 30):
        for hits in range(1, n + 1):
            alpha = float(exact_tail(hits, n, rate))
            if Fraction(alpha) == exact_tail(hits, n, rate) and alpha < 1 - 1e-9:
                assert required_hits(n, rate, alpha) == hits


def test_the_tail_is_that_of_the_binomial_distribution():
    for hits, n, rate in ((1, 1, 0.3), (9, 10, 0.5), (40, 100, 0.25)):
        assert binomial_tail(hits, n, rate) == pytest.approx(
            float(exact_tail(hits, n, rate)), rel=1e-12
        )


def test_a_million_claims_are_no_trouble():
    assert required_hits(1_000_000, 0.5) == fewest_significant_hits(1_000_000) == 500_823


def test_what_never_happens_is_significant_at_once():
    assert required_hits(10, 0) == 1
    assert required_hits(10, 1) is None
