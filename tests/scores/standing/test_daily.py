"""Days, in a named zone, and the forecast to which each belongs."""

import datetime as dt
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import UsageError
from predtrack.scores.standing import daily, standing_forecasts, time_average

CAREFUL = settings(deadline=None, derandomize=True, max_examples=100)
START = dt.datetime(2026, 3, 26, tzinfo=dt.UTC)  # in Berlin the 29th of March has 23 hours
ZONES = ("UTC", "Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles")
HOUR = dt.timedelta(hours=1)


def last_of_each_day(made, closes, zone):
    """Go through the hours of the window; the last forecast of each local day owns it."""
    owner = {}
    for hour in range(closes):
        stood = [i for i, at in enumerate(made) if at <= hour]
        if stood:
            local = (START + hour * HOUR).astimezone(ZoneInfo(zone))
            owner[local.date()] = max(stood, key=lambda i: (made[i], i))
    return owner


@CAREFUL
@given(
    made=st.lists(st.integers(0, 150), min_size=1, max_size=8),
    closes=st.integers(151, 200),
    zone=st.sampled_from(ZONES),
)
def test_each_day_belongs_to_the_last_forecast_that_stood_on_it(made, closes, zone):
    times = [START + hour * HOUR for hour in made]
    stands = standing_forecasts(
        ["q"] * len(made), ["a"] * len(made), times, opens=START,
        closes=START + closes * HOUR,
    )  # fmt: skip
    days = daily(stands, zone=zone)
    found = {}
    for row, start, end in zip(days.row, days.times(days.start), days.times(days.end), strict=True):
        for day in np.arange(start, end):
            assert day.item() not in found
            found[day.item()] = int(row)
    assert found == last_of_each_day(made, closes, zone)
    first, last = (START + hour * HOUR for hour in (0, closes - 1))
    whole = last.astimezone(ZoneInfo(zone)).date() - first.astimezone(ZoneInfo(zone)).date()
    assert time_average(days, np.ones(len(made)), missing=1.0).value[0] == pytest.approx(1)
    assert (days.windows.end - days.windows.start)[0] == whole.days + 1


def test_the_zone_decides_which_forecast_was_the_last_of_the_day():
    made = np.array(["2026-01-01T10:00", "2026-01-01T23:30"], "datetime64[s]")
    stands = standing_forecasts(["q"] * 2, ["a"] * 2, made, closes=np.datetime64("2026-01-04"))
    assert daily(stands).length.tolist() == [0, 3]
    assert daily(stands, zone="Europe/Berlin").length.tolist() == [1, 3]


def test_everybody_has_days_of_their_own():
    forecaster, made = ["a", "a", "b", "b", "c"], [0.25, 0.75, 1.25, 1.75, 0.5]
    days = daily(standing_forecasts(["q"] * 5, forecaster, made, opens=0, closes=3))
    assert days.start.tolist() == [0, 0, 1, 1, 0]
    assert days.end.tolist() == [0, 3, 1, 3, 3]


def test_numbers_count_days():
    stands = standing_forecasts(["q"] * 2, ["a"] * 2, [0.5, 2.25], opens=0, closes=4)
    days = daily(stands)
    assert days.start.tolist() == [0, 2]
    assert days.end.tolist() == [2, 4]
    assert days.unit == "own"


def test_a_withdrawal_works_from_the_next_day_on():
    stands = standing_forecasts(["q"], ["a"], [0], closes=4, withdrawn=1.5)
    assert daily(stands).end.tolist() == [2]


def test_days_are_not_counted_twice_and_zones_must_exist():
    stands = standing_forecasts(["q"], ["a"], [np.datetime64("2026-01-01", "s")],
                                closes=np.datetime64("2026-01-03"))  # fmt: skip
    with pytest.raises(UsageError, match="in days already"):
        daily(daily(stands))
    with pytest.raises(UsageError, match="no time zone called 'Mars/Phobos'"):
        daily(stands, zone="Mars/Phobos")
