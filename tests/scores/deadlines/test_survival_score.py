"""When something happens, scored at one common date."""

from fractions import Fraction
from math import exp, expm1, factorial, inf, log

import numpy as np
import pytest
import scoringrules
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, stats

from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores.deadlines import (
    constant_hazard,
    survival_score,
    survival_score_exponential,
    survival_score_stated,
)

HAZARD, TIME, HORIZON = 0.25, 2, 5
POSITIVE = st.floats(1e-3, 1e3)
PROBABILITIES = st.lists(st.floats(0, 1), min_size=1, max_size=6).map(sorted)


def exact(hazard, until, horizon):
    """The closed form by its power series in rational numbers."""
    rate, m, end = (Fraction(number) for number in (hazard, until, horizon))

    def integral(power, low, high):  # of exp(-power rate s)
        terms = [
            (-power * rate) ** k * (high ** (k + 1) - low ** (k + 1)) / factorial(k + 1)
            for k in range(60)
        ]
        return sum(terms)

    before = m - 2 * integral(1, Fraction(0), m) + integral(2, Fraction(0), m)
    return float(before + integral(2, m, end))


def ensemble_crps(outcome, members):
    return scoringrules.crps_ensemble(
        np.array([outcome]), members[None], estimator="qd", backend="numba"
    )[0]


def test_an_event_before_the_common_date():
    found = survival_score_exponential(HAZARD, TIME, horizon=HORIZON)
    assert found == pytest.approx(0.688075, abs=1e-6)


def test_no_event_by_the_common_date():
    found = survival_score_exponential(HAZARD, inf, horizon=HORIZON)
    assert found == pytest.approx(1.127868, abs=1e-6)


def test_an_event_and_no_end_to_the_comparison():
    found = survival_score_exponential(HAZARD, TIME, horizon=inf)
    assert found == pytest.approx(0.852245, abs=1e-6)


@pytest.mark.parametrize(
    ("time", "horizon", "score"), [(2, 5, 0.688075), (inf, 5, 1.127868), (2, inf, 0.852245)]
)
def test_any_way_to_write_the_curve_gives_the_same(time, horizon, score):
    for curve in (stats.expon(scale=4), lambda moment: -expm1(-moment / 4)):
        assert survival_score(curve, time, horizon=horizon) == pytest.approx(score, abs=1e-6)


def test_without_end_it_is_the_crps_of_the_peers():
    times = np.array([0.1, 1.0, 2.0, 9.0])
    found = survival_score_exponential(HAZARD, times, horizon=inf)
    expected = scoringrules.crps_exponential(times, HAZARD, backend="numpy")
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_it_is_the_crps_of_the_earlier_of_event_and_common_date():
    members = stats.expon(scale=4).ppf((np.arange(20_000) + 0.5) / 20_000)
    for time in (0.5, 2, 4.9, inf):
        expected = ensemble_crps(min(time, HORIZON), np.minimum(members, HORIZON))
        found = survival_score_exponential(HAZARD, time, horizon=HORIZON)
        assert found == pytest.approx(float(expected), abs=1e-5)


def test_an_event_after_the_common_date_is_none_yet():
    later = survival_score_exponential(HAZARD, 7, horizon=HORIZON)
    assert later == survival_score_exponential(HAZARD, inf, horizon=HORIZON)


@given(st.floats(0, 1), st.floats(0, 4), st.floats(0.1, 3))
@settings(deadline=None, derandomize=True, max_examples=40)
def test_no_digit_is_lost_to_cancellation(hazard, time, horizon):
    found = survival_score_exponential(hazard, time, horizon=horizon)
    assert found == pytest.approx(exact(hazard, min(time, horizon), horizon), rel=1e-12, abs=1e-290)


@pytest.mark.parametrize("hazard", [1e-12, 1e-6, 1e-3, 0.1, 0.9999999, 1.0, 1.0000001, 3])
def test_a_small_hazard_keeps_its_digits(hazard):
    # The textbook form, m + 2 expm1(-x) / rate - expm1(-2x) / (2 rate), has none left at 1e-6.
    found = survival_score_exponential(hazard, inf, horizon=1)
    assert found == pytest.approx(exact(hazard, 1, 1), rel=1e-13)


def test_who_says_never_pays_for_the_time_after_the_event():
    assert survival_score_exponential(0, 2, horizon=5) == 3
    assert survival_score_exponential(0, inf, horizon=5) == 0
    assert survival_score_exponential(0, 2, horizon=inf) == inf


def test_who_says_at_once_pays_for_the_wait():
    assert survival_score_exponential(1e9, 2, horizon=5) == pytest.approx(2, rel=1e-8)
    assert survival_score_exponential(1e9, 0, horizon=5) == pytest.approx(0, abs=1e-8)


@given(POSITIVE, POSITIVE, POSITIVE, POSITIVE)
@settings(deadline=None, derandomize=True)
def test_the_score_has_the_unit_of_time(hazard, time, horizon, unit):
    one = survival_score_exponential(hazard, time, horizon=horizon)
    other = survival_score_exponential(hazard / unit, time * unit, horizon=horizon * unit)
    assert other == pytest.approx(one * unit, rel=1e-9)
    assert 0 <= one <= horizon


def test_a_probability_by_a_deadline_has_a_hazard():
    assert constant_hazard(0.3, 2) == pytest.approx(-log(0.7) / 2)
    assert constant_hazard([0.0, 0.5], [1, 1]) == pytest.approx([0, log(2)])
    assert stats.expon(scale=1 / constant_hazard(0.3, 2)).cdf(2) == pytest.approx(0.3)
    with pytest.raises(InvalidForecastError, match=r"no finite hazard.*\(row 1\)"):
        constant_hazard([0.5, 1], 1)
    with pytest.raises(InvalidForecastError, match="deadline must be a finite number above 0"):
        constant_hazard(0.5, 0)


def expected_score(score, truth, horizon):
    """Expected score, if the event comes as the truth says: by integration over its time."""

    def weighted(time):
        return score(time) * truth.pdf(time)

    inside, _ = integrate.quad(weighted, 0, horizon, epsabs=1e-12)
    return inside + truth.sf(horizon) * score(inf)


def test_honesty_is_the_best_policy_at_a_fixed_common_date():
    truth = stats.expon(scale=1 / HAZARD)

    def stated(hazard):
        return expected_score(
            lambda time: survival_score_exponential(hazard, time, horizon=HORIZON), truth, HORIZON
        )

    for hazard in (0.1, 0.2, 0.24, 0.26, 0.3, 0.6):
        assert stated(hazard) > stated(HAZARD)


def test_scoring_up_to_the_event_alone_would_reward_saying_never():
    # Averaging to the actual close is not proper: with C = T, only the wait is scored.
    truth = stats.expon(scale=1 / HAZARD)

    def stated(hazard):
        def up_to_the_event(time):
            end = min(time, HORIZON)
            return survival_score_exponential(hazard, inf, horizon=end) if end else 0.0

        return expected_score(up_to_the_event, truth, HORIZON)

    assert stated(0.01) < stated(HAZARD)


@pytest.mark.parametrize("between", ["linear", "late", "early"])
def test_honesty_is_the_best_policy_for_stated_curves_on_their_own_terms(between):
    deadlines, truth = [1, 2, 4], np.array([0.2, 0.5, 0.6])
    moments = {"linear": None, "late": [1, 2, 4], "early": [0, 1, 2]}[between]

    def score(shares, time):
        return survival_score_stated(deadlines, shares, time, horizon=4, between=between)

    def expected(shares):
        total = 0.0
        edges = [0, *deadlines]
        for part, mass in enumerate(np.diff(truth, prepend=0)):
            if moments is None:
                times = edges[part] + (np.arange(400) + 0.5) / 400 * np.diff(edges)[part]
            else:
                times = np.array([float(moments[part])])
            total += mass * score(shares, times).mean()
        return total + (1 - truth[-1]) * score(shares, inf)

    best = expected(truth)
    for change in ([0.05, 0, 0], [-0.05, 0, 0], [0, 0.05, 0], [0, -0.05, 0], [0, 0, -0.05]):
        if between != "late" or change[2] == 0:  # "late" gives the last one no weight
            assert expected(truth + change) > best


@given(PROBABILITIES, st.floats(0, 8), st.floats(0.1, 1), st.sampled_from(["linear", "late"]))
@settings(deadline=None, derandomize=True)
def test_the_exact_integral_is_the_one_by_quadrature(shares, time, part, between):
    deadlines = np.arange(1, len(shares) + 1) * 1.5
    horizon = part * deadlines[-1]
    found = survival_score_stated(deadlines, shares, time, horizon=horizon, between=between)

    def curve(moment):
        if between == "linear":
            return np.interp(moment, [0, *deadlines], [0, *shares])
        return [0, *shares][np.searchsorted(deadlines, moment, side="right")]

    expected = survival_score(curve, time, horizon=horizon, breaks=deadlines)
    assert found == pytest.approx(expected, rel=1e-8, abs=1e-12)


def test_the_extremes_lie_on_both_sides_of_the_middle():
    shares = {
        between: survival_score_stated([5], [0.6], inf, horizon=5, between=between)
        for between in ("late", "linear", "early")
    }
    assert shares["late"] == 0
    assert shares["linear"] == pytest.approx(0.36 * 5 / 3)
    assert shares["early"] == pytest.approx(0.36 * 5)


def test_each_row_may_have_its_own_curve():
    deadlines, shares = [[1, 2], [2, 4]], [[0.3, 0.5], [0.1, 0.9]]
    both = survival_score_stated(deadlines, shares, [0.5, inf], horizon=[2, 3])
    for row, time in enumerate([0.5, inf]):
        single = survival_score_stated(deadlines[row], shares[row], time, horizon=[2, 3][row])
        assert both[row] == single


def test_one_event_meets_several_curves():
    found = survival_score_stated([1, 2], [[0.3, 0.5], [0.1, 0.9]], 0.5, horizon=2)
    assert found.shape == (2,)
    with pytest.raises(InvalidForecastError, match="must have one length"):
        survival_score_stated([1, 2], [[0.3, 0.5], [0.1, 0.9]], [1, 2, 3], horizon=2)


@pytest.mark.parametrize(
    ("deadlines", "shares", "message"),
    [
        ([2, 1], [0.1, 0.2], "must ascend"),
        ([1, 1], [0.1, 0.2], "must ascend"),
        ([1, 2], [0.3, 0.2], "see coherent_projection"),
        ([1, 2], [0.3], "every deadline needs a probability"),
        ([1, 2], [0.3, 1.2], r"finite numbers in \[0, 1\]"),
        ([0, 2], [0.3, 0.4], "above 0"),
        ([1, np.nan], [0.3, 0.4], "missing"),
        ([], [], "rows of numbers"),
        ([1, 1.5], [0.3, 0.4], "after the last deadline"),
    ],
)
def test_what_is_no_curve_is_refused(deadlines, shares, message):
    with pytest.raises(InvalidForecastError, match=message):
        survival_score_stated(deadlines, shares, 1, horizon=2)


def test_there_are_three_ways_between_deadlines():
    with pytest.raises(UnknownNameError, match="no way between deadlines is called 'step'"):
        survival_score_stated([1], [0.1], 1, horizon=1, between="step")


@pytest.mark.parametrize(
    "law", [stats.weibull_min(1.7, scale=3), stats.lognorm(0.8, scale=2), stats.gamma(2, scale=2)]
)
@pytest.mark.parametrize("time", [0.3, 2, inf])
def test_any_frozen_distribution_may_be_scored(law, time):
    members = np.minimum(law.ppf((np.arange(20_000) + 0.5) / 20_000), HORIZON)
    expected = ensemble_crps(min(time, HORIZON), members)
    found = survival_score(law, time, horizon=HORIZON)
    assert found == pytest.approx(float(expected), abs=1e-4)


def test_a_narrow_peak_in_a_long_span_is_not_missed():
    # Integrated in one piece, the peak at day 12 of 100 000 is stepped over.
    found = survival_score(stats.norm(12, 0.001), 12, horizon=1e5)
    expected = scoringrules.crps_normal(12, 12, 0.001, backend="numpy")
    assert found == pytest.approx(expected, rel=1e-6)


def test_several_rows_share_one_distribution():
    rows = survival_score(stats.expon(scale=4), [2, inf], horizon=HORIZON)
    np.testing.assert_allclose(rows, [0.688075, 1.127868], atol=1e-6)
    assert survival_score(stats.expon(scale=4), [], horizon=[]).shape == (0,)


@pytest.mark.parametrize("curve", [lambda moment: 1 + moment, lambda moment: -moment / 9])
def test_a_curve_outside_zero_and_one_is_refused(curve):
    with pytest.raises(InvalidForecastError, match="must be a probability"):
        survival_score(curve, 2, horizon=HORIZON)


def test_a_curve_that_falls_is_refused():
    with pytest.raises(InvalidForecastError, match="must not fall"):
        survival_score(stats.expon(scale=4).sf, 2, horizon=HORIZON)
    with pytest.raises(UsageError, match="needs a cdf"):
        survival_score(0.25, 2, horizon=HORIZON)


def test_an_integral_without_an_answer_is_refused():
    with pytest.raises(UsageError, match="nine digits"):
        survival_score(lambda _: 0.5, 2, horizon=inf)


@pytest.mark.parametrize("score", [survival_score_exponential, survival_score])
@pytest.mark.parametrize(
    ("time", "horizon", "seen", "message"),
    [
        ([1, np.nan], 5, None, r"time is missing.*\(row 1\)"),
        ([1, -1], 5, None, r"time must be at least 0, or infinite \(row 1\)"),
        ([inf, 1], inf, None, r"needs an event.*\(row 0\)"),
        ([1, inf], 5, [4, 4], r"that is not a no.*\(row 1\)"),
        ([1, 2], [1, 2, 3], None, "one shape"),
        ([[1, 2]], 5, None, "one number a row"),
    ],
)
def test_what_is_no_event_is_refused(score, time, horizon, seen, message):
    curve = 0.25 if score is survival_score_exponential else stats.expon(scale=4)
    with pytest.raises(InvalidForecastError, match=message):
        score(curve, time, horizon=horizon, observed_until=seen)


@pytest.mark.parametrize("time", [[1, 2], [1, inf]])
def test_a_masked_time_is_a_missing_one(time):
    masked = np.ma.masked_array(time, mask=[True, False])
    with pytest.raises(InvalidForecastError, match=r"time is missing.*\(row 0\)"):
        survival_score_exponential(HAZARD, masked, horizon=5)


def test_a_deadline_that_has_passed_is_not_a_no():
    seen = survival_score_exponential(HAZARD, inf, horizon=5, observed_until=6)
    assert seen == pytest.approx(1.127868, abs=1e-6)
    with pytest.raises(InvalidForecastError, match="find evidence"):
        survival_score_exponential(HAZARD, inf, horizon=5, observed_until=4.9)


def test_the_closed_form_is_the_written_one():
    m, rate, end = 2, 0.25, 5
    written = m - 2 * (1 - exp(-rate * m)) / rate + (1 - exp(-2 * rate * end)) / (2 * rate)
    assert survival_score_exponential(rate, m, horizon=end) == pytest.approx(written, rel=1e-14)


def test_several_hazards_meet_one_event():
    found = survival_score_exponential([0.1, 0.25], 2, horizon=5)
    assert found[1] == survival_score_exponential(0.25, 2, horizon=5)
    assert survival_score_exponential(np.float32(0.25), np.int64(2), horizon=5) == found[1]
    with pytest.raises(InvalidForecastError, match=r"hazard must be.*\(row 0\)"):
        survival_score_exponential([-0.1, 0.1], 2, horizon=5)
