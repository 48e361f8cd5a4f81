"""The way of a target as a picture needs it: what was seen, required, and would follow."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest
from scipy import stats

from predtrack.scores.baselines import growth_baseline
from predtrack.summaries import target_progress
from predtrack.summaries.target_fan import FARTHEST, days_between
from predtrack.summaries.target_path import target_paths

CARS = {"id": "cars", "title": "Cars", "metric": "cars", "unit": "cars"}
PLAN = {"id": "book/plan", "title": "Cars", "metric": "cars", "unit": "cars", "series": "cars"}
NOW = dt.date(2026, 1, 1)
YEARS = [(f"{2019 + year}-12-31", value) for year, value in enumerate([60, 66, 74, 82, 90, 100])]


@pytest.fixture(scope="module")
def path(book):
    """The path of one target, with the observations of its series."""

    def lay_out(points=(), as_of=NOW, grades=(), **plan):
        seen = [
            {"date": date, "value": value} | ({"grade": grades[index]} if grades else {})
            for index, (date, value) in enumerate(points)
        ]
        written = PLAN | {"made": "2020-01-01", "level": 400, "deadline": "2031-12-31"} | plan
        ledger = book(targets=[written], series=[CARS | {"points": seen}], published="2020")
        return target_paths(ledger, as_of=as_of)[0]

    return lay_out


def test_a_path_holds_the_progress_and_the_points_known_by_the_day(path, book):
    found = path(YEARS, as_of=dt.date(2023, 6, 1), grades=["high", "low"] * 3)
    assert [(point.day.year, point.value, point.grade) for point in found.points] == [
        (2019, 60, "high"), (2020, 66, "low"), (2021, 74, "high"), (2022, 82, "low"),
    ]  # fmt: skip
    ledger = book(targets=[PLAN | {"level": 400, "made": "2020-01-01"}], published="2020")
    (alone,) = target_paths(ledger, as_of=NOW)
    assert alone.progress == target_progress(ledger, as_of=NOW)[0]
    assert (alone.points, alone.required, alone.pace_line, alone.fan) == ((), (), (), None)
    assert alone.withheld == "few observations"


def test_the_required_path_is_even_growth_or_even_steps_with_exact_ends(path):
    start = {"baseline": {"value": 60, "date": "2019-12-31"}}
    for way in ("log", "linear"):
        found = path(YEARS, path=way, **start)
        assert found.required_from == "baseline"
        first, last = found.required[0], found.required[-1]
        assert (first.day, first.value) == (dt.date(2019, 12, 31), 60)
        assert (last.day, last.value) == (dt.date(2031, 12, 31), 400)
        assert len(found.required) == 25
        span = (last.day - first.day).days
        for point in found.required:
            share = (point.day - first.day).days / span
            expected = 60 * (400 / 60) ** share if way == "log" else 60 + 340 * share
            assert point.value == pytest.approx(expected, rel=1e-12)


def test_without_a_baseline_the_required_path_begins_at_what_was_seen_last(path):
    found = path(YEARS[-1:])
    assert found.required_from == "latest"
    assert (found.required[0].day, found.required[0].value) == (dt.date(2024, 12, 31), 100)


@pytest.mark.parametrize(
    "plan",
    [
        {"deadline": None},
        {"deadline": "2024-06-30"},
        {"level": 50},
        {"level": -1, "comparator": "at most"},
    ],
)
def test_there_is_no_required_path_where_there_is_no_way(path, plan):
    found = path(YEARS[-1:], **plan)
    assert (found.required, found.required_from) == ((), "")


def test_the_fan_is_the_walk_of_the_growth_baseline(path):
    found = path(YEARS, deadline="2031-12-31")
    fan = found.fan
    assert found.withheld is None
    assert (fan.levels, fan.observations, fan.degrees_of_freedom) == ((0.5, 0.8), 6, 4)
    assert fan.slices[0].day == dt.date(2024, 12, 31)
    assert fan.slices[0].intervals == ((100, 100), (100, 100))
    assert len(fan.slices) == 24
    last = fan.slices[-1]
    assert last.day == dt.date(2031, 12, 31)
    first = dt.date(2019, 12, 31)
    times = [(dt.date.fromisoformat(day) - first).days / 365.25 for day, _ in YEARS]
    walk = growth_baseline(times, [value for _, value in YEARS], made=times[-1],
                           target_time=(last.day - first).days / 365.25)  # fmt: skip
    assert last.median == pytest.approx(walk.median(), rel=1e-12)
    assert last.intervals[1] == pytest.approx(walk.interval(0.8), rel=1e-12)
    # The published vector has years of one length: [193.8029, 215.6831] around 204.4505.
    assert last.median == pytest.approx(204.4505, rel=1e-3)
    assert last.intervals[1] == pytest.approx((193.8029, 215.6831), rel=2e-3)


def test_the_fan_has_the_quantiles_of_a_student_t(path):
    fan = path(YEARS).fan
    last = fan.slices[-1]
    tau, span = (last.day - dt.date(2024, 12, 31)).days / 365.25, 1827 / 365.25
    stretch = fan.sigma * math.sqrt(tau + tau**2 / span)
    middle = math.log(100) + fan.drift * tau
    for level, ends in zip(fan.levels, last.intervals, strict=True):
        half = stats.t.ppf((1 + level) / 2, 4) * stretch
        assert np.log(ends) == pytest.approx([middle - half, middle + half], rel=1e-9)


def test_a_fan_reaches_no_farther_than_three_times_the_series(path):
    fan = path(YEARS, deadline="2101-12-31").fan
    span = dt.date(2024, 12, 31) - dt.date(2019, 12, 31)
    assert fan.slices[-1].day == dt.date(2024, 12, 31) + span * FARTHEST
    assert fan.reach == pytest.approx(3)


@pytest.mark.parametrize(
    ("points", "plan", "why"),
    [
        (YEARS[-2:], {}, "few observations"),
        (YEARS[-4:], {}, "few observations"),
        (YEARS, {"cumulative": True}, "only adds up"),
        (YEARS, {"path": "linear"}, "even steps"),
        (YEARS, {"level": 90}, "reached"),
        ([("2018-12-31", -1), *YEARS], {}, "not above nought"),
        (YEARS, {"deadline": "2024-06-30", "level": 400, "baseline": None}, None),
        ([(f"{2019 + n}-12-31", 5) for n in range(6)], {}, "no noise"),
    ],
)
def test_a_fan_is_withheld_with_its_reason(path, points, plan, why):
    found = path(points, **plan)
    if why is None:  # past its deadline the series goes on to the level, or as far as it is long
        assert found.progress.status == "overdue"
        assert (found.fan is None) == (found.withheld == "no time left")
        return
    assert (found.fan, found.withheld) == (None, why)


def test_the_pace_line_arrives_on_the_projected_day(path):
    found = path(YEARS, baseline={"value": 60, "date": "2019-12-31"}, level=250)
    assert found.pace_line[0].value == 100
    assert found.pace_line[-1].day == found.progress.pace.projected
    assert found.pace_line[-1].value == pytest.approx(250, rel=1e-3)
    growth = [math.log(point.value / 100) for point in found.pace_line[1:]]
    days = [(point.day - found.pace_line[0].day).days for point in found.pace_line[1:]]
    assert np.ptp(np.array(growth) / np.array(days)) < 1e-12


def test_a_pace_that_arrives_much_later_is_drawn_to_the_deadline(path):
    found = path(YEARS, baseline={"value": 60, "date": "2019-12-31"}, level=40_000)
    assert found.progress.pace.projected > dt.date(2060, 1, 1)
    assert found.pace_line[-1].day == dt.date(2031, 12, 31)
    assert found.pace_line[-1].value < 40_000


def test_a_total_goes_on_at_its_trailing_pace(path):
    found = path(YEARS, cumulative=True, path="linear", level=500)
    realised = found.progress.pace.realised
    assert realised == pytest.approx(10 / (366 / 365.25), rel=1e-9)
    first, last = found.pace_line[0], found.pace_line[-1]
    years = (last.day - first.day).days / 365.25
    assert last.value == pytest.approx(100 + realised * years, rel=1e-12)


def test_a_target_that_was_reached_is_carried_on_nowhere(path):
    found = path(YEARS, level=90, baseline={"value": 60, "date": "2019-12-31"})
    assert found.progress.status == "reached"
    assert (found.pace_line, found.fan) == ((), None)


def test_revisions_are_those_of_the_day(path):
    again = [
        {"on": "2022-05-01", "change": "softened"},
        {"on": "2025-01-01", "change": "dropped"},
    ]
    found = path(YEARS, as_of=dt.date(2024, 1, 1), revisions=again)
    assert [(one.on, one.change) for one in found.revisions] == [(dt.date(2022, 5, 1), "softened")]


def test_far_deadlines_and_steep_jumps_stay_numbers(path):
    found = path(
        [("2024-12-30", 1), ("2024-12-31", 1e6)],
        baseline={"value": 1, "date": "2024-12-30"},
        level=1e300,
        deadline="9999-12-31",
    )
    values = [point.value for point in (*found.required, *found.pace_line)]
    assert all(math.isfinite(value) for value in values)


def test_days_are_few_and_end_at_the_ends():
    first, last = dt.date(2026, 1, 1), dt.date(2026, 1, 3)
    assert days_between(first, last, 24) == [first, dt.date(2026, 1, 2), last]
