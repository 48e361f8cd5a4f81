"""Every library gives the same table of forecasters and questions."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from predtrack.engine.pairs import mean_by_pair
from predtrack.errors import InvalidForecastError
from predtrack.scores import get_score
from predtrack.scores.comparison import (
    difficulty_adjusted,
    difficulty_adjusted_from_pairs,
    relative_skill_from_pairs,
    scored_pairs,
)


@pytest.fixture
def rows():
    rng = np.random.default_rng(1)
    return {
        "forecaster": np.array(["ann", "bo", "cy", "di"])[rng.integers(0, 4, 300)],
        "question": rng.integers(0, 40, 300),
        "probability": rng.uniform(0, 1, 300),
        "outcome": rng.integers(0, 2, 300),
        "weight": rng.integers(0, 3, 300),
    }


def sorted_pairs(pairs):
    order = np.lexsort((pairs.question, pairs.forecaster))
    return [column[order].tolist() for column in (pairs.score, pairs.n)]


@pytest.mark.parametrize("weight", [None, "weight"])
def test_the_pairs_are_those_of_the_arrays(held, rows, weight):
    found = mean_by_pair(held(pa.table(rows)), get_score("brier"), weight=weight)
    score = get_score("brier")(rows["probability"], rows["outcome"])
    given = rows["weight"] if weight else None
    expected = scored_pairs(rows["forecaster"], rows["question"], score, weight=given)
    assert found.forecasters.tolist() == ["ann", "bo", "cy", "di"]
    assert found.questions.tolist() == expected.questions.tolist()
    for ours, theirs in zip(sorted_pairs(found), sorted_pairs(expected), strict=True):
        assert ours == pytest.approx(theirs, rel=1e-12)


def test_leaderboards_are_those_of_the_rows(held, rows):
    score = get_score("brier")(rows["probability"], rows["outcome"])
    pairs = mean_by_pair(held(pa.table(rows)), get_score("brier"))
    expected = difficulty_adjusted(rows["forecaster"], rows["question"], score)
    found = difficulty_adjusted_from_pairs(pairs)
    assert found.adjusted == pytest.approx(expected.adjusted, rel=1e-11)
    assert found.answered.tolist() == expected.answered.tolist()
    skill = relative_skill_from_pairs(pairs).skill
    assert np.prod(skill) == pytest.approx(1)  # everybody met everybody


def test_pairs_that_met_once_weigh_nothing_more(held):
    table = pa.table({"who": ["b", "a"], "what": ["q", "q"], "points": [0.25, 0.5]})
    pairs = mean_by_pair(held(table), "points", forecaster="who", question="what")
    assert pairs.weight is None
    assert sorted_pairs(pairs) == [[0.5, 0.25], [1, 1]]
    assert pairs.forecaster.dtype == pairs.question.dtype == np.int32


def test_a_certainty_that_failed_has_no_mean(held):
    columns = {"forecaster": ["a"], "question": ["q"], "probability": [0.0], "outcome": [1]}
    with pytest.raises(InvalidForecastError, match="infinite"):
        mean_by_pair(held(pa.table(columns)), get_score("log"))
