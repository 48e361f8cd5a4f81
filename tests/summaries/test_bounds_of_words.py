"""The bounds of a scorecard, word by word, are those of the words alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.summaries import Funnel, Scorecard, ScoreRow
from predtrack.summaries.word_bounds import word_bounds

counts = st.tuples(*(st.integers(0, 9) for _ in range(3))).filter(any)
readings = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted)


def bounds(low, high, hits, partials, misses):
    word = {"word": "likely", "reading": (low, high), "hits": hits, "partials": partials,
            "misses": misses}  # fmt: skip
    n = hits + partials + misses
    row = ScoreRow("brier", "", (0, 1), "lower", "policy", n, family="readings",
                   detail={"words": [word]})  # fmt: skip
    (found,) = word_bounds(Scorecard((row,), Funnel(0, 0, 0, 0, 0, ())))
    return found


@settings(deadline=None, derandomize=True, max_examples=200)
@given(counts, readings)
def test_better_means_better_for_every_reading_and_every_degree(counted, reading):
    hits, partials, misses = counted
    found = bounds(*reading, hits, partials, misses)
    t = np.linspace(*reading, 201)
    # One degree for all partial verdicts: the difference is linear in each of them.
    z = np.linspace(0, 1, 21)[:, None]
    score = hits * (1 - t) ** 2 + misses * t**2 + partials * (t - z) ** 2
    half = (hits + misses) / 4 + partials * (0.5 - z) ** 2
    difference = (score - half) / found.n
    if found.against_half == "better":
        assert difference.max() < 1e-9
    if found.against_half == "not better":
        assert difference.min() > -1e-9


@settings(deadline=None, derandomize=True, max_examples=200)
@given(counts, readings)
def test_the_readings_that_beat_one_half_do(counted, reading):
    hits, partials, misses = counted
    found = bounds(*reading, hits, partials, misses)
    for ends, came_true in ((found.beats_as_miss, hits), (found.beats_as_hit, hits + partials)):
        if ends is not None:
            assert reading[0] <= ends[0] <= ends[1] <= reading[1]
            t = sum(ends) / 2
            rate = came_true / found.n
            assert rate * (1 - t) ** 2 + (1 - rate) * t**2 <= 0.25 + 1e-12


def test_a_card_of_another_rule_has_no_words():
    row = ScoreRow("brier", "", (0, 1), "lower", "stated", 3, 0.2, family="stated")
    assert word_bounds(Scorecard((row,), Funnel(0, 0, 0, 0, 0, ()))) == ()


def test_counts_and_groups_are_kept():
    found = bounds(0.55, 0.8, 3, 0, 1)
    assert (found.n, found.hits, found.misses, found.by) == (4, 3, 1, {})
    assert found.bounds == pytest.approx((0.1875, 0.2275), rel=1e-9)


@pytest.mark.parametrize(("reading", "beats"), [(0.9, (0.9, 0.9)), (0.5, None), (0.1, None)])
def test_a_word_of_one_reading_beats_one_half_or_does_not(reading, beats):
    assert bounds(reading, reading, 9, 0, 1).beats_as_miss == beats
