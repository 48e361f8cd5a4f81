"""What a number of answers can say, in plain sentences."""

import dataclasses

import numpy as np
import pytest
from scipy import stats

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores import clopper_pearson, required_hits
from predtrack.scores.small_samples import (
    SMALL,
    distinguishable_hit_rate,
    fewest_significant_hits,
    hit_rate_power,
    what_n_can_say,
)


def test_ten_answers_cannot_tell_a_coin_from_four_out_of_five():
    facts = what_n_can_say(10)
    assert facts.indistinguishable_rate == 0.8
    assert facts.required_hits == 9
    assert facts.hit_interval == clopper_pearson(5, 10)
    exact = stats.binomtest(5, 10).proportion_ci(method="exact")
    assert facts.hit_interval_width == pytest.approx(exact.high - exact.low, rel=1e-9)
    assert facts.detectable_difference == pytest.approx(0.1329, abs=5e-5)
    assert facts.distinguishable_rate == pytest.approx(0.9167, abs=5e-5)
    assert facts.sentences == (
        "5 hits out of 10 are a hit rate anywhere between 0.19 and 0.81 (exact 95 % interval).",
        "Fewer than 9 hits out of 10 are within the luck of a coin (one-sided 5 % level).",
        (
            "10 answers cannot tell a hit rate of 0.5 from one of 0.8: that one passes the test in"
            " only 38 % of cases. It takes a rate of 0.92 to pass it in 80 %."
        ),
        (
            "On 10 common questions two mean Brier scores must differ by at least 0.133 to be told"
            " apart with 80 % power (if the differences have a standard deviation of 0.15)."
        ),
        'With 20 answers or fewer there is no calibration curve, no rank and no "well calibrated".',
    )


@pytest.mark.parametrize("n", range(SMALL + 1))
def test_up_to_twenty_answers_nothing_is_said_of_calibration_and_nobody_is_ranked(n):
    facts = what_n_can_say(n)
    assert not facts.calibration_curve_allowed
    assert not facts.rank_allowed
    assert not facts.well_calibrated_allowed
    assert 'no "well calibrated"' in facts.sentences[-1]


def test_above_twenty_a_curve_needs_its_band():
    facts = what_n_can_say(21)
    assert facts.calibration_curve_allowed
    assert facts.rank_allowed
    assert "needs its band" in facts.sentences[-1]


@pytest.mark.parametrize("n", range(1, 60))
def test_the_rate_that_cannot_be_told_apart_fails_more_often_than_not(n):
    rate = what_n_can_say(n).indistinguishable_rate
    assert rate > 0.5
    assert hit_rate_power(n, rate) < 0.5


@pytest.mark.parametrize("reference", [0.05, 0.33, 0.5, 0.8])
def test_the_fewest_significant_hits_are_the_required_ones(reference):
    for n in (0, 1, 4, 5, 10, 20, 37, 200):
        assert fewest_significant_hits(n, reference) == required_hits(n, reference)


def test_power_is_the_binomial_tail():
    assert hit_rate_power(10, 0.8) == pytest.approx(stats.binom.sf(8, 10, 0.8), rel=1e-12)
    assert hit_rate_power(4, 1) == 0
    assert hit_rate_power(10, 1) == 1
    assert hit_rate_power(10, 0.5) == pytest.approx(11 / 1024)


def test_the_rate_that_is_told_apart_has_the_stated_power():
    for n in (5, 10, 100):
        rate = distinguishable_hit_rate(n, power=0.9)
        assert hit_rate_power(n, rate) == pytest.approx(0.9)
    assert distinguishable_hit_rate(4) is None


def test_no_answer_says_nothing():
    facts = what_n_can_say(0)
    assert facts.hit_interval == (0, 1)
    assert facts.detectable_difference == np.inf
    assert facts.sentences[0] == "There is no answer yet, so nothing can be said."
    assert len(facts.sentences) == 2


def test_a_few_answers_are_within_the_luck_of_a_coin_whatever_they_are():
    facts = what_n_can_say(4)
    assert facts.required_hits is None
    assert "gives them in 6 % of cases" in facts.sentences[1]
    assert facts.sentences[2] == "4 answers cannot tell a hit rate of 0.5 from one of 1."
    assert "Even 1 hit out of 1 is within" in what_n_can_say(1).sentences[1]


def test_a_million_answers_are_no_trouble():
    facts = what_n_can_say(1_000_000)
    assert facts.required_hits == stats.binom.isf(0.05, 1_000_000, 0.5) + 1
    assert facts.indistinguishable_rate is None
    assert "between 0.4990 and 0.5010" in facts.sentences[0]


def test_more_answers_say_more():
    facts = [what_n_can_say(n) for n in (10, 20, 50, 200)]
    for name in ("hit_interval_width", "detectable_difference", "distinguishable_rate"):
        values = [getattr(fact, name) for fact in facts]
        assert values == sorted(values, reverse=True)


def test_the_choices_are_heeded_and_kept():
    facts = what_n_can_say(10, level=0.8, alpha=0.2, power=0.9, sd=0.3)
    assert (facts.level, facts.alpha, facts.power, facts.sd) == (0.8, 0.2, 0.9, 0.3)
    assert facts.hit_interval == clopper_pearson(5, 10, 0.8)
    assert facts.required_hits == required_hits(10, 0.5, 0.2)
    assert "deviation of 0.3" in facts.score_sentences[0]
    with pytest.raises(dataclasses.FrozenInstanceError):
        facts.n = 11


def test_what_is_no_number_of_answers_is_refused():
    for n in (-1, 2.5, float("nan")):
        with pytest.raises(InvalidForecastError, match="n must be a whole number"):
            what_n_can_say(n)
    with pytest.raises(UsageError, match="level"):
        what_n_can_say(10, level=95)
