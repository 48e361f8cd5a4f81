"""CORP: miscalibration, discrimination and uncertainty to the last digit."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_diagnostics.scoring import LogLoss, SquaredError, decompose

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores import brier
from predtrack.scores.decomposition import SufficientTable, collapse, corp, corp_from_table

P = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
Y = [0, 0, 1, 0, 0, 1, 1, 0, 1, 1]
PEERS = [0.1, 0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 0.5, 0.6, 0.7, 0.8, 0.8, 0.9, 0.95, 0.95]
HAPPENED = [0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1]
TIED, TIED_OUTCOMES = [0.1, 0.2, 0.2, 0.3, 0.9], [0, 1, 0, 0, 1]


def parts(result):
    return [
        result.miscalibration,
        result.discrimination,
        result.uncertainty,
        result.mean_score,
    ]


def test_the_vector_of_ten_forecasts():
    result = corp(P, Y)
    assert parts(result) == pytest.approx([0.0519166666666667, 7 / 60, 0.25, 0.18525], rel=1e-14)
    assert result.recalibrated.tolist() == [0, 0, *[1 / 3] * 3, *[2 / 3] * 3, 1, 1]
    assert (result.n, result.score) == (10, "brier")


def test_the_vector_that_peers_agree_on():
    expected = [33 / 1000, 119 / 900, 56 / 225, 449 / 3000]
    assert parts(corp(PEERS, HAPPENED)) == pytest.approx(expected, rel=1e-15, abs=1e-17)


def test_the_vector_that_peers_agree_on_for_the_log_score():
    expected = [0.11851547673009044, 0.35612802259948384, 0.6909233093138182, 0.4533107634444248]
    assert parts(corp(PEERS, HAPPENED, score="log")) == pytest.approx(expected, rel=1e-15)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("score", ["brier", "log"])
def test_ties_in_any_order_of_rows(seed, score):
    order = np.random.default_rng(seed).permutation(5)
    result = corp(np.array(TIED)[order], np.array(TIED_OUTCOMES)[order], score=score)
    assert parts(result) == parts(corp(TIED, TIED_OUTCOMES, score=score))
    if score == "brier":
        expected = [37 / 1500, 8 / 75, 6 / 25, 79 / 500]
        assert parts(result) == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize("outcome", [[0, 1] * 4, [1, 1, 1, 1, 0, 0, 0, 0]])
def test_a_coin_called_a_coin_is_neither_miscalibrated_nor_discriminating(outcome):
    assert parts(corp([0.5] * 8, outcome)) == [0, 0, 0.25, 0.25]
    expected = [0, 0, math.log(2), math.log(2)]
    assert parts(corp([0.5] * 8, outcome, score="log")) == pytest.approx(expected, rel=1e-15)


ROWS = st.lists(
    st.tuples(st.floats(0, 1), st.one_of(st.integers(0, 1), st.floats(0, 1))), min_size=1
)


@pytest.mark.parametrize("rows", [[(1.0, 2.3e-313)], [(0.0, 2.3e-311), (1.0, 1)]])
def test_degrees_below_the_smallest_normal_number_overflow_nowhere(rows):
    lost, saved, open_, _ = parts(corp(*zip(*rows, strict=True), score="log"))
    assert lost == math.inf
    assert saved == pytest.approx(open_)


@given(ROWS, st.sampled_from(["brier", "log"]))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_the_parts_add_up_and_none_is_negative(rows, score):
    p, y = zip(*rows, strict=True)
    result = corp(p, y, score=score)
    lost, saved, open_, mean = parts(result)
    assert min(lost, saved, open_, mean) >= 0
    if math.isfinite(mean):
        assert mean == pytest.approx(lost - saved + open_, rel=1e-12, abs=1e-13)
    else:
        assert lost == math.inf
    assert (np.diff(result.recalibrated) >= 0).all()


@given(ROWS)
@settings(deadline=None, derandomize=True)
def test_the_mean_is_that_of_the_rows(rows):
    p, y = zip(*rows, strict=True)
    expected = float(np.mean(brier(np.array(p), np.array(y))))
    assert corp(p, y).mean_score == pytest.approx(expected, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize(("score", "loss"), [("brier", SquaredError()), ("log", LogLoss())])
@pytest.mark.parametrize("digits", [1, 2, 17])
def test_model_diagnostics_agrees(score, loss, digits, weighted):
    random = np.random.default_rng(digits)
    p = np.clip(random.random(2000), 0.05, 0.95).round(digits)
    y = (random.random(2000) < p**1.5).astype(float)
    w = random.random(2000) if weighted else None
    frame = decompose(y, p, scoring_function=loss, functional="mean", weights=w)
    columns = ("miscalibration", "discrimination", "uncertainty", "score")
    expected = [frame[column][0] for column in columns]
    assert parts(corp(p, y, score=score, weight=w)) == pytest.approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("shift", [1e-9, 1e-12])
@pytest.mark.parametrize("score", ["brier", "log"])
def test_a_tiny_miscalibration_keeps_its_digits(score, shift):
    # The difference of two mean scores has no digit left here.
    forecasts = np.repeat([0.25 + shift, 0.75 - shift], 4)
    result = corp(forecasts, [0, 1, 0, 0, 1, 1, 0, 1], score=score)
    exact = [forecasts[0] - 0.25, 0.75 - forecasts[-1]]
    curvature = 1 if score == "brier" else 1 / (2 * 0.25 * 0.75)
    expected = curvature * float(np.mean(np.square(exact)))
    assert result.miscalibration == pytest.approx(expected, rel=1e-6)


def test_a_tiny_discrimination_keeps_its_digits():
    n = np.array([10**8, 10**8])
    table = SufficientTable.from_groups([0.4, 0.6], n, n // 2 + np.array([0, 1]))
    expected = (0.5e-8 / 2) ** 2
    assert corp_from_table(table).discrimination == pytest.approx(expected, rel=1e-7)
    in_nats = corp_from_table(table, score="log").discrimination
    assert in_nats == pytest.approx(2 * expected, rel=1e-7)


def test_a_sure_forecast_that_fails_is_infinitely_miscalibrated():
    result = corp([0, 0.5, 1, 1], [1, 0, 1, 0], score="log")
    assert result.miscalibration == result.mean_score == math.inf
    assert math.isfinite(result.discrimination)
    assert result.surely_wrong == 2


def test_sure_forecasts_that_hold_cost_nothing():
    for score in ("brier", "log"):
        assert corp([0, 0, 1], [0, 0, 1], score=score).miscalibration == 0
        assert corp([0, 0, 1], [0, 0, 1], score=score).surely_wrong == 0


def test_a_sure_forecast_pooled_with_others_stays_finite():
    result = corp([0, 0.1, 0.2], [0, 1, 0], score="log")
    assert math.isfinite(result.miscalibration)
    lost, saved, open_, mean = parts(result)
    assert mean == pytest.approx(lost - saved + open_, rel=1e-14)


@pytest.mark.parametrize("rate", [0.5, 0.125])
def test_a_forecast_a_hair_off_the_rate_loses_a_hair_of_log_score(rate):
    n, gap = 8, 1e-8  # the entropies differ beyond their last digit
    result = corp([rate + gap] * n, [1] * int(n * rate) + [0] * int(n * (1 - rate)), score="log")
    lost = gap**2 / (2 * rate * (1 - rate))
    assert result.miscalibration == pytest.approx(lost, rel=1e-6)


def test_the_log_score_of_a_tiny_probability_is_not_infinite():
    assert corp([1e-17, 0.5], [1, 0], score="log").mean_score == pytest.approx(
        (39.14394658089878 + math.log(2)) / 2, rel=1e-15
    )


def test_outcomes_of_one_kind_leave_no_uncertainty():
    result = corp([0.9, 0.8], [1, 1])
    assert parts(result) == pytest.approx([0.025, 0, 0, 0.025])
    assert parts(corp([0.9], [1], score="log")) == pytest.approx(
        [-math.log(0.9), 0, 0, -math.log(0.9)]
    )


@pytest.mark.parametrize("score", ["brier", "log"])
def test_integer_boolean_and_float_outcomes_are_one(score):
    expected = parts(corp(PEERS, HAPPENED, score=score))
    for kind in (bool, np.int8, np.float32, np.uint8):
        assert parts(corp(PEERS, np.array(HAPPENED, dtype=kind), score=score)) == expected


@pytest.mark.parametrize("score", ["brier", "log"])
def test_weights_of_two_change_nothing(score):
    doubled = parts(corp(PEERS, HAPPENED, score=score, weight=[2] * 15))
    assert doubled == pytest.approx(parts(corp(PEERS, HAPPENED, score=score)), rel=1e-14)
    halved = parts(corp(PEERS, HAPPENED, score=score, weight=[0.3] * 15))
    assert halved == pytest.approx(parts(corp(PEERS, HAPPENED, score=score)), rel=1e-13)


def test_forecasts_a_digit_apart_are_not_merged():
    close = [0.3, 0.3 + 1e-15]
    assert corp(close, [0, 1]).discrimination == 0.25
    assert corp([0.3, 0.3], [0, 1]).discrimination == 0


def test_rows_and_their_table_give_one_answer():
    assert parts(corp(P, Y)) == parts(corp_from_table(collapse(P, Y)))


def test_billions_of_rows_fit_a_table():
    table = SufficientTable.from_groups([0.2, 0.8], [4e9, 4e9], [1e9, 3e9])
    assert parts(corp_from_table(table)) == pytest.approx([0.0025, 0.0625, 0.25, 0.19], rel=1e-14)


def test_nothing_is_refused_and_so_is_an_unknown_score():
    with pytest.raises(InvalidForecastError, match="nothing to decompose"):
        corp([], [])
    with pytest.raises(UnknownNameError, match="did you mean 'brier'"):
        corp(P, Y, score="brir")


@pytest.mark.parametrize("score", ["brier", "log"])
def test_blocks_of_memory_leave_no_seam(score, monkeypatch):
    random = np.random.default_rng(8)
    p, y = random.random(300), random.integers(0, 2, 300)
    expected = parts(corp(p, y, score=score))
    monkeypatch.setattr("predtrack.scores.decomposition.blockwise.ROWS_PER_BLOCK", 7)
    assert parts(corp(p, y, score=score)) == pytest.approx(expected, rel=1e-13)


def test_the_columns_that_come_in_stay_as_they_are():
    p, y, w = np.array([0.7, 0.2, 0.4]), np.array([1.0, 0.0, 1.0]), np.array([1.0, 2.0, 0.5])
    corp(p, y)
    corp(p, y, weight=w)
    assert (p.tolist(), y.tolist(), w.tolist()) == ([0.7, 0.2, 0.4], [1, 0, 1], [1, 2, 0.5])
