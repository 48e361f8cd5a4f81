"""The Brier score of words is bounded by one reading per author and word."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from predtrack.summaries import ScoreSettings
from predtrack.summaries.readings import brier_bounds
from predtrack.tables import claims

SETTINGS = ScoreSettings()
SPOKEN = {"will": (6, 4), "likely": (3, 1), "might": (2, 4)}
"""Hits and misses of each word."""


def forecast(word):
    return {"assertion": "happens", "marker": word} if word == "will" else {"words": word}


@pytest.fixture
def table(book, claim, verdict):
    """Claims with words, and what came of them."""

    def tabulate(spoken, **more):
        said, given = [], []
        for word, outcomes in spoken.items():
            for outcome in outcomes:
                said.append(claim(len(said) + 1, forecast(word), **more))
                given.append(verdict(outcome, len(said)))
        return claims(book(said, given), as_of=dt.date(2027, 1, 1))

    return tabulate


def answers(counts):
    return {word: ["yes"] * hits + ["no"] * misses for word, (hits, misses) in counts.items()}


def by_grid(table):
    """Lowest and highest score over a fine grid of readings, one per word."""
    ends = np.zeros(2)
    for _, said in table.groupby("word"):
        low, high = said[["reading_low", "reading_high"]].iloc[0]
        readings = np.linspace(low, high, 100_001)[:, None]
        scores = ((readings - said["outcome"].to_numpy()) ** 2).sum(axis=1)
        ends += (scores.min(), scores.max())
    return tuple(ends / len(table))


def test_the_bounds_are_those_of_the_best_and_the_worst_reading_of_each_word(table):
    found = table(answers(SPOKEN))
    (row,) = brier_bounds(found, SETTINGS)
    assert row.bounds == pytest.approx(by_grid(found), abs=1e-9)
    assert (row.n, row.basis, row.value) == (20, "mixed", None)
    assert {word["word"]: (word["hits"], word["misses"]) for word in row.detail["words"]} == SPOKEN
    assert row.detail["break_even"] is None


def test_the_published_vector_is_reproduced(table):
    intervals = {"will": (0.5, 1), "likely": (0.55, 0.80), "might": (0.20, 0.55)}
    found = table(answers(SPOKEN))
    found["reading_low"] = found["word"].map(lambda word: intervals[word][0])
    found["reading_high"] = found["word"].map(lambda word: intervals[word][1])
    (row,) = brier_bounds(found, SETTINGS)
    assert row.bounds == pytest.approx((0.2241667, 0.32625), abs=1e-7)


def test_a_word_under_two_standards_is_two_words(book, claim, verdict):
    said = [claim(1, {"words": "likely"}), claim(2, {"words": "likely", "lexicon": "icd-203"})]
    found = claims(book(said, [verdict("yes"), verdict("no", 2)]), as_of=dt.date(2027, 1, 1))
    (row,) = brier_bounds(found, SETTINGS)
    assert [word["word"] for word in row.detail["words"]] == [
        "likely [0.55, 0.8]",
        "likely [0.55, 0.855]",
    ]
    assert row.bounds == pytest.approx(
        (((1 - 0.855) ** 2 + 0.55**2) / 2, ((1 - 0.55) ** 2 + 0.8**2) / 2)
    )


def test_each_author_means_something_of_their_own(table):
    found = table({"likely": ["yes", "no"]})
    (together,) = brier_bounds(found, SETTINGS)
    (apart,) = brier_bounds(found.assign(forecaster=["A", "B"]), SETTINGS)
    assert together.bounds == pytest.approx((0.25 + 0.05**2, 0.25 + 0.355**2))
    assert apart.bounds == pytest.approx(
        ((0.145**2 + 0.55**2) / 2, (0.45**2 + 0.855**2) / 2), abs=1e-12
    )
    assert [word["word"] for word in apart.detail["words"]] == ["likely (A)", "likely (B)"]


def test_a_partial_verdict_may_be_of_any_degree(table):
    (row,) = brier_bounds(table({"will": ["yes", "partial"]}), SETTINGS)
    assert row.bounds == pytest.approx((0, 0.5))  # certain, and wholly or not at all
    assert row.detail["partial_as_hit"] == pytest.approx((0, 0.25))
    assert row.detail["partial_as_miss"] == pytest.approx((0.25, 0.5))


@pytest.mark.parametrize(
    ("hits", "reference", "beats"),
    [(6, 0.25, (0.5, 0.7)), (9, 0.25, (0.5, 1.0)), (5, 0.25, None), (3, 0.25, None),
     (6, 0.24, None), (10, 0.01, (0.9, 1.0)), (6, 0.4, (0.5, 1.0))],
)  # fmt: skip
def test_a_single_word_says_which_reading_beats_the_reference(table, hits, reference, beats):
    found = table(answers({"will": (hits, 10 - hits)}))
    (row,) = brier_bounds(found, ScoreSettings(reference=reference))
    even = row.detail["break_even"]
    assert even["reference"] == reference
    assert even["partial_as_miss"] == even["partial_as_hit"]
    assert even["partial_as_miss"] == (beats if beats is None else pytest.approx(beats))


def test_without_words_there_are_no_bounds(book, claim):
    found = claims(book([claim(1, {"probability": 0.5})]), as_of=dt.date(2027, 1, 1))
    assert brier_bounds(found, SETTINGS) == []
