"""Rungs of a ladder, and deadlines that were moved."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores.targets import lateness, milestones

YEARS = [2022, 2023, 2024, 2025]
VALUES = [3.0, 6.0, 5.0, 11.0]
CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)


def test_every_rung_says_when_it_was_reached_and_how_late():
    rungs = milestones([2, 5, 10, 20], YEARS, VALUES, now=2026, deadlines=[2023, 2023, 2024, 2025])
    assert [rung.status for rung in rungs] == ["reached", "reached", "reached late", "overdue"]
    assert [rung.reached for rung in rungs] == [2022, 2023, 2025, None]
    assert [rung.late for rung in rungs] == [-1, 0, 1, 1]
    assert [rung.short_at for rung in rungs] == [None, 2022, 2024, 2025]


def test_a_rung_without_a_deadline_is_open_and_never_late():
    (rung,) = milestones([20], YEARS, VALUES, now=2026)
    assert (rung.status, rung.late, rung.deadline) == ("open", None, None)
    (left,) = milestones([20], YEARS, VALUES, now=2026, deadlines=[2030])
    assert (left.status, left.late) == ("open", -4)


def test_nothing_after_today_is_seen():
    (rung,) = milestones([10], YEARS, VALUES, now=2024.5, deadlines=[2024])
    assert (rung.reached, rung.short_at, rung.late) == (None, 2024, 0.5)
    (unseen,) = milestones([10], YEARS, VALUES, now=2020)
    assert (unseen.reached, unseen.short_at) == (None, None)


def test_a_ladder_may_lead_down():
    rungs = milestones([4, 2], YEARS, [6, 4, 3, 2.5], now=2026, side="at most")
    assert [rung.reached for rung in rungs] == [2023, None]


def test_days_are_days():
    days = [dt.date(year, 3, 1) for year in YEARS]
    now, limit = dt.date(2025, 12, 31), dt.date(2025, 2, 1)
    (rung,) = milestones([10], days, VALUES, now=now, deadlines=[limit])
    assert (rung.status, rung.late) == ("reached late", 28)


@CAREFUL
@given(st.lists(st.floats(0, 10), min_size=1, max_size=8), st.floats(0, 10), st.integers(0, 8))
def test_a_rung_is_reached_at_the_first_value_that_meets_it(values, level, now):
    (rung,) = milestones([level], range(len(values)), values, now=now)
    met = [t for t, value in enumerate(values) if t <= now and value >= level]
    assert rung.reached == (met[0] if met else None)


def test_a_ladder_that_does_not_fit_is_refused():
    with pytest.raises(InvalidForecastError, match="one deadline"):
        milestones([1, 2], YEARS, VALUES, now=2026, deadlines=[2025])
    with pytest.raises(InvalidForecastError, match="times must rise"):
        milestones([1], [2022, 2022], [1, 2], now=2026)
    with pytest.raises(InvalidForecastError, match="pair up"):
        milestones([1], [2022], [1, 2], now=2026)
    with pytest.raises(InvalidForecastError, match="dates, or all numbers"):
        milestones([1], [dt.date(2022, 1, 1)], [1], now=2026)
    with pytest.raises(UnknownNameError, match="side"):
        milestones([1], [2022], [1], now=2026, side="up")


def test_a_deadline_that_was_moved_does_not_make_a_target_less_late():
    found = lateness([dt.date(2025, 12, 31), dt.date(2026, 6, 30)], now=dt.date(2026, 3, 1))
    assert (found.status, found.late, found.moved, found.past_last) == ("overdue", 60, 181, -121)
    kept = lateness([2025, 2027], now=2028, reached=2026.5)
    assert (kept.status, kept.late, kept.past_last) == ("reached late", 1.5, -0.5)


def test_a_deadline_that_was_brought_forward_is_no_excuse_to_be_late():
    found = lateness([2027, 2026], now=2026.5)
    assert (found.status, found.late, found.past_last) == ("open", -0.5, 0.5)


def test_what_is_reached_tomorrow_is_open_today():
    assert lateness([2025.0], now=2024.5, reached=2024.9).status == "open"
    assert lateness([2025.0], now=2025.0, reached=2025.0).status == "reached"
    assert (
        lateness(np.array(["2025-01-01"], dtype="datetime64[D]"), now=dt.date(2025, 1, 2)).late == 1
    )


def test_a_target_without_a_deadline_is_never_late():
    with pytest.raises(InvalidForecastError, match="without a deadline"):
        lateness([], now=2025)
    with pytest.raises(InvalidForecastError, match="dates, or all numbers"):
        lateness([2025], now=dt.date(2025, 1, 1))
