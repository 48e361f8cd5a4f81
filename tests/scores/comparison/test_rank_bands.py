"""Bands of ranks hold the true rank at least as often as they say."""

import sys

import numpy as np
import pytest

from predtrack.errors import InvalidForecastError
from predtrack.scores.comparison import (
    adjusted_draws,
    difficulty_adjusted_from_pairs,
    rank_bands,
    scored_pairs,
)
from predtrack.scores.comparison.scored_pairs import ScoredPairs

ROOM = "predtrack.scores.comparison"


def world(rng, forecasters, questions, spread, filled):
    """Forecasters with known ranks who answered some questions each."""
    ability = np.sort(rng.normal(0, spread, forecasters))
    met = rng.random((forecasters, questions)) < filled
    who, what = np.nonzero(met)
    score = ability[who] + rng.normal(0, 0.15, questions)[what] + rng.normal(0, 0.1, len(who))
    return scored_pairs(who, what, score)


def bands_of(pairs, rng, draws=300):
    fit = difficulty_adjusted_from_pairs(pairs)
    moved = adjusted_draws(pairs, fit, draws=draws, seed=int(rng.integers(1_000_000)))
    return rank_bands(fit.adjusted, moved, clusters=np.bincount(pairs.forecaster)), fit


@pytest.mark.parametrize(
    ("forecasters", "questions", "spread", "filled"),
    [(2, 12, 0.03, 1.0), (5, 15, 0.03, 0.8), (10, 60, 0.05, 0.6), (30, 100, 0.01, 0.5)],
)
def test_a_band_of_90_percent_holds_the_true_rank_that_often(
    forecasters, questions, spread, filled
):
    rng = np.random.default_rng(7)
    truth = np.arange(1, forecasters + 1)
    held, first = [], []
    for _ in range(60):
        found, _ = bands_of(world(rng, forecasters, questions, spread, filled), rng)
        inside = (found.low <= truth) & (truth <= found.high)
        held.append(inside.mean())
        first.append(inside[np.argmin(found.rank)])
    assert np.mean(held) >= 0.9 - 0.03
    assert np.mean(first) >= 0.9 - 0.08  # also of the one that came out first, who was lucky


def test_who_is_far_apart_has_a_rank_of_its_own():
    rng = np.random.default_rng(8)
    found, _ = bands_of(world(rng, 4, 300, 1.0, 0.9), rng)
    assert found.low.tolist() == found.high.tolist() == found.rank.tolist() == [1, 2, 3, 4]


def test_the_draws_are_those_of_fits_from_nothing():
    rng = np.random.default_rng(9)
    pairs = world(rng, 6, 150, 0.05, 0.5)
    fit = difficulty_adjusted_from_pairs(pairs)
    moved = adjusted_draws(pairs, fit, draws=400, seed=3)
    again = np.array([refitted(pairs, fit, draw, seed=3) for draw in range(400)]).T
    assert moved.std(axis=1) == pytest.approx(again.std(axis=1), rel=0.1)
    assert min(np.corrcoef(a, b)[0, 1] for a, b in zip(moved, again, strict=True)) > 0.98


def refitted(pairs, fit, draw, seed):
    """Take each question as often as a draw does, and fit from nothing."""
    count = len(pairs.questions)
    drawn = np.random.default_rng([seed, draw]).integers(0, count, count, np.int32)
    rows = [np.flatnonzero(pairs.question == question) for question in drawn]
    copy = np.repeat(np.arange(count), [len(some) for some in rows])
    rows = np.concatenate(rows)
    again = ScoredPairs(
        pairs.forecaster[rows],
        copy,
        pairs.score[rows],
        pairs.forecasters,
        np.arange(count),
    )
    apart = difficulty_adjusted_from_pairs(again).adjusted - fit.adjusted
    return apart - apart.mean()


def test_many_forecasters_take_the_difficulties_as_known(monkeypatch):
    rng = np.random.default_rng(10)
    pairs = world(rng, 40, 200, 0.05, 0.6)
    fit = difficulty_adjusted_from_pairs(pairs)
    whole = adjusted_draws(pairs, fit, draws=200)
    monkeypatch.setattr(sys.modules[f"{ROOM}.adjusted_draws"], "MOST_FORECASTERS", 10)
    short = adjusted_draws(pairs, fit, draws=200)
    assert short.std(axis=1) == pytest.approx(whole.std(axis=1), rel=0.15)


def test_many_differences_are_judged_by_a_bound_that_is_no_narrower(monkeypatch):
    rng = np.random.default_rng(11)
    pairs = world(rng, 12, 80, 0.05, 0.7)
    found, fit = bands_of(pairs, rng)
    monkeypatch.setattr(sys.modules[f"{ROOM}.rank_bands"], "MOST_STEPS", 10)
    moved = adjusted_draws(pairs, fit, draws=300)
    bound = rank_bands(fit.adjusted, moved, clusters=np.bincount(pairs.forecaster))
    assert "Bonferroni" in bound.method
    assert (bound.high - bound.low).sum() >= (found.high - found.low).sum()


def test_very_many_forecasters_have_intervals_that_hold_at_once(monkeypatch):
    rng = np.random.default_rng(13)
    monkeypatch.setattr(sys.modules[f"{ROOM}.rank_bands"], "MOST_BESIDE", 3)
    truth, held = np.arange(1, 13), []
    for _ in range(20):
        found, _ = bands_of(world(rng, 12, 80, 0.2, 0.7), rng)
        held.append(((found.low <= truth) & (truth <= found.high)).all())
    assert np.mean(held) >= 0.9
    assert (found.low > 1).any()
    assert (found.high < 12).any()
    assert "all forecasters at once" in found.method
    still = rank_bands([0.1, 0.2, 0.3, 0.4], np.zeros((4, 50)), clusters=[5] * 4)
    assert still.high.tolist() == [4] * 4


def test_clusters_are_drawn_whole():
    rng = np.random.default_rng(12)
    effect = np.repeat(rng.normal(0, 0.2, 20), 10)
    score = np.concatenate([np.full(200, 0.3), 0.3 + effect])
    pairs = scored_pairs(np.repeat([0, 1], 200), np.tile(np.arange(200), 2), score)
    fit = difficulty_adjusted_from_pairs(pairs)
    alone, whole = (
        adjusted_draws(pairs, fit, cluster=cluster).std(axis=1)[0]
        for cluster in (None, np.arange(200) // 10)
    )
    assert whole > 2.5 * alone


def test_equal_forecasters_share_a_rank_and_cannot_be_told_apart():
    found = rank_bands([0.2, 0.2, 0.2], np.zeros((3, 100)), clusters=[9, 9, 9])
    assert found.rank.tolist() == [1, 1, 1]
    assert found.low.tolist() == [1, 1, 1]
    assert found.high.tolist() == [3, 3, 3]


def test_a_difference_without_any_variation_tells_nobody_apart():
    found = rank_bands([0.1, 0.2], np.zeros((2, 100)), clusters=[5, 5])
    assert found.high.tolist() == [2, 2]


def test_shapes_that_do_not_fit_are_refused():
    with pytest.raises(InvalidForecastError):
        rank_bands([0.1, 0.2], np.zeros((3, 100)), clusters=[5, 5])
    pairs = world(np.random.default_rng(0), 3, 10, 0.1, 1.0)
    fit = difficulty_adjusted_from_pairs(pairs)
    with pytest.raises(InvalidForecastError, match="one number for each question"):
        adjusted_draws(pairs, fit, cluster=[0, 1])
