"""From one row per claim to one record per word."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError
from predtrack.scores import (
    WordRecord,
    coupled_brier_bounds,
    shared_lexicon_difference,
    uncoupled_brier_bounds,
)
from predtrack.scores.verbal import word_records

LEXICON = {"will": (0.5, 1.0), "likely": (0.55, 0.8), "may": (0.2, 0.55)}
ROWS = [("will", 6, 4), ("likely", 3, 1), ("may", 2, 4)]
CAREFUL = settings(deadline=None, derandomize=True, max_examples=40)


def columns(rows):
    words = [word for word, hits, misses in rows for _ in range(hits + misses)]
    outcomes = [y for _, hits, misses in rows for y in [1] * hits + [0] * misses]
    low, high = zip(*(LEXICON[word] for word in words), strict=True)
    return words, low, high, outcomes


def test_arrays_of_claims_give_the_coupled_and_the_box_bounds():
    records = word_records(*columns(ROWS))
    assert [(word.word, word.hits, word.misses) for word in records] == ROWS
    assert coupled_brier_bounds(records) == pytest.approx((0.2241667, 0.32625), abs=5e-8)
    assert uncoupled_brier_bounds(records) == pytest.approx((0.099375, 0.461875), rel=1e-12)


def test_arrays_of_two_authors_give_the_shared_lexicon_difference():
    a = word_records(*columns([("likely", 3, 1), ("may", 2, 4)]))
    b = word_records(*columns([("likely", 2, 2), ("may", 2, 4)]))
    assert shared_lexicon_difference(a, b) == pytest.approx((-0.06, -0.01), rel=1e-12)


@CAREFUL
@given(st.lists(st.tuples(st.sampled_from(list(LEXICON)), st.booleans()), min_size=1, max_size=9))
def test_no_joint_reading_of_a_grid_leaves_the_coupled_bounds(claims):
    words, y = zip(*claims, strict=True)
    low, high = zip(*(LEXICON[word] for word in words), strict=True)
    bounds = coupled_brier_bounds(word_records(words, low, high, y))
    used = list(dict.fromkeys(words))
    axes = np.meshgrid(*(np.linspace(*LEXICON[word], 31) for word in used), indexing="ij")
    readings = dict(zip(used, axes, strict=True))
    scores = sum((readings[word] - hit) ** 2 for word, hit in claims) / len(claims)
    assert bounds[0] - 1e-12 <= scores.min() <= bounds[0] + 1e-3
    assert scores.max() == pytest.approx(bounds[1], abs=1e-12)  # a maximum lies at the ends


def test_partial_verdicts_are_counted_apart():
    (record,) = word_records(["may"] * 3, [0.2] * 3, [0.55] * 3, [1, 0.3, 0])
    assert record == WordRecord("may", 0.2, 0.55, 1, 1, 1)


def test_what_makes_no_record_is_refused():
    with pytest.raises(InvalidForecastError, match=r"'may' has two intervals.*\(row 1\)"):
        word_records(["may", "may"], [0.2, 0.3], [0.5, 0.5], [1, 1])
    with pytest.raises(InvalidForecastError, match=r"outcome is missing.*\(row 0\)"):
        word_records(["may"], [0.2], [0.5], [float("nan")])
    with pytest.raises(InvalidForecastError, match="one shape"):
        word_records(["may", "may"], [0.2], [0.5], [1])
    assert word_records([], [], [], []) == ()
