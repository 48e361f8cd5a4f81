"""A target has progress along its way, and a pace; it is never a forecast."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.summaries import target_progress

CARS = {"id": "cars", "title": "Cars", "metric": "cars", "unit": "cars"}
PLAN = {"id": "book/plan", "title": "Cars", "metric": "cars", "unit": "cars", "series": "cars"}
START = dt.date(2025, 1, 1)
NOW = dt.date(2030, 1, 1)
YEAR = 365.25


def day(days):
    return str(START + dt.timedelta(days=days))


def baseline(value, date=str(START)):
    return {"value": value, "date": date}


@pytest.fixture(scope="session")
def progress(book):
    """How a target stands, with the observations of its series."""

    def measure(points=(), as_of=NOW, **plan):
        seen = [{"date": date, "value": value} for date, value in points]
        written = PLAN | {"made": str(START), "level": 100} | plan
        ledger = book(targets=[written], series=[CARS | {"points": seen}], published="2020")
        return target_progress(ledger, as_of=as_of)[0]

    return measure


def test_the_published_growth_is_reproduced(progress):
    duration, elapsed = 3650, 1095  # ten and three years of 365 days
    found = progress([(day(elapsed), 2)], level=8.5, baseline=baseline(1.5), deadline=day(duration))
    assert found.attainment == pytest.approx(0.165849, abs=5e-7)
    assert found.earned_years * YEAR / 365 == pytest.approx(1.658491, abs=5e-7)
    assert found.time_gone == pytest.approx(0.3)
    assert found.spi == pytest.approx(0.552830, abs=5e-7)
    assert found.status == "behind"
    pace = found.pace
    growth = (pace.planned, pace.realised, pace.remaining)
    in_years = [(1 + rate) ** (365 / YEAR) - 1 for rate in growth]
    assert in_years == pytest.approx((0.189413, 0.100642, 0.229617), abs=5e-7)
    assert (pace.measure, pace.ratio) == ("growth per year", None)
    projected = START + dt.timedelta(days=round(18.08873 * 365))
    assert abs(pace.projected - projected) <= dt.timedelta(days=1)
    assert pace.days_late == (pace.projected - START).days - duration


def test_a_value_over_the_level_is_not_progress(progress):
    found = progress([(day(1095), 2)], level=8.5, baseline=baseline(1.5), path="linear")
    assert found.attainment == pytest.approx(0.071429, abs=5e-7)


def test_the_published_pace_is_reproduced(progress):
    latest = dt.date(2025, 12, 31)
    year_before = 9e6 - 1.7e6 * 365 / YEAR
    found = progress(
        [("2024-12-31", year_before), (str(latest), 9e6)],
        level=20e6,
        cumulative=True,
        path="linear",
        deadline="2029-12-31",
        as_of=dt.date(2026, 1, 31),
    )
    pace = found.pace
    assert (pace.realised, pace.remaining) == pytest.approx((1.7e6, 2.75e6))
    assert pace.ratio == pytest.approx(0.618182, abs=5e-7)
    assert (pace.projected - latest).days == round(6.4706 * YEAR)
    assert found.status == "behind"


def test_even_steps_go_on_in_even_steps(progress):
    found = progress(
        [(day(365), 10)], baseline=baseline(0), path="linear", level=100, deadline=day(1825)
    )
    pace = found.pace
    assert pace.measure == "units per year"
    assert [rate * 365 / YEAR for rate in (pace.planned, pace.realised, pace.remaining)] == (
        pytest.approx([20, 10, 22.5])
    )
    assert pace.projected == START + dt.timedelta(days=3650)
    assert found.spi == pytest.approx(0.5)
    assert progress([(day(365), 10)], path="linear", deadline=day(1825)).pace.realised is None


POINTS = [(day(100), 40), (day(200), 120), (day(300), 80)]


@pytest.mark.parametrize(
    ("plan", "points", "as_of", "status"),
    [
        ({}, POINTS, NOW, "reached"),
        ({"comparator": "more than", "level": 120}, POINTS, NOW, "open"),
        ({"sustained": "for a year"}, POINTS, NOW, "level seen"),
        ({"deadline": day(200)}, POINTS, NOW, "reached"),
        ({"deadline": day(199)}, POINTS, NOW, "overdue"),
        ({"deadline": day(400), "level": 500}, POINTS, START + dt.timedelta(399), "behind"),
        ({"deadline": day(400), "level": 500}, POINTS, START + dt.timedelta(400), "overdue"),
        ({"deadline": day(400)}, POINTS, START + dt.timedelta(150), "behind"),
        ({"deadline": day(150), "baseline": baseline(10)}, POINTS[:1],
         START + dt.timedelta(120), "behind"),
        ({"deadline": day(300), "baseline": baseline(10)}, POINTS[:1],
         START + dt.timedelta(120), "on pace"),
        ({"deadline": day(400), "baseline": baseline(90)}, [], START, "not observed"),
        ({"deadline": day(400)}, [("2025-12-31", 5)], dt.date(2025, 12, 31), "open"),
        ({"mode": "be at", "deadline": day(300)}, POINTS, NOW, "overdue"),
        ({"mode": "be at", "deadline": day(200)}, POINTS, NOW, "reached"),
        ({"mode": "be at", "deadline": day(300), "level": 80}, POINTS, NOW, "reached"),
        ({"mode": "be at", "deadline": day(3000), "baseline": baseline(10)}, POINTS, NOW,
         "on pace"),
        ({"mode": "be at"}, POINTS, NOW, "open"),
        ({"series": None}, POINTS, NOW, "not observed"),
        ({"series": "trucks"}, POINTS, NOW, "not observed"),
    ],
)  # fmt: skip
def test_a_target_has_one_status(progress, plan, points, as_of, status):
    earlier = [("2024-12-31", 30)] if status == "behind" and "baseline" not in plan else []
    found = progress(earlier + points, as_of, **plan)
    assert found.status == status


def test_without_a_baseline_the_way_begins_at_the_last_value_before(progress):
    found = progress([("2024-06-30", 8), ("2024-12-31", 10), (day(364), 20)])
    assert (found.baseline, found.baseline_date) == (10, dt.date(2024, 12, 31))
    assert found.attainment == pytest.approx(math.log(2) / math.log(10))
    assert (found.spi, found.time_gone) == (None, None)


def test_what_nobody_knew_is_not_seen(progress):
    assert progress(POINTS, START + dt.timedelta(199)).value == 40
    assert progress(POINTS, START + dt.timedelta(200)).value == 120


def test_a_target_is_not_there_before_it_was_set(book):
    ledger = book(targets=[PLAN | {"level": 1, "made": "2026-01-01"}])
    assert target_progress(ledger, as_of=dt.date(2025, 12, 31)) == ()


def test_less_can_be_the_aim(progress):
    found = progress(
        [(day(365), 80)],
        level=50,
        comparator="at most",
        baseline=baseline(100),
        path="linear",
        deadline=day(730),
    )
    assert found.attainment == pytest.approx(0.4)
    assert found.spi == pytest.approx(0.8)
    reached = progress([(day(365), 50)], level=50, comparator="at most", baseline=baseline(100))
    assert reached.status == "reached"
    assert progress([(day(365), 50)], level=50, comparator="less than").status == "open"


def test_who_stays_below_a_level_does_not_run_after_it(progress):
    budget = {
        "level": 100,
        "comparator": "at most",
        "mode": "be at",
        "cumulative": True,
        "path": "linear",
        "baseline": baseline(0),
        "deadline": day(3650),
    }
    found = progress([(day(0), 0), (day(365), 60), (day(730), 90)], START, **budget)
    assert found.status == "open"
    found = progress([(day(0), 0), (day(365), 60), (day(730), 90)], **budget)
    assert (found.pace.ratio, found.spi, found.status) == (None, None, "open")


def test_rungs_are_reached_one_by_one(progress):
    ladder = [{"id": f"r{level}", "level": level} for level in (20, 60, 100)]
    found = progress(POINTS[:1], ladder=ladder)
    assert [rung.reached for rung in found.ladder] == [dt.date.fromisoformat(day(100)), None, None]
    assert found.rungs_reached == 1
    whole = progress(POINTS, ladder=ladder)
    assert [str(rung.reached) for rung in whole.ladder] == [day(100), day(200), day(200)]
    assert whole.as_dict()["rungs_reached"] == 3


def test_a_word_of_probability_is_quoted_with_its_speaker(progress):
    said = {"words": "probable", "by": "The firm", "on": "2026-06-30", "basis": "accounting"}
    assert progress(likelihoods=[said]).likelihoods == (
        "probable (The firm, 2026-06-30; accounting)",
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [(1, 1000), (1000, 1), (100, 90), (1, 1e300), (1e300, 1)],
)
def test_a_jump_from_one_day_to_the_next_breaks_no_measure(progress, first, second):
    found = progress(
        [(day(0), first), (day(1), second)],
        START + dt.timedelta(days=1),
        level=1e15,
        baseline=baseline(first),
        deadline=day(2),
    )
    assert found.pace.measure == "growth per year"
    assert found.status in {"reached", "behind", "on pace"}


def test_growth_beyond_any_yearly_number_is_left_out(progress):
    found = progress(
        [(day(364), 10)], level=1e6, deadline=day(365), as_of=START + dt.timedelta(364)
    )
    assert found.pace.remaining is None


@pytest.mark.parametrize("points", [[(day(100), -5)], [(day(100), 0)]])
def test_growth_has_no_meaning_at_or_below_nought(progress, points):
    found = progress(points, baseline=baseline(1), deadline=day(3650))
    assert (found.attainment, found.pace.realised, found.pace.projected) == (None, None, None)
    assert found.status == "open"


def test_a_target_that_is_where_it_began_has_no_way(progress):
    found = progress([(day(100), 80)], level=50, baseline=baseline(60), mode="be at")
    assert found.attainment is None
    same = progress([(day(100), 40)], level=50, baseline=baseline(50), comparator="more than")
    assert same.attainment is None


def test_a_standstill_arrives_never_and_a_crawl_after_a_century(progress):
    for value in (50, 50.001, 49):
        found = progress([(day(100), value)], level=1e6, baseline=baseline(50))
        assert (found.pace.projected, found.pace.days_late) == (None, None)


number = st.floats(1e-6, 1e12) | st.floats(-1e6, 1e6)
walk = st.lists(st.tuples(st.integers(-400, 2000), number), max_size=6, unique_by=lambda p: p[0])


@settings(max_examples=80)
@given(
    walk=walk,
    level=number,
    start=number | st.none(),
    ends=st.integers(-100, 3000) | st.none(),
    aim=st.tuples(
        st.sampled_from(["at least", "more than", "at most", "less than"]),
        st.sampled_from(["reach by", "be at"]),
        st.sampled_from(["linear", "log"]),
        st.booleans(),
    ),
    as_of=st.integers(0, 2500),
)
def test_no_observation_breaks_a_measure(progress, walk, level, start, ends, aim, as_of):
    plan = dict(zip(("comparator", "mode", "path", "cumulative"), aim, strict=True))
    plan |= {"baseline": baseline(start)} if start is not None else {}
    plan |= {"deadline": day(ends)} if ends is not None else {}
    points = [(day(days), value) for days, value in sorted(walk)]
    found = progress(points, START + dt.timedelta(days=as_of), level=level, **plan)
    assert found.status in {"reached", "overdue", "on pace", "behind", "open", "not observed"}
    assert found.time_gone is None or found.time_gone > 0
