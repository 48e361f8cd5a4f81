"""A date is as precise as it was stated, and keeps its wording."""

from __future__ import annotations

import datetime as dt

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from predtrack.values import PartialDate, PlainScalar

DATE = TypeAdapter(PartialDate)
SAID = dt.date(2025, 10, 9)

INTERVALS = {
    "2026-10-09": ("2026-10-09", "2026-10-09"),
    "2024-02-29": ("2024-02-29", "2024-02-29"),
    "2026-10": ("2026-10-01", "2026-10-31"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2100-02": ("2100-02-01", "2100-02-28"),
    "2030": ("2030-01-01", "2030-12-31"),
    "9999": ("9999-01-01", "9999-12-31"),
    "by 2030": ("2030-01-01", "2030-12-31"),
    "until 2030": ("2030-01-01", "2030-12-31"),
    "in 2030": ("2030-01-01", "2030-12-31"),
    "during 2030": ("2030-01-01", "2030-12-31"),
    "on 2030-01-02": ("2030-01-02", "2030-01-02"),
    "2026-Q1": ("2026-01-01", "2026-03-31"),
    "Q2 2026": ("2026-04-01", "2026-06-30"),
    "q3-2026": ("2026-07-01", "2026-09-30"),
    "2026 Q4": ("2026-10-01", "2026-12-31"),
    "2026H1": ("2026-01-01", "2026-06-30"),
    "H2 2026": ("2026-07-01", "2026-12-31"),
    "start of 2026": ("2026-01-01", "2026-01-31"),
    "beginning of 2026": ("2026-01-01", "2026-01-31"),
    "early 2026": ("2026-01-01", "2026-04-30"),
    "mid-2029": ("2029-05-01", "2029-08-31"),
    "mid 2029": ("2029-05-01", "2029-08-31"),
    "late-2026": ("2026-09-01", "2026-12-31"),
    "end of 2026": ("2026-12-01", "2026-12-31"),
    "by the end of 2026": ("2026-12-01", "2026-12-31"),
    "2030年": ("2030-01-01", "2030-12-31"),
    "2026年2月": ("2026-02-01", "2026-02-28"),
    "2026年10月9日": ("2026-10-09", "2026-10-09"),
    "2026年初": ("2026-01-01", "2026-01-31"),
    "2026年中": ("2026-05-01", "2026-08-31"),
    "2026年底": ("2026-12-01", "2026-12-31"),
    "2026年末": ("2026-12-01", "2026-12-31"),
    "before 2030": ("2029-12-31", "2029-12-31"),
    "before 2026-03-01": ("2026-02-28", "2026-02-28"),
    "before October 2026": ("2026-09-30", "2026-09-30"),
    "before the end of 2026": ("2026-11-30", "2026-11-30"),
    "2025..2030": ("2025-01-01", "2030-12-31"),
    "2025 … 2026-Q2": ("2025-01-01", "2026-06-30"),
    "mid-2029 to 2030": ("2029-05-01", "2030-12-31"),
    "2026-10-09 to 2026-10-12": ("2026-10-09", "2026-10-12"),
    "October 2026": ("2026-10-01", "2026-10-31"),
    "9 October 2026": ("2026-10-09", "2026-10-09"),
    "Oct 9, 2026": ("2026-10-09", "2026-10-09"),
    "by 9 October 2026": ("2026-10-09", "2026-10-09"),
    "the 9th of October 2026": ("2026-10-09", "2026-10-09"),
    "Friday, 9 October 2026": ("2026-10-09", "2026-10-09"),
    "  end   of\t2026 ": ("2026-12-01", "2026-12-31"),
}

SPANS = {
    "next 12 months": relativedelta(months=12),
    "within 10 years": relativedelta(years=10),
    "within the next ten years": relativedelta(years=10),
    "in 2 weeks": relativedelta(weeks=2),
    "over the next 30 days": relativedelta(days=30),
    "for three months": relativedelta(months=3),
    "12-month": relativedelta(months=12),
    "one year": relativedelta(years=1),
    "未来10年": relativedelta(years=10),
    "未来十年": relativedelta(years=10),
    "三年内": relativedelta(years=3),
    "十年之内": relativedelta(years=10),
    "两个月": relativedelta(months=2),
    "5周内": relativedelta(weeks=5),
    "10天": relativedelta(days=10),
}

NO_DATES = [
    "", " ", "soon", "next year", "tomorrow", "spring 2026", "12 October", "FY2026", "明年",
    "2026-13", "2026-00", "2026-10-00", "2026-02-29", "2100-02-29", "2026年13月", "2026年2月30日",
    "2026年10月0日", "0000", "20266", "-2026", "2025-2030", "10/11/2026", "2026/10/09",
    "2026-Q5", "Q0 2026", "2026-H3", "31 April 2026", "29 February 2025", "Monday 2026",
    "Monday October 2026", "Friday 12 October 2026", "31 December 2026 12:00",
    "31 December 2026 00:00", "12 am October 2026",
    "and 2026", "utc 2026", "2030..2025", "2025..", "..2025", "2025 to 2026 to 2027",
    "1 year to 2 years",
    "before", "before 0001", "before before 2030", "before next 12 months",
    "within eleven months", "within -5 years", "within ² years", "within 99999 years",
    "2026-10-09T", "2026-10-09T25:00Z", "2026-10-09 15:00 UTC", "9" * 5000 + " years",
]  # fmt: skip


@pytest.mark.parametrize("wording", INTERVALS)
def test_a_wording_allows_an_interval_of_days(wording):
    date = PartialDate.parse(wording)
    first, last = map(dt.date.fromisoformat, INTERVALS[wording])
    assert date.interval() == (first, last) == (date.first(), date.last())
    assert not date.is_relative
    assert str(date) == wording


@pytest.mark.parametrize("wording", SPANS)
def test_a_relative_wording_counts_from_the_day_it_was_said(wording):
    date = PartialDate.parse(wording)
    assert date.is_relative
    assert date.interval(SAID) == (SAID, SAID + SPANS[wording])


@pytest.mark.parametrize("wording", SPANS)
def test_a_relative_wording_needs_that_day(wording):
    with pytest.raises(ValueError, match="counts from a day that is not known"):
        PartialDate.parse(wording).last()


@pytest.mark.parametrize("wording", NO_DATES)
def test_what_is_no_date_is_refused(wording):
    with pytest.raises(ValueError, match="is not a date"):
        PartialDate.parse(wording)


def test_a_year_after_a_leap_day_ends_on_the_last_day_of_february():
    assert PartialDate.parse("12 months").last(dt.date(2024, 2, 29)) == dt.date(2025, 2, 28)


def test_a_month_after_a_long_month_ends_with_the_short_one():
    assert PartialDate.parse("1 month").last(dt.date(2026, 1, 31)) == dt.date(2026, 2, 28)


@pytest.mark.parametrize("wording", ["2025-11-06T15:00+01:00", "2025-11-06 15:00+01:00"])
def test_an_instant_keeps_its_time_and_zone(wording):
    date = PartialDate.parse(wording)
    assert date.moment == dt.datetime(2025, 11, 6, 14, tzinfo=dt.UTC)
    assert date.last() == dt.date(2025, 11, 6)


def test_letters_of_an_instant_may_be_small():
    assert PartialDate.parse("2025-11-06t15:00z").moment.utcoffset() == dt.timedelta()


def test_an_instant_without_a_zone_says_how_to_write_one():
    with pytest.raises(ValueError, match=r"needs its zone: write 2025-11-06T15:00Z"):
        PartialDate.parse("2025-11-06T15:00")


def test_a_date_that_names_no_day_says_so():
    with pytest.raises(ValueError, match="names no day"):
        PartialDate("some day", None, None).interval()


@given(st.dates())
def test_any_day_is_read_as_itself(day):
    assert PartialDate.parse(day.isoformat()) == PartialDate.on(day)


@given(st.dates(), st.dates())
def test_a_range_holds_its_ends_and_is_never_reversed(one, two):
    wording = f"{one}..{two}"
    if two < one:
        with pytest.raises(ValueError, match="ends before it begins"):
            PartialDate.parse(wording)
    else:
        assert PartialDate.parse(wording).interval() == (one, two)


@given(st.text(max_size=30) | st.from_regex(r"[0-9a-z年月日 .:-]{0,24}", fullmatch=True))
def test_any_text_is_a_date_in_order_or_refused(text):
    try:
        date = PartialDate.parse(text)
    except ValueError:
        return
    first, last = date.interval(SAID)
    assert first <= last


@pytest.mark.parametrize("wording", [*INTERVALS, *SPANS, "2025-11-06T15:00+01:00"])
def test_a_date_survives_being_written_and_read(wording):
    date = PartialDate.parse(wording)
    assert DATE.dump_python(date) == wording
    assert DATE.validate_python(wording) == date
    assert DATE.validate_json(DATE.dump_json(date)) == date


def test_a_wording_of_ones_own_is_written_with_its_days():
    written = {"wording": "at launch", "from": "2026-03-01", "until": "2026-04-30"}
    date = DATE.validate_python(written)
    assert date.interval() == (dt.date(2026, 3, 1), dt.date(2026, 4, 30))
    assert DATE.dump_python(date) == written
    assert DATE.validate_json(DATE.dump_json(date)) == date


def test_the_days_of_a_mapping_may_be_vague_themselves():
    written = {"wording": "next season", "from": PlainScalar("2026-Q3"), "until": "2027"}
    assert DATE.validate_python(written).interval() == (dt.date(2026, 7, 1), dt.date(2027, 12, 31))


def test_a_mapping_may_overrule_what_its_wording_would_mean():
    written = {"wording": "mid-2029", "from": "2029-06-01", "until": "2029-07-31"}
    date = DATE.validate_python(written)
    assert DATE.dump_python(date) == written
    assert date != PartialDate.parse("mid-2029")


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ({"wording": "x", "from": "2026"}, "has the keys wording, from and until"),
        ({"wording": "x", "from": "2026", "until": "2027", "zone": "UTC"}, "has the keys"),
        ({"wording": "x", "from": "2027", "until": "2026"}, r"lies before from \(2027-01-01\)"),
        ({"wording": "x", "from": "next 12 months", "until": "2027"}, "counts from a day"),
        ({"wording": "x", "from": None, "until": "2027"}, "'None' is not a date"),
        ({"wording": None, "from": "2026", "until": "2027"}, "wording must be the words"),
        ({"wording": " ", "from": "2026", "until": "2027"}, "wording must be the words"),
    ],
)
def test_a_faulty_mapping_is_refused(written, fault):
    with pytest.raises(ValidationError, match=fault):
        DATE.validate_python(written)


@pytest.mark.parametrize(
    "value", [None, True, 2030.0, ["2030"], 999, dt.datetime(2026, 1, 1, tzinfo=dt.UTC)]
)
def test_what_is_neither_text_nor_day_is_refused(value):
    with pytest.raises(ValidationError, match="date"):
        DATE.validate_python(value)


def test_days_and_years_are_taken_from_python():
    day = dt.date(2026, 10, 9)
    assert DATE.validate_python(day) == PartialDate.on(day)
    assert DATE.validate_python(2030) == DATE.validate_json("2030") == PartialDate.parse("2030")
    assert DATE.validate_python(PartialDate.on(day)) == PartialDate.on(day)


def test_the_schema_allows_what_is_read():
    allowed = [form["type"] for form in DATE.json_schema()["anyOf"]]
    assert allowed == ["string", "integer", "object"]
