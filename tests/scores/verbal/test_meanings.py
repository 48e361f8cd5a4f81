"""What the reading of one word does to a score."""

import numpy as np
import pytest
from scipy import stats

from predtrack.errors import InvalidForecastError
from predtrack.scores import (
    break_even_reading,
    brier,
    expected_brier_over_readings,
    word_hit_tail,
    word_hit_tail_over_readings,
)
from predtrack.scores.verbal import (
    brier_at_reading,
    expected_brier_over_readers,
    word_hit_tail_over_readers,
)


@pytest.mark.parametrize(("outcome", "score"), [(1, 0.0973285), (0, 0.5155398)])
def test_the_spread_of_readings_costs_its_variance(outcome, score):
    expected = expected_brier_over_readings(0.7091057, 0.0127090, outcome)
    assert expected == pytest.approx(score, abs=2e-7)


def test_the_expected_score_is_the_mean_over_readers():
    readings = np.array([0.5, 0.6, 0.7, 0.9])
    for outcome in (0, 0.5, 1):
        expected = expected_brier_over_readings(readings.mean(), readings.var(), outcome)
        assert expected == pytest.approx(brier(readings, outcome).mean())


@pytest.mark.parametrize("variance", [-0.01, 0.26, float("nan")])
def test_readings_in_the_unit_interval_cannot_vary_without_limit(variance):
    with pytest.raises(InvalidForecastError, match="variance"):
        expected_brier_over_readings(0.5, variance, 1)


def test_will_does_as_well_as_a_coin_only_if_read_mildly():
    assert break_even_reading(0.6) == pytest.approx((0.5, 0.7))
    for reading, score in ((0.75, 0.2625), (0.9, 0.33), (1, 0.40)):
        assert 0.6 * brier(reading, 1) + 0.4 * brier(reading, 0) == pytest.approx(score)


def test_the_ends_of_the_break_even_reading_score_the_reference():
    for end in break_even_reading(0.7, reference_brier=0.23):
        assert 0.7 * brier(end, 1) + 0.3 * brier(end, 0) == pytest.approx(0.23)


def test_no_reading_may_be_good_enough_and_the_best_one_just():
    assert break_even_reading(0.5, reference_brier=0.24) is None
    assert break_even_reading(0.3, reference_brier=0.21) == pytest.approx((0.3, 0.3), abs=1e-7)
    assert break_even_reading(1, reference_brier=0.25) == (0.5, 1)
    assert break_even_reading(0, reference_brier=1) == (0, 1)


def test_a_word_taken_for_one_number_manufactures_significance():
    assert word_hit_tail(4, 10, probability=0.70) == pytest.approx(0.0473, abs=5e-5)
    spread = word_hit_tail_over_readings(4, 10, alpha=10.71, beta=4.39)
    assert spread == pytest.approx(0.0871, abs=5e-5)


def test_the_tails_are_those_of_scipy():
    for hits in range(9):
        tail = word_hit_tail(hits, 8, probability=0.3)
        assert tail == pytest.approx(stats.binom.cdf(hits, 8, 0.3))
        spread = word_hit_tail_over_readings(hits, 8, alpha=2, beta=3)
        assert spread == pytest.approx(stats.betabinom.cdf(hits, 8, 2, 3))


def test_a_spread_needs_a_shape_above_zero():
    with pytest.raises(InvalidForecastError, match="alpha must be above 0"):
        word_hit_tail_over_readings(4, 10, alpha=0, beta=1)


@pytest.mark.parametrize(("reading", "score"), [(0.5, 0.25), (0.75, 0.2625), (0.9, 0.33), (1, 0.4)])
def test_six_hits_of_ten_score_by_what_will_is_taken_to_mean(reading, score):
    assert brier_at_reading(0.6, reading) == pytest.approx(score, rel=1e-12)
    hits = brier(reading, 1), brier(reading, 0)
    assert brier_at_reading(0.6, reading) == pytest.approx(0.6 * hits[0] + 0.4 * hits[1])


def test_at_the_break_even_readings_the_score_is_that_of_the_reference():
    for rate in (0.2, 0.6, 0.95):
        ends = break_even_reading(rate, reference_brier=0.245)
        inside = [end for end in ends if 0 < end < 1]
        for end in inside:
            assert brier_at_reading(rate, end) == pytest.approx(0.245)


def test_claims_are_scored_over_the_readers_of_a_survey():
    readings = np.array([0.5, 0.6, 0.7, 0.9])
    expected = expected_brier_over_readers(readings, [1, 0, 0.5])
    assert expected == pytest.approx([brier(readings, y).mean() for y in (1, 0, 0.5)])
    assert expected_brier_over_readers([0.7], 1) == pytest.approx(0.09)


def test_the_readers_themselves_need_no_fitted_shape():
    readings = stats.beta(10.71, 4.39).ppf((np.arange(20000) + 0.5) / 20000)
    spread = word_hit_tail_over_readers(4, 10, readings=readings)
    assert spread == pytest.approx(0.0871, abs=5e-5)
    alike = word_hit_tail_over_readers(4, 10, readings=[0.7] * 5)
    assert alike == pytest.approx(word_hit_tail(4, 10, probability=0.7))


def test_without_a_reader_there_is_no_meaning():
    for rule in (
        lambda: expected_brier_over_readers([], [1]),
        lambda: word_hit_tail_over_readers(4, 10, readings=[]),
    ):
        with pytest.raises(InvalidForecastError, match="no reader"):
            rule()
    with pytest.raises(InvalidForecastError, match=r"reading must .*\(row 1\)"):
        word_hit_tail_over_readers(4, 10, readings=[0.7, 70])
    with pytest.raises(InvalidForecastError, match="one shape"):
        brier_at_reading([0.6, 0.5], [0.7])


def test_readings_may_pile_up_at_both_ends():
    found = word_hit_tail_over_readings(3, 8, alpha=0.5, beta=0.25)
    assert found == pytest.approx(stats.betabinom.cdf(3, 8, 0.5, 0.25), rel=1e-12)
