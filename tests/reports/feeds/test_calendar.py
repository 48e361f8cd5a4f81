"""``due.ics`` is a calendar that two other libraries read, whatever the titles hold."""

import datetime as dt
import warnings

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from predtrack.errors import UsageError
from predtrack.reports.feeds import due_calendar
from predtrack.reports.feeds.wording import plain
from predtrack.summaries.open_dates import OpenDate

NOW = dt.date(2026, 10, 9)
ONE_LINE = st.text(st.characters(codec="utf-8"), max_size=300)


def events(text):
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar.errors == []
    assert all(one.errors == [] for one in calendar.walk())
    return calendar.events


def folded_well(text):
    assert text.endswith("\r\n")
    lines = text.encode().split(b"\r\n")[:-1]
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    for line in lines:
        line.decode()  # no sign is cut in two
    return text


def read_by_vobject(text):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it opens old modules of its own
        import vobject
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    return calendar


def test_an_event_is_a_whole_day_with_a_name_that_stays(date):
    (found,) = events(due_calendar([date()], as_of=NOW))
    assert found["UID"] == "prediction.book/01@predtrack"
    assert found["DTSTART"].dt == dt.date(2026, 12, 31)
    assert found["DTSTART"].params["VALUE"] == "DATE"
    assert found["DTSTAMP"].dt == dt.datetime(2026, 10, 9, tzinfo=dt.UTC)
    assert found["SUMMARY"] == "Due: Rain"
    assert "Criteria: It rains." in found["DESCRIPTION"]
    assert "URL" not in found
    assert "DTEND" not in found


@pytest.mark.parametrize(
    ("kind", "overdue", "english", "chinese"),
    [
        ("prediction", False, "Due: Rain", "到期：Rain"),
        ("prediction", True, "Overdue: Rain", "逾期未判定：Rain"),
        ("target", False, "Target deadline: Rain", "目标期限：Rain"),
        ("target", True, "Target deadline passed: Rain", "目标期限已过：Rain"),
    ],
)
def test_a_title_says_what_the_day_is(date, kind, overdue, english, chinese):
    dates = [date(kind=kind, overdue=overdue)]
    for language, title in (("en", english), ("zh", chinese)):
        (found,) = events(due_calendar(dates, as_of=NOW, language=language))
        assert found["SUMMARY"] == title


def test_an_event_leads_to_its_page_where_the_site_is_known(date):
    def page_of(kind, name):
        return f"{kind}/{name}, 市.html"

    found = due_calendar([date()], as_of=NOW, base_url="https://x.example/l", page_of=page_of)
    (one,) = events(folded_well(found))
    assert one["URL"] == "https://x.example/l/prediction/book/01%2C%20%E5%B8%82.html"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/here", "ftp://x.example"])
def test_no_event_leads_out_of_the_web(date, address):
    with pytest.raises(UsageError, match="no address of a site"):
        due_calendar([date()], as_of=NOW, base_url=address)


def test_any_text_comes_through(date, text):
    written = due_calendar([date(text, forecaster=text, asks=text)], as_of=NOW)
    (one,) = events(folded_well(written))
    assert one["SUMMARY"] == " ".join(f"Due: {plain(text)}".split())
    assert one["DESCRIPTION"].startswith(f"Forecaster: {plain(text)}\nCriteria: ")
    found = read_by_vobject(written)
    assert len(found.vevent_list) == 1
    assert found.vevent.summary.value == " ".join(f"Due: {plain(text)}".split())


@given(ONE_LINE, st.dates())
def test_whatever_is_written_can_be_read(text, day):
    one = OpenDate("prediction", "book/01", text, text, day, overdue=False, asks=text)
    (found,) = events(folded_well(due_calendar([one], as_of=day)))
    assert found["DTSTART"].dt == day
    assert found["DESCRIPTION"].endswith("Record: book/01")


def test_a_calendar_without_dates_is_a_calendar():
    written = folded_well(due_calendar([], as_of=NOW))
    assert events(written) == []
    assert len(icalendar.Calendar.from_ical(written).subcomponents) == 1
    read_by_vobject(written)


def test_the_days_at_both_ends_of_the_calendar_are_days(date):
    written = due_calendar([date(day=dt.date.min), date(day=dt.date.max)], as_of=dt.date.min)
    assert [one["DTSTART"].dt for one in events(written)] == [dt.date.min, dt.date.max]


def test_a_huge_ledger_has_a_calendar(date):
    dates = [date("市场" * 40, id=f"book/{number}") for number in range(10_000)]
    written = due_calendar(dates, as_of=NOW)
    assert written.count("BEGIN:VEVENT\r\n") == 10_000
    assert written == due_calendar(dates, as_of=NOW)
