"""Pooling adjacent violators, exactly."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.isotonic import IsotonicRegression, isotonic_regression

from predtrack.errors import InvalidForecastError
from predtrack.scores.decomposition import collapse, isotonic, isotonic_means
from predtrack.scores.decomposition.isotonic import isotonic_starts

COUNTS = st.lists(
    st.integers(1, 9).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))), min_size=1
)


def pooled_exactly(n, outcomes):
    blocks = []
    for weight, total in zip(n, outcomes, strict=True):
        block = (weight, total, 1)
        while blocks and Fraction(blocks[-1][1], blocks[-1][0]) >= Fraction(block[1], block[0]):
            block = tuple(a + b for a, b in zip(blocks.pop(), block, strict=True))
        blocks.append(block)
    return [total / weight for weight, total, size in blocks for _ in range(size)]


def test_the_vector_of_ten_forecasts():
    means = isotonic_means(np.ones(10, dtype=int), [0, 0, 1, 0, 0, 1, 1, 0, 1, 1])
    assert means.tolist() == [0, 0, 1 / 3, 1 / 3, 1 / 3, 2 / 3, 2 / 3, 2 / 3, 1, 1]


@given(COUNTS)
@settings(deadline=None, derandomize=True, max_examples=300)
def test_counts_are_pooled_as_fractions_are(groups):
    n, outcomes = map(list, zip(*groups, strict=True))
    assert isotonic_means(n, outcomes).tolist() == pooled_exactly(n, outcomes)


@given(COUNTS, st.integers(0, 3))
@settings(deadline=None, derandomize=True)
def test_merging_one_by_one_gives_the_same_blocks(groups, rounds):
    n, outcomes = map(np.array, zip(*groups, strict=True))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("predtrack.scores.decomposition.isotonic.ROUNDS", rounds)
        assert isotonic_means(n, outcomes).tolist() == pooled_exactly(n.tolist(), outcomes.tolist())


def test_a_contrived_column_takes_rounds_but_not_forever():
    outcomes = np.append(np.linspace(0, 1, 100_000), 0.0)
    expected = isotonic_regression(outcomes)
    assert isotonic_means(np.ones(100_001), outcomes) == pytest.approx(expected, abs=1e-12)


def test_floats_are_pooled_as_scikit_learn_does():
    random = np.random.default_rng(3)
    weight, mean = random.random(2000) + 0.1, random.random(2000) + np.linspace(0, 1, 2000)
    expected = isotonic_regression(mean, sample_weight=weight)
    assert isotonic_means(weight, weight * mean) == pytest.approx(expected, abs=1e-12)


def test_rows_and_their_table_are_pooled_alike():
    random = np.random.default_rng(4)
    p = random.integers(0, 101, 3000) / 100
    y = (random.random(3000) < p).astype(int)
    table = collapse(p, y)
    means = np.repeat(isotonic_means(table.n, table.outcomes), table.n)
    expected = IsotonicRegression().fit(p, y).predict(np.sort(p))  # it pools ties as well
    assert means == pytest.approx(expected, abs=1e-13)


def test_counts_too_large_for_a_product_of_64_bits_are_compared_exactly():
    huge = 2**52
    n, outcomes = [huge, huge], [huge - 1, huge - 2]
    assert isotonic_means(n, outcomes).tolist() == [(2 * huge - 3) / (2 * huge)] * 2
    assert len(isotonic_starts(np.array(n), np.array(outcomes[::-1]))) == 2


def test_many_regressions_run_side_by_side():
    random = np.random.default_rng(5)
    n, outcomes = np.ones(60, dtype=int), random.integers(0, 2, 60)
    walls = np.arange(60) % 12 == 0
    for rounds in (64, 1):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("predtrack.scores.decomposition.isotonic.ROUNDS", rounds)
            together = isotonic_starts(n, outcomes, walls=walls)
        parts = [12 * i + isotonic_starts(n[:12], outcomes[12 * i :][:12]) for i in range(5)]
        assert together.tolist() == np.concatenate(parts).tolist()


def test_blocks_of_memory_leave_no_seam(monkeypatch):
    random = np.random.default_rng(6)
    n, outcomes = random.integers(1, 5, 500), random.integers(0, 2, 500)
    expected = isotonic_means(n, outcomes)
    monkeypatch.setattr("predtrack.scores.decomposition.isotonic.ROWS_PER_BLOCK", 7)
    assert np.array_equal(isotonic_means(n, outcomes), expected)


@pytest.mark.parametrize("rounds", [0, 64])
def test_equal_means_are_one_block(monkeypatch, rounds):
    monkeypatch.setattr("predtrack.scores.decomposition.isotonic.ROUNDS", rounds)
    n, outcomes = np.array([2, 4, 2, 3]), np.array([1, 2, 1, 2])
    assert isotonic_starts(n, outcomes).tolist() == [0, 3]
    assert isotonic_starts(n / 8, outcomes / 8).tolist() == [0, 3]


def test_partial_outcomes_of_whole_counts_are_not_cut_off():
    assert isotonic_means([1, 1, 1], [0.25, 0.75, 0.5]).tolist() == [0.25, 0.625, 0.625]


@pytest.mark.parametrize(
    ("n", "outcomes", "rows"),
    [([1, 0, 2], [1, 0, 1], (1,)), ([1, -1, 0], [0, 0, 0], (1, 2)), ([2, 1], [np.inf, 1], (0,))],
)
def test_the_rows_without_a_mean_are_named(n, outcomes, rows):
    with pytest.raises(InvalidForecastError, match="n must be above 0") as refusal:
        isotonic_means(n, outcomes)
    assert refusal.value.rows == rows


def test_one_row_and_none():
    assert isotonic_means([2], [1]).tolist() == [0.5]
    assert isotonic_means([], []).size == 0


@pytest.mark.parametrize(
    ("n", "outcomes"), [([1, 0], [1, 0]), ([1, 2], [1]), ([1, 1], [0, np.nan]), ([[1]], [[1]])]
)
def test_what_has_no_mean_is_refused(n, outcomes):
    with pytest.raises(InvalidForecastError):
        isotonic_means(n, outcomes)


def test_the_guard_is_below_the_largest_integer():
    assert (isotonic.LARGEST_EXACT_TOTAL / 2) ** 2 < 2**63
