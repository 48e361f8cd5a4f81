"""Forecasters on one scale, after taking out the difficulty of their questions."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError
from predtrack.scores.comparison.comparable import comparable_groups
from predtrack.scores.comparison.difficulty import difficulty_adjusted

CAREFUL = settings(deadline=None, derandomize=True, max_examples=100)
TABLE = [[0.04, 0.25, None], [0.09, None, 0.49], [None, 0.16, 0.36], [0.01, 0.36, 0.64]]


def cells(table):
    found = [(i, j, v) for i, row in enumerate(table) for j, v in enumerate(row) if v is not None]
    return [list(column) for column in zip(*found, strict=True)]


def by_design(who, what, score):
    """Least squares on the laid out design, with the mean difficulty at 0."""
    rows, columns = max(who) + 1, max(what) + 1
    design = np.zeros((len(score), rows + columns))
    design[np.arange(len(score)), who] = 1
    design[np.arange(len(score)), rows + np.array(what)] = 1
    effects = np.linalg.lstsq(design, np.array(score), rcond=None)[0]
    level = effects[rows:].mean()
    return effects[:rows] + level, effects[rows:] - level


def test_contrasts_of_the_specification():
    found = difficulty_adjusted(*cells(TABLE))
    a, b = found.adjusted - found.adjusted[0], found.difficulty - found.difficulty[0]
    assert a == pytest.approx([0, 0.03, -0.132, 0.071], abs=1e-12)
    assert b == pytest.approx([0, 0.264, 0.494], abs=1e-12)
    assert found.raw == pytest.approx([0.145, 0.29, 0.26, 0.336667], abs=5e-7)
    assert found.answered.tolist() == [2, 2, 2, 3]


def test_raw_means_misrank():
    found = difficulty_adjusted(*cells(TABLE))
    assert np.argmin(found.raw) == 0
    assert np.argmin(found.adjusted) == 2


def test_always_one_half_scores_a_quarter():
    who, what, score = cells(TABLE)
    found = difficulty_adjusted([*who, 9, 9, 9], [*what, 0, 1, 2], [*score, 0.25, 0.25, 0.25])
    assert found.adjusted[-1] == pytest.approx(0.25, abs=1e-12)
    assert difficulty_adjusted(who, what, score).difficulty.mean() == pytest.approx(0, abs=1e-12)


def test_fractional_outcomes_move_the_reference():
    outcome = np.array([1, 0.5, 1, 0.5])
    who, what, stated = ["a", "a", "half", "half"], ["q", "r"] * 2, np.array([0.9, 0.4, 0.5, 0.5])
    found = difficulty_adjusted(
        who, what, (stated - outcome) ** 2, reference_score=(0.5 - outcome) ** 2
    )
    assert found.adjusted[1] == pytest.approx(0.25, abs=1e-12)


@CAREFUL
@given(data=st.data(), rows=st.integers(1, 8), columns=st.integers(1, 8))
def test_effects_are_those_of_least_squares(data, rows, columns):
    score = st.one_of(st.none(), st.floats(0, 1))
    table = [[data.draw(score) for _ in range(columns)] for _ in range(rows)]
    assume(any(v is not None for row in table for v in row))
    who, what, scores = cells(table)
    who, what = (np.unique(code, return_inverse=True)[1].tolist() for code in (who, what))
    if comparable_groups(who, what).any():
        with pytest.raises(InvalidForecastError, match="not comparable"):
            difficulty_adjusted(who, what, scores)
        return
    found = difficulty_adjusted(who, what, scores)
    a, b = by_design(who, what, scores)
    assert found.adjusted == pytest.approx(a, abs=1e-9)
    assert found.difficulty == pytest.approx(b, abs=1e-9)


@pytest.mark.parametrize("length", [50, 400])
def test_a_long_chain_of_common_questions_is_still_solved(length):
    """The hardest graph: everybody shares one question with the next, and no other."""
    rng = np.random.default_rng(1)
    who = np.repeat(np.arange(length), 2)
    what = (np.arange(2 * length) + 1) // 2
    true_a, true_b = rng.random(length), rng.random(length + 1)
    found = difficulty_adjusted(who, what, true_a[who] + true_b[what])
    assert np.ptp(found.adjusted - true_a) == pytest.approx(0, abs=1e-9)


def test_a_leaderboard_of_a_million_scores_is_solved():
    rng = np.random.default_rng(2)
    who, what = rng.integers(0, 500, 10**6), rng.integers(0, 20_000, 10**6)
    skill, hard = rng.random(500) / 10, rng.random(20_000) / 10
    noise = rng.normal(0, 0.01, 10**6)
    found = difficulty_adjusted(who, what, skill[who] + hard[what] + noise)
    assert np.std(found.adjusted - skill) < 1e-3


def test_unconnected_forecasters_are_refused_by_name():
    who, what = ["a", "b", "b", "c"], ["q", "q", "r", "s"]
    assert comparable_groups(who, what).tolist() == [0, 0, 0, 1]
    with pytest.raises(InvalidForecastError, match=r"2 groups.* those of a, c;.*\(row 3\)"):
        difficulty_adjusted(who, what, [0.1, 0.2, 0.3, 0.4])


def test_equal_scores_and_one_score_are_solved():
    assert difficulty_adjusted(["a"], ["q"], [0.1]).adjusted.tolist() == [0.1]
    who, what = np.repeat(np.arange(7), 11), np.tile(np.arange(11), 7)
    assert difficulty_adjusted(who, what, np.full(77, 0.1)).adjusted == pytest.approx([0.1] * 7)


def test_no_scores_have_no_effects():
    found = difficulty_adjusted([], [], [])
    assert len(found.adjusted) == len(found.difficulty) == 0


@pytest.mark.parametrize("score", [[0.1, np.nan], [0.1, np.inf], [0.1]])
def test_what_is_no_finite_score_is_refused(score):
    with pytest.raises(InvalidForecastError):
        difficulty_adjusted(["a", "b"], ["q", "q"], score)
