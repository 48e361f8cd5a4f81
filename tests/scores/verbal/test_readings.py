"""Brier scores of words are intervals over what the words may mean."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError
from predtrack.scores import (
    WordRecord,
    brier_at_midpoints,
    coupled_brier_bounds,
    shared_lexicon_difference,
    uncoupled_brier_bounds,
)
from predtrack.scores.verbal.curves import Curve

WILL = WordRecord("will", 0.5, 1.0, hits=6, misses=4)
LIKELY = WordRecord("likely", 0.55, 0.80, hits=3, misses=1)
MAY = WordRecord("may", 0.20, 0.55, hits=2, misses=4)
CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)

share = st.floats(0, 1)
count = st.integers(0, 5)


@st.composite
def records(draw, interval=None):
    low, high = interval or sorted((draw(share), draw(share)))
    return WordRecord("likely", low, high, draw(count), draw(count), draw(count))


def scores_of(record, t, fulfilments):
    outcomes = [1] * record.hits + [0] * record.misses + list(fulfilments)
    return np.mean((t - np.array(outcomes)) ** 2)


def test_one_meaning_per_word_bounds_the_score():
    bounds = coupled_brier_bounds([WILL, LIKELY, MAY])
    assert bounds == pytest.approx((0.2241667, 0.32625), abs=1e-7)


def test_a_meaning_per_claim_bounds_it_loosely():
    bounds = uncoupled_brier_bounds([WILL, LIKELY, MAY])
    assert bounds == pytest.approx((0.099375, 0.461875), abs=1e-9)


def test_the_midpoints_lie_between():
    assert brier_at_midpoints([WILL, LIKELY, MAY]) == pytest.approx(0.2370625, abs=1e-9)


@pytest.mark.parametrize(("fulfilment", "score"), [(0, 0.34), (0.5, 0.23), (1, 0.22)])
def test_partial_verdicts_count_as_far_as_they_are_fulfilled(fulfilment, score):
    word = WordRecord("likely", 0.8, 0.8, hits=5, misses=3, partials=2)
    assert brier_at_midpoints([word], fulfilment=fulfilment) == pytest.approx(score)


def test_partial_verdicts_widen_the_bounds_to_every_fulfilment():
    word = WordRecord("likely", 0.8, 0.8, hits=5, misses=3, partials=2)
    assert coupled_brier_bounds([word]) == pytest.approx((0.212, 0.34))


@CAREFUL
@given(record=records(), data=st.data())
def test_no_reading_and_no_fulfilment_leaves_the_coupled_bounds(record, data):
    if not record.n:
        return
    low, high = coupled_brier_bounds([record])
    t = data.draw(st.floats(record.low, record.high))
    fulfilments = data.draw(st.lists(share, min_size=record.partials, max_size=record.partials))
    assert low - 1e-12 <= scores_of(record, t, fulfilments) <= high + 1e-12


@CAREFUL
@given(record=records())
def test_the_coupled_bounds_are_reached_and_lie_inside_the_uncoupled(record):
    if not record.n:
        return
    grid = np.linspace(record.low, record.high, 2001)
    reached = [scores_of(record, t, [z] * record.partials) for t in grid for z in (t, 0, 1)]
    assert (min(reached), max(reached)) == pytest.approx(coupled_brier_bounds([record]), abs=1e-5)
    loose, tight = uncoupled_brier_bounds([record]), coupled_brier_bounds([record])
    assert loose[0] <= tight[0] + 1e-12
    assert tight[1] <= loose[1] + 1e-12


def test_a_better_author_wins_under_every_common_lexicon():
    a = [WordRecord("likely", 0.55, 0.80, 3, 1), MAY]
    b = [WordRecord("likely", 0.55, 0.80, 2, 2), MAY]
    assert coupled_brier_bounds(a) == pytest.approx((0.208333, 0.2525), abs=1e-6)
    assert coupled_brier_bounds(b) == pytest.approx((0.234333, 0.2975), abs=1e-6)
    assert shared_lexicon_difference(a, b) == pytest.approx((-0.06, -0.01))
    assert shared_lexicon_difference(b, a) == pytest.approx((0.01, 0.06))


@CAREFUL
@given(data=st.data(), ends=st.tuples(share, share))
def test_the_shared_difference_is_that_of_the_best_and_worst_common_reading(data, ends):
    interval = sorted(ends)
    a, b = data.draw(records(interval)), data.draw(records(interval))
    if not (a.n and b.n):
        return
    differences = [
        scores_of(a, t, [za] * a.partials) - scores_of(b, t, [zb] * b.partials)
        for t in np.linspace(*interval, 501)
        for za, zb in itertools.product((t, 0, 1), repeat=2)
    ]
    bounds = shared_lexicon_difference([a], [b])
    assert bounds == pytest.approx((min(differences), max(differences)), abs=1e-4)


def test_a_word_of_one_author_counts_for_that_author_alone():
    low, high = shared_lexicon_difference([WILL], [LIKELY])
    will, likely = coupled_brier_bounds([WILL]), coupled_brier_bounds([LIKELY])
    assert (low, high) == pytest.approx((will[0] - likely[1], will[1] - likely[0]))


def test_a_curve_that_opens_downwards_has_its_maximum_inside():
    assert Curve(-1, -1).maximum(0, 1) == -0.5
    assert Curve(0, 0, 1).minimum(0, 1) == 0.25
    assert Curve(0, 0).minimum(0.2, 0.4) == 0


def test_what_makes_no_record_is_refused():
    with pytest.raises(InvalidForecastError, match="low of 'will' must be at most high"):
        WordRecord("will", 1, 0.5, 1, 1)
    with pytest.raises(InvalidForecastError, match="misses of 'will'"):
        WordRecord("will", 0.5, 1, 1, -1)
    with pytest.raises(InvalidForecastError, match="high must be a finite number"):
        WordRecord("will", 0.5, 1.2, 1, 1)


@pytest.mark.parametrize("rule", [coupled_brier_bounds, uncoupled_brier_bounds, brier_at_midpoints])
def test_no_score_without_an_outcome_and_one_record_per_word(rule):
    with pytest.raises(InvalidForecastError, match="nothing is resolved"):
        rule([])
    with pytest.raises(InvalidForecastError, match="one record"):
        rule([WILL, WILL])


def test_a_shared_word_has_one_interval():
    with pytest.raises(InvalidForecastError, match="'will' has two intervals"):
        shared_lexicon_difference([WILL], [WordRecord("will", 0.8, 1, 1, 1)])


@pytest.mark.parametrize(
    "curve", [Curve(1, 2, 3), Curve(4, 1, 1), Curve(-1, -3, -2), Curve(2, 3, -1)]
)
@pytest.mark.parametrize(("low", "high"), [(0, 1), (0.6, 0.95), (0.1, 0.4)])
def test_the_extremes_of_a_curve_with_partial_credit_are_those_of_a_fine_grid(curve, low, high):
    grid = [curve(t) for t in np.linspace(low, high, 20_001)]
    assert curve.minimum(low, high) == pytest.approx(min(grid), abs=1e-7)
    assert curve.maximum(low, high) == pytest.approx(max(grid), abs=1e-7)


def test_a_partial_claim_is_worst_at_the_farther_end_of_its_word():
    low_word = WordRecord("unlikely", 0.1, 0.2, hits=0, misses=0, partials=1)
    high_word = WordRecord("likely", 0.7, 0.8, hits=0, misses=0, partials=1)
    assert uncoupled_brier_bounds([low_word])[1] == pytest.approx(0.9**2)
    assert uncoupled_brier_bounds([high_word])[1] == pytest.approx(0.8**2)
