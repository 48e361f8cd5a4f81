"""Every outcome, counted once, in one order."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from predtrack.errors import UsageError
from predtrack.scores.nulls import PossibleOutcomes
from predtrack.scores.nulls.binomial import binomial_chances

CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)
FORECASTS = st.lists(
    st.tuples(st.sampled_from([0.0, 0.1, 0.5, 0.75, 1.0]), st.integers(1, 4)),
    min_size=1,
    max_size=5,
)


@CAREFUL
@given(FORECASTS)
def test_sums_chances_and_totals_stand_in_one_order(forecasts):
    p, n = (np.array(column) for column in zip(*forecasts, strict=True))
    possible = PossibleOutcomes(p, n)
    sums = list(itertools.product(*(range(k + 1) for k in n)))
    assert possible.number == len(sums)
    assert possible.sums().tolist() == [list(row) for row in sums]
    np.testing.assert_allclose(
        possible.chances(), stats.binom.pmf(sums, n, p).prod(axis=1), rtol=1e-9, atol=1e-300
    )
    hit, miss = np.arange(len(p)) + 0.5, np.arange(len(p)) ** 2 - 1.0
    np.testing.assert_allclose(
        possible.totals(hit, miss), sums @ hit + (n - sums) @ miss, rtol=1e-12, atol=1e-12
    )


@CAREFUL
@given(st.integers(0, 400), st.floats(0, 1))
def test_binomial_chances_are_those_of_scipy(n, p):
    expected = stats.binom.pmf(np.arange(n + 1), n, p)
    np.testing.assert_allclose(binomial_chances(n, p), expected, rtol=1e-9, atol=1e-290)


def test_a_million_binomial_chances_neither_underflow_nor_drift():
    chances = binomial_chances(1_000_000, 0.3)
    near = np.arange(299_000, 301_001)
    np.testing.assert_allclose(chances[near], stats.binom.pmf(near, 1_000_000, 0.3), rtol=1e-8)
    assert chances.sum() == pytest.approx(1, rel=1e-12)


def test_what_cannot_be_counted_is_infinitely_much():
    assert PossibleOutcomes(np.linspace(0, 1, 2000), np.ones(2000, dtype=int)).number == np.inf


def test_drawn_sums_are_fair():
    p, n = np.array([0.0, 0.2, 0.6, 1.0]), np.array([3, 10, 1, 2])
    drawn = np.concatenate(list(PossibleOutcomes(p, n).draw(20_000, seed=3)))
    np.testing.assert_allclose(drawn.mean(axis=0), n * p, atol=0.05)
    np.testing.assert_allclose(drawn.var(axis=0), n * p * (1 - p), atol=0.05)


def test_batches_add_up_to_what_was_asked(monkeypatch):
    monkeypatch.setattr("predtrack.scores.nulls.possible_outcomes.CELLS_PER_BATCH", 6)
    possible = PossibleOutcomes(np.array([0.2, 0.6]), np.array([3, 10]))
    assert [len(batch) for batch in possible.draw(8, seed=1)] == [3, 3, 2]


@pytest.mark.parametrize("draws", [0, 0.0])
def test_nothing_can_be_learned_without_a_draw(draws):
    with pytest.raises(UsageError, match="draws must be at least 1"):
        next(PossibleOutcomes(np.array([0.5]), np.array([1])).draw(draws, seed=1))
