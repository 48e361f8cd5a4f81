"""A claim counts when its time has come, and not when its answer is known."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores import brier
from predtrack.scores.deadlines import early_resolution, maturity

SHARE = st.floats(0.01, 1)


def test_half_way_only_the_hits_are_known():
    found = early_resolution(0.3, elapsed=0.5)
    assert found.resolved == pytest.approx(0.15)
    assert found.resolved_yes == 1
    assert found.score == pytest.approx(0.49)
    assert found.score_when_mature == pytest.approx(0.21)


def test_a_simulation_finds_the_same_bias():
    generator = np.random.default_rng(3)
    n, p, elapsed = 400_000, generator.choice([0.1, 0.3, 0.8], 400_000), 0.5
    happens, when = generator.random(n) < p, generator.random(n)
    resolved = happens & (when < elapsed)
    found = early_resolution(p, elapsed)
    assert resolved.mean() == pytest.approx(found.resolved, rel=0.01)
    assert brier(p, happens)[resolved].mean() == pytest.approx(found.score, rel=0.01)
    assert brier(p, happens).mean() == pytest.approx(found.score_when_mature, rel=0.01)


@given(SHARE, SHARE)
@settings(deadline=None, derandomize=True)
def test_how_much_time_has_passed_changes_how_many_but_not_how_wrong(p, elapsed):
    found = early_resolution(p, elapsed)
    assert found.resolved == pytest.approx(p * elapsed)
    assert found.score == pytest.approx((1 - p) ** 2, abs=1e-12)


def test_before_anything_is_resolved_there_is_no_score():
    found = early_resolution([0.3, 0.4], 0)
    assert found.resolved == 0
    assert np.isnan(found.score)
    with pytest.raises(InvalidForecastError, match="no claim"):
        early_resolution([], [])
    with pytest.raises(InvalidForecastError, match="elapsed must be"):
        early_resolution(0.3, 50)


@pytest.fixture
def cohort():
    return {
        "made": [0, 0, 0, 0, 0, 2, 9],
        "due": [4, 4, 9, 9, 4, 4, 12],
        "known": [2, 4.5, 3, None, None, 1, None],
        "outcome": [1, 0, 1, None, None, 1, None],
        "as_of": 5,
        "names": ["hit", "miss", "early", "open", "silent", "late tip", "next"],
    }


def test_a_cohort_is_split_by_what_is_known_on_a_day(cohort):
    found = maturity(**cohort)
    assert found.state.tolist() == [
        "matured", "matured", "early", "waiting", "overdue", "hindsight", "later",
    ]  # fmt: skip
    assert found.matured.tolist() == [True, True, False, False, False, False, False]
    assert found.held_back() == ("early", "open", "silent", "late tip", "next")
    assert found.named("overdue") == ("silent",)
    assert not found.complete


def test_early_hits_stay_out_of_the_base_rate(cohort):
    found = maturity(**cohort)
    assert found.base_rate == 0.5
    assert found.rate_of_resolved == pytest.approx(2 / 3)


def test_what_became_known_later_is_not_known_yet(cohort):
    found = maturity(**{**cohort, "as_of": 4.2})
    assert found.named("overdue") == ("miss", "silent")
    assert np.isnan(found.outcome[1])


def test_a_day_that_is_due_is_over_on_the_next():
    claim = {"made": [0], "due": [4], "known": [2], "outcome": [1]}
    assert maturity(**claim, as_of=4).named("early") == (0,)
    assert maturity(**claim, as_of=5).named("matured") == (0,)


def test_a_cohort_whose_time_has_come_is_complete():
    found = maturity([0, 0], [1, 1], [0.5, 2], [1, 0], as_of=2)
    assert found.complete
    assert found.held_back() == ()
    assert found.base_rate == 0.5


def test_nothing_matured_has_no_base_rate():
    assert maturity([0], [3], [None], [None], as_of=1).base_rate is None
    empty = maturity([], [], [], [], as_of=1)
    assert (empty.base_rate, empty.held_back()) == (None, ())


def test_dates_may_come_in_any_form():
    made, due = [dt.date(2025, 1, 1)] * 3, [dt.date(2025, 12, 31)] * 3
    known = [dt.date(2025, 6, 1), None, dt.date(2026, 1, 2)]
    outcome = [1, None, 0]
    expected = ["matured", "overdue", "matured"]
    as_of = dt.date(2026, 1, 3)
    assert maturity(made, due, known, outcome, as_of=as_of).state.tolist() == expected
    frame = pd.DataFrame({"made": made, "due": due, "known": known})
    frame = frame.apply(pd.to_datetime).assign(outcome=pd.array([1, None, 0], dtype="Int64"))
    columns = (frame[name] for name in ("made", "due", "known", "outcome"))
    found = maturity(*columns, as_of=pd.Timestamp("2026-01-03"))
    assert found.state.tolist() == expected
    days = [np.array(column, dtype="datetime64[D]") for column in (made, due, known)]
    found = maturity(*days, [1, np.nan, 0], as_of=np.datetime64("2026-01-03"))
    assert found.state.tolist() == expected


def test_what_is_masked_is_missing():
    known = np.array(["2025-06-01", "2025-07-01"], dtype="datetime64[D]")
    made, due = known - np.timedelta64(100, "D"), known
    hidden = [False, True]
    found = maturity(
        made, due,
        np.ma.masked_array(known, mask=hidden),
        np.ma.masked_array([1, 1], mask=hidden),
        as_of=dt.date(2026, 1, 1),
    )  # fmt: skip
    assert found.state.tolist() == ["matured", "overdue"]


def test_a_simulated_true_forecaster_looks_true_only_when_mature():
    generator = np.random.default_rng(9)
    n = 20_000
    happens, when = generator.random(n) < 0.3, generator.random(n)
    due = generator.choice([1.0, 2.0], n)
    known = np.where(happens, when * due, due)
    found = maturity(np.zeros(n), due, known, happens, as_of=1.2)
    assert found.base_rate == pytest.approx(0.3, abs=0.015)
    assert found.rate_of_resolved > 0.37
    assert (due[found.matured] == 1).all()


@pytest.mark.parametrize(
    ("made", "due", "known", "outcome", "message"),
    [
        ([3, 0], [2, 4], [3, 4], [1, 1], r"due before it was made \(row 0\)"),
        ([0, 0], [2, 4], [2, None], [1, 1], r"no date on which it became known \(row 1\)"),
        ([0, None], [2, 4], [2, 2], [1, 1], r"made is missing.*\(row 1\)"),
        ([0, 0], [2, 4], [2, 2], [1, 2], r"outcome must be.*\(row 1\)"),
        ([0, 0], [2, 4, 5], [2, 2], [1, 1], "one shape"),
        ([0, 0], [2, 4], [2, 2], ["yes", "no"], "outcome must hold numbers"),
    ],
)
def test_what_is_no_cohort_is_refused(made, due, known, outcome, message):
    with pytest.raises(InvalidForecastError, match=message):
        maturity(made, due, known, outcome, as_of=5)


def test_names_are_as_many_as_claims(cohort):
    with pytest.raises(InvalidForecastError, match="7 claims, but 1 names"):
        maturity(**{**cohort, "names": ["one"]})
    with pytest.raises(UnknownNameError, match="no state is called 'due'"):
        maturity(**cohort).named("due")
