"""Skill is a ratio, and always says against what."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics

from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores import brier, get_score
from predtrack.scores.skill import (
    leave_one_out_base_rate,
    sample_base_rate,
    score_difference,
    skill_against_base_rate,
    skill_against_constant,
    skill_against_forecaster,
    skill_against_market,
    skill_against_probabilities,
    skill_score,
)

CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)
NAN = float("nan")
P = [0.9, 0.2, 0.65, 0.5, 1, 0, 0.05]
Y = [1, 0, 1, 0, 1, 0, 1]
LOG = get_score("log")


def test_brier_skill_against_two_fifths_is_that_of_the_specification():
    found = skill_against_constant(0.7, 1, constant=0.4)
    assert found.value == pytest.approx(0.75, rel=1e-12)
    assert (found.n, found.reference) == (1, "always 0.4")


def test_a_difference_of_scores_is_another_thing():
    assert score_difference([0.09], [0.36]) == pytest.approx(-0.27)
    assert skill_score([0.09], [0.36]).value == pytest.approx(0.75)


def test_skill_is_a_ratio_of_means_and_not_a_mean_of_ratios():
    own, other = [0.1, 0.4], [0.2, 0.4]
    assert skill_score(own, other).value == pytest.approx(1 - 0.5 / 0.6)
    assert skill_score(own, other).value != pytest.approx(np.mean([0.5, 0]))


def test_scikit_learn_has_the_same_skill_against_the_base_rate():
    # Its d2 scores are 1 - loss / loss of the mean outcome, which is our skill in the sample.
    generator = np.random.default_rng(7)
    p, y = generator.uniform(0.01, 0.99, 300), generator.integers(0, 2, 300)
    found = skill_against_base_rate(p, y, base_rate="sample")
    assert found.value == pytest.approx(metrics.r2_score(y, p), rel=1e-12)
    found = skill_against_base_rate(p, y, base_rate="sample", rule=LOG)
    assert found.value == pytest.approx(metrics.d2_log_loss_score(y, p), rel=1e-12)
    w = generator.uniform(0, 3, 300)
    found = skill_against_base_rate(p, y, base_rate="sample", weights=w)
    assert found.value == pytest.approx(metrics.r2_score(y, p, sample_weight=w), rel=1e-10)


@CAREFUL
@given(st.lists(st.integers(0, 1), min_size=2, max_size=40))
def test_the_rate_left_out_is_easier_to_beat_by_a_known_factor(y):
    inside = brier(sample_base_rate(y), y).mean()
    outside = brier(leave_one_out_base_rate(y), y).mean()
    assert inside == pytest.approx(outside * ((len(y) - 1) / len(y)) ** 2, abs=1e-12)


@CAREFUL
@given(
    st.lists(st.tuples(st.floats(0, 1), st.integers(1, 3)), min_size=2, max_size=9), st.integers()
)
def test_a_weight_of_two_is_two_rows_in_the_sample(rows, seed):
    y, w = np.array(rows).T
    repeated = np.repeat(y, w.astype(int))
    assert sample_base_rate(y, w)[0] == pytest.approx(sample_base_rate(repeated)[0])
    p = np.random.default_rng(abs(seed)).uniform(size=len(y))
    weighted = skill_against_base_rate(p, y, base_rate="sample", weights=w)
    expanded = skill_against_base_rate(np.repeat(p, w.astype(int)), repeated, base_rate="sample")
    assert weighted.score == pytest.approx(expanded.score)
    assert weighted.reference_score == pytest.approx(expanded.reference_score, abs=1e-15)


def test_the_rate_of_the_others_leaves_the_own_outcome_out():
    y, w = np.array([1, 0.5, 0, 0]), np.array([1.0, 2.0, 3.0, 0.0])
    expected = [np.average(np.delete(y, i), weights=np.delete(w, i)) for i in range(4)]
    np.testing.assert_allclose(leave_one_out_base_rate(y, w), expected)


def test_a_rate_fitted_afterwards_is_called_so():
    found = skill_against_base_rate(P, Y, base_rate="sample")
    assert "fitted afterwards" in found.caution
    assert found.reference == "base rate of the sample"
    other = skill_against_base_rate(P, Y, base_rate="leave_one_out")
    assert "not known when the forecast was made" in other.caution
    assert other.value > found.value


def test_a_reference_that_scores_nothing_leaves_skill_undefined_and_never_infinite():
    same = [1, 1, 1]
    for base_rate in ("sample", "leave_one_out"):
        for y in (same, [0.1] * 3, [0.3] * 7):
            found = skill_against_base_rate(np.full(len(y), 0.5), y, base_rate=base_rate)
            assert np.isnan(found.value)
            assert "reference is 0" in found.reason
    assert np.isnan(skill_score([0.0, 0.0], [0.0, 0.0]).value)
    assert score_difference([0.5], [0.0]) == 0.5


def test_a_reference_that_called_the_outcome_impossible_is_not_beaten_by_everybody():
    # One event alone: left out, the rate of the others is 0, and its log score infinite.
    found = skill_against_base_rate([0.5, 0.1, 0.1], [1, 0, 0], base_rate="leave_one_out", rule=LOG)
    assert np.isnan(found.value)
    assert found.reference_score == np.inf
    assert "reference is infinite" in found.reason


def test_an_infinite_score_is_said_and_has_no_skill():
    found = skill_against_constant([0, 0.5], [1, 1], constant=0.5, rule=LOG)
    assert np.isnan(found.value)
    assert found.score == np.inf
    assert "called impossible" in found.reason


def test_an_infinite_score_of_no_weight_does_not_count():
    found = skill_score([np.inf, 0.1], [0.2, 0.2], weights=[0, 1])
    assert found.value == pytest.approx(0.5)


def test_one_question_leaves_no_rate_of_the_others():
    for y, w in (([1], None), ([1, 0], [1, 0])):
        p = np.full(len(y), 0.8)
        found = skill_against_base_rate(p, y, base_rate="leave_one_out", weights=w)
        assert np.isnan(found.value)
        assert np.isnan(found.reference_score)
        assert found.score == pytest.approx(0.04)
        assert "no other" in found.reason
        with pytest.raises(UsageError, match="two questions"):
            leave_one_out_base_rate(y, w)


def test_no_question_is_not_comparable():
    found = skill_score([], [])
    assert np.isnan([found.value, found.score, found.reference_score]).all()
    assert found.n == 0
    assert "no question" in found.reason
    for base_rate in ("sample", "leave_one_out"):
        assert np.isnan(skill_against_base_rate([], [], base_rate=base_rate).value)
    assert np.isnan(score_difference([], []))


def test_a_market_is_compared_question_by_question():
    market = [0.8, 0.3, 0.5, 0.5, 0.9, 0.2, 0.4]
    found = skill_against_market(P, Y, market=market)
    assert found.value == pytest.approx(1 - brier(P, Y).mean() / brier(market, Y).mean())
    assert "no younger" in found.caution
    assert found.reference == "market"
    with pytest.raises(InvalidForecastError, match="one shape"):
        skill_against_market(P, Y, market=market[:3])
    with pytest.raises(InvalidForecastError, match=r"missing.*\(row 1\)"):
        skill_against_market([0.5, 0.5], [1, 0], market=[0.5, NAN])


def test_who_agrees_with_the_reference_has_no_skill_and_who_is_perfect_has_all():
    assert skill_against_probabilities(P, Y, reference=P).value == 0
    assert skill_against_constant(Y, Y, constant=0.5).value == 1
    assert skill_against_constant(0, 1, constant=0.5).value == -3


def test_forecasters_meet_on_common_questions_by_key():
    own = {"a": 0.1, "b": 0.2, "c": 0.9, "d": 0.9}
    found = skill_against_forecaster(own, {"x": 0.9, "b": 0.4, "a": 0.2}, reference="the panel")
    assert found.value == pytest.approx(0.5)
    assert (found.n, found.coverage, found.reference) == (2, 0.5, "the panel")
    assert found.reference_coverage == pytest.approx(2 / 3)
    weighted = skill_against_forecaster(own, {"a": 0.2, "b": 0.2}, weights={"a": 3, "b": 0})
    assert weighted.value == pytest.approx(0.5)


def test_forecasters_without_a_common_question_are_not_comparable():
    found = skill_against_forecaster({"a": 0.1}, {"b": 0.1})
    assert np.isnan(found.value)
    assert (found.n, found.coverage) == (0, 0)
    assert "no question is common" in found.reason


def test_series_are_matched_by_their_labels():
    own = pd.Series([0.1, 0.3], index=["a", "b"])
    other = pd.Series([0.6, 0.2], index=["b", "a"])
    assert skill_against_forecaster(own, other).value == pytest.approx(0.5)
    with pytest.raises(InvalidForecastError, match=r"once.*\(rows 0, 1\)"):
        skill_against_forecaster(pd.Series([0.1, 0.2], index=["a", "a"]), other)
    with pytest.raises(InvalidForecastError, match="align them by key"):
        skill_score(own, other)


def test_a_common_question_without_weight_is_named():
    with pytest.raises(InvalidForecastError, match="'a' has none"):
        skill_against_forecaster({"a": 0.1}, {"a": 0.2}, weights={"b": 1})


def test_a_rule_must_have_zero_as_its_best():
    for name in ("spherical", "absolute_log_ratio"):
        with pytest.raises(UsageError, match=f"{name} is none"):
            skill_against_constant(0.7, 1, constant=0.5, rule=get_score(name))


def test_what_is_no_score_is_refused():
    with pytest.raises(InvalidForecastError, match=r"at least 0.*\(row 1\)"):
        skill_score([0.1, -0.1], [0.2, 0.2])
    with pytest.raises(InvalidForecastError, match=r"missing.*\(row 0\)"):
        skill_score([0.1, 0.2], [NAN, 0.2])
    with pytest.raises(InvalidForecastError, match="one shape"):
        skill_score([0.1, 0.2], [0.2])
    with pytest.raises(InvalidForecastError, match="one number a row"):
        skill_score(np.zeros((2, 1)), np.zeros((2, 1)))
    with pytest.raises(InvalidForecastError, match="not all be 0"):
        skill_score([0.1], [0.2], weights=[0])
    with pytest.raises(InvalidForecastError, match="weights"):
        skill_score([0.1, 0.2], [0.2, 0.2], weights=[1, -1])
    with pytest.raises(UnknownNameError, match="base rate"):
        skill_against_base_rate(P, Y, base_rate="climatology")
    with pytest.raises(InvalidForecastError, match=r"\[0, 1\]"):
        skill_against_constant(0.7, 1, constant=40)


def test_any_kind_of_column_gives_the_same_answer():
    y = np.array(Y)
    expected = skill_against_base_rate(P, y, base_rate="sample")
    p = np.array(P)
    p.setflags(write=False)
    for outcome in (y.astype(bool), y.astype(float), Y, pd.Series(Y), np.repeat(y, 2)[::2]):
        assert skill_against_base_rate(p, outcome, base_rate="sample") == expected
    assert p.tolist() == P


def test_single_precision_is_summed_in_double():
    scores = np.full(1_000_000, 0.1, dtype=np.float32)
    assert skill_score(scores, 0.2).score == pytest.approx(float(np.float32(0.1)), rel=1e-12)


def test_weights_count_for_every_reference():
    probability, outcome, weights = [0.7, 0.9, 0.2], [1, 0, 1], [1, 0, 0]
    first = ([0.7], [1])
    constant = skill_against_constant(probability, outcome, constant=0.4, weights=weights)
    assert constant.value == pytest.approx(skill_against_constant(*first, constant=0.4).value)
    market = skill_against_market(probability, outcome, market=[0.4, 0.1, 0.1], weights=weights)
    assert market.value == pytest.approx(constant.value)
