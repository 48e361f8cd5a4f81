"""Tables of pairs give what the scores one by one give."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError
from predtrack.scores.comparison import (
    ScoredPairs,
    codes,
    comparable_groups,
    difficulty_adjusted,
    difficulty_adjusted_from_pairs,
    pairwise_sums,
    relative_skill,
    relative_skill_from_pairs,
    scored_pairs,
)

CAREFUL = settings(deadline=None, derandomize=True, max_examples=80)
NAN = float("nan")
ROWS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 6), st.floats(0.01, 1), st.integers(1, 3)),
    min_size=1,
    max_size=40,
)


def pairs_of_table(table):
    question, forecaster = np.nonzero(~np.isnan(table))
    return scored_pairs(forecaster, question, table[question, forecaster])


def random_table(questions, forecasters, missing, seed=3):
    rng = np.random.default_rng(seed)
    table = rng.uniform(0, 1, (questions, forecasters))
    table[rng.uniform(size=table.shape) < missing] = NAN
    table[0] = 0.5  # every forecaster and, through it, every question has a score
    return table[~np.isnan(table).all(axis=1)]


@CAREFUL
@given(ROWS)
def test_pairs_weigh_as_their_scores_one_by_one(rows):
    who, what, score, weight = (np.array(column) for column in zip(*rows, strict=True))
    repeated = [np.repeat(column, weight) for column in (who, what, score)]
    pairs = scored_pairs(who, what, score, weight=weight)
    if comparable_groups(who, what).any():
        with pytest.raises(InvalidForecastError, match="not comparable"):
            difficulty_adjusted_from_pairs(pairs)
        return
    expected, found = difficulty_adjusted(*repeated), difficulty_adjusted_from_pairs(pairs)
    np.testing.assert_allclose(found.adjusted, expected.adjusted, rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(found.difficulty, expected.difficulty, rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(found.raw, expected.raw, rtol=1e-12)
    assert found.answered.tolist() == expected.answered.tolist()
    assert found.forecaster.tolist() == expected.forecaster.tolist()


@CAREFUL
@given(ROWS)
def test_several_stretches_are_one_table(rows):
    who, what, score, _ = (np.array(column) for column in zip(*rows, strict=True))
    assume(not comparable_groups(who, what).any())
    expected = difficulty_adjusted(who, what, score)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(codes, "STRETCH", 3)
        assert comparable_groups(who, what).tolist() == [0] * len(rows)
        found = difficulty_adjusted(who, what, score)
    np.testing.assert_allclose(found.adjusted, expected.adjusted, rtol=1e-10, atol=1e-12)


@CAREFUL
@given(ROWS)
def test_stretches_find_the_same_groups(rows):
    who, what = np.array(rows)[:, :2].T.astype(int)
    expected = comparable_groups(who, what)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(codes, "STRETCH", 2)
        assert comparable_groups(who, what).tolist() == expected.tolist()


def test_contrasts_of_the_specification():
    table = np.array([[0.04, 0.25, NAN], [0.09, NAN, 0.49], [NAN, 0.16, 0.36], [0.01, 0.36, 0.64]])
    found = difficulty_adjusted_from_pairs(pairs_of_table(table.T))
    assert found.adjusted - found.adjusted[0] == pytest.approx([0, 0.03, -0.132, 0.071], abs=1e-12)
    b = found.difficulty - found.difficulty[0]
    assert b == pytest.approx([0, 0.264, 0.494], abs=1e-12)
    assert found.raw == pytest.approx([0.145, 0.29, 0.26, 0.336667], abs=5e-7)


def test_the_reference_may_score_differently_on_each_question():
    pairs = ScoredPairs([0, 0, 1, 1], [0, 1, 0, 1], [0.1, 0.4, 0.2, 0.2], ["a", "b"], ["q", "r"])
    by_question = difficulty_adjusted_from_pairs(pairs, reference_score=[0.25, 0.1])
    expected = difficulty_adjusted(
        [0, 0, 1, 1], [0, 1, 0, 1], pairs.score, reference_score=[0.25, 0.1, 0.25, 0.1]
    )
    assert by_question.adjusted == pytest.approx(expected.adjusted, rel=1e-12)


@pytest.mark.parametrize("missing", [0.0, 0.5, 0.85, 0.99])
@pytest.mark.parametrize("cells", [1 << 23, 100])
def test_relative_skill_of_pairs_is_that_of_the_table(missing, cells, monkeypatch):
    monkeypatch.setattr(pairwise_sums, "CELLS", cells)
    monkeypatch.setattr(pairwise_sums, "PANEL", 5)
    table = random_table(150, 12, missing)
    found, expected = relative_skill_from_pairs(pairs_of_table(table)), relative_skill(table)
    np.testing.assert_allclose(found.skill, expected.skill, rtol=1e-12)
    np.testing.assert_allclose(found.ratios, expected.ratios, rtol=1e-12)
    assert found.overlap.tolist() == expected.overlap.tolist()
    assert found.coverage.tolist() == expected.coverage.tolist()
    assert found.reasons == expected.reasons


@pytest.mark.parametrize("forecasters", [4, 40])
def test_each_way_to_the_sums_is_taken_and_gives_the_same(forecasters):
    table = random_table(60, forecasters, 0.5)
    csr = pairwise_sums._crossed(pairs_of_table(table))
    expected = pairwise_sums.sums_of_table(table, ~np.isnan(table))
    for add in (pairwise_sums._add_thin, pairwise_sums._add_panels, pairwise_sums._add_full):
        sums, overlap = np.zeros((2, forecasters, forecasters))
        add(csr, sums, overlap)
        np.testing.assert_allclose(sums, expected[0], rtol=1e-12)
        assert overlap.tolist() == expected[1].tolist()


def test_relative_skill_with_missing_overlap_is_that_of_the_specification():
    table = np.array([
        [0.04, 0.16, 0.09], [0.09, 0.04, NAN], [0.25, 0.25, NAN],
        [0.01, 0.09, NAN], [0.36, NAN, 0.25], [0.16, NAN, 0.16],
    ])  # fmt: skip
    expected = [0.93174332457579, 1.350212762358327, 0.794879874711245]
    found = relative_skill_from_pairs(pairs_of_table(table))
    np.testing.assert_allclose(found.skill, expected, rtol=1e-12)


def test_a_score_of_zero_is_an_answer():
    pairs = ScoredPairs([0, 1, 0, 1], [0, 0, 1, 1], [0, 0.2, 0.3, 0.1], ["a", "b"], ["q", "r"])
    assert relative_skill_from_pairs(pairs).overlap.tolist() == [[2, 2], [2, 2]]


def test_a_mean_counts_once_however_many_scores_it_has():
    who, what = ["a", "a", "a", "b", "b"], ["q", "q", "r", "q", "r"]
    pairs = scored_pairs(who, what, [0.1, 0.3, 0.4, 0.4, 0.4])
    assert relative_skill_from_pairs(pairs).ratios[0, 1] == pytest.approx((0.2 + 0.4) / 0.8)


def test_a_forecaster_with_two_rows_for_a_question_has_no_relative_skill():
    pairs = ScoredPairs([0, 0, 1], [0, 0, 0], [0.1, 0.3, 0.2], ["a", "b"], ["q"])
    with pytest.raises(InvalidForecastError, match="average repeated ones first"):
        relative_skill_from_pairs(pairs)
    again = ScoredPairs([0, 1], [0, 0], [0.2, 0.2], ["a", "b"], ["q"], [2, 1])
    assert difficulty_adjusted_from_pairs(pairs).raw == pytest.approx([0.2, 0.2])
    assert difficulty_adjusted_from_pairs(again).adjusted == pytest.approx(
        difficulty_adjusted_from_pairs(pairs).adjusted
    )


def test_codes_of_32_bits_and_their_scores_are_not_copied():
    code, score = np.array([0, 1], np.int32), np.array([0.1, 0.2])
    code.flags.writeable = score.flags.writeable = False
    pairs = ScoredPairs(code, code, score, np.array(["a", "b"]), np.array(["q", "r"]))
    assert np.shares_memory(pairs.forecaster, code)
    assert np.shares_memory(pairs.score, score)
    assert pairs.n.strides == (0,)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"forecaster": [0, 2]}, r"from 0 to 1 \(row 1\)"),
        ({"forecaster": [-1, 0]}, r"\(row 0\)"),
        ({"forecaster": [0, 0]}, "b has no row"),
        ({"forecaster": [0.0, 1.0]}, "whole number"),
        ({"score": [0.1, NAN]}, r"missing.*\(row 1\)"),
        ({"score": [0.1, np.inf]}, r"infinite.*\(row 1\)"),
        ({"score": [0.1]}, "one shape"),
        ({"n": [1, 0]}, r"above 0 \(row 1\)"),
        ({"n": [1, 1, 1]}, "one shape"),
    ],
)
def test_what_is_no_table_of_pairs_is_refused(change, says):
    given = {"forecaster": [0, 1], "question": [0, 0], "score": [0.1, 0.2]}
    given |= {"forecasters": ["a", "b"], "questions": ["q"]} | change
    with pytest.raises(InvalidForecastError, match=says):
        ScoredPairs(**given)


def test_no_pair_and_one_pair():
    none = ScoredPairs([], [], [], [], [])
    assert difficulty_adjusted_from_pairs(none).adjusted.size == 0
    assert relative_skill_from_pairs(none).skill.size == 0
    one = ScoredPairs([0], [0], [0.1], ["a"], ["q"])
    assert difficulty_adjusted_from_pairs(one).adjusted.tolist() == [0.1]
    assert np.isnan(relative_skill_from_pairs(one).skill).all()


def test_columns_of_dataframes_are_matched_by_their_index():
    frame = pd.DataFrame({"who": ["a", "b"], "what": ["q", "q"], "score": [0.1, 0.2]})
    assert scored_pairs(frame["who"], frame["what"], frame["score"]).score.tolist() == [0.1, 0.2]
    with pytest.raises(InvalidForecastError, match="different indexes"):
        scored_pairs(frame["who"], frame["what"], frame["score"].sort_values(ascending=False))


def test_rows_of_no_weight_count_nowhere():
    pairs = scored_pairs(["a", "b", "c"], ["q", "q", "r"], [0.1, 0.2, 0.3], weight=[1, 0.5, 0])
    assert pairs.forecasters.tolist() == ["a", "b"]
    assert pairs.questions.tolist() == ["q"]
    assert pairs.n.tolist() == [1, 0.5]


def test_a_negative_score_has_no_ratio():
    pairs = ScoredPairs([0, 1], [0, 0], [-0.1, 0.2], ["a", "b"], ["q"])
    with pytest.raises(InvalidForecastError, match="at least 0"):
        relative_skill_from_pairs(pairs)
