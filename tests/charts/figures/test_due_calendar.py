"""The calendar: what passed, what comes next, and legible however many there are."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter

import pytest

from predtrack.charts import get_chart
from predtrack.errors import UsageError
from predtrack.summaries import DueItem
from predtrack.summaries.open_dates import OpenDate

due_calendar = get_chart("due_calendar")
DAY = dt.date(2026, 11, 21)


def item(title, due, group="due"):
    return DueItem(group, title, title, "somebody", due, (due - DAY).days)


def date(title, due, kind="prediction"):
    return OpenDate(kind, title, title, "somebody", due, due < DAY)


FEW = [
    item("rain", dt.date(2025, 12, 31), "overdue"),
    item("snow", dt.date(2026, 12, 31)),
    item("sun", dt.date(2027, 1, 31), "resolved early"),
]
MANY = [
    date(f"t{n}", dt.date(2026 + n % 10, 1 + n % 12, 1 + n % 28), ("prediction", "target")[n % 2])
    for n in range(300)
]


def values(part):
    """All data of a specification."""
    if isinstance(part, dict):
        return part.get("values", []) + [one for name in part for one in values(part[name])] if (
            isinstance(part.get("values", []), list)
        ) else []  # fmt: skip
    return [one for each in part for one in values(each)] if isinstance(part, list) else []


def cells(chart, key):
    return [one for one in values(chart.to_dict()) if isinstance(one, dict) and key in one]


def test_the_finding_counts_what_passed_and_names_the_next_day():
    assert due_calendar(FEW).title == (
        "1 date passed without an answer; 1 to come, the next on 2026-12-31"
    )
    assert due_calendar(FEW, language="zh").title == (
        "1 项已过期未答；1 项将至，最近的在 2026-12-31"
    )


@pytest.mark.parametrize(
    ("items", "title"),
    [
        (FEW[:1], "1 date passed without an answer"),
        (FEW[1:2], "Nothing is overdue; 1 date to come, the next on 2026-12-31"),
        (FEW[2:], "Nothing is open: what is shown was answered before its date"),
    ],
)
def test_the_finding_fits_what_there_is(items, title):
    assert due_calendar(items).title == title


def test_few_dates_stand_one_by_one_with_their_titles():
    found = cells(due_calendar(FEW), "state")
    assert [(one["title"], one["due"], one["state"]) for one in found[:3]] == [
        ("rain", "2025-12-31", "overdue"), ("snow", "2026-12-31", "open"),
        ("sun", "2027-01-31", "early"),
    ]  # fmt: skip
    assert [one["told"] for one in found[:3]] == ["325 d ago", "in 40 d", "in 71 d"]


def test_states_differ_by_shape_and_not_by_colour_alone():
    marks = [
        layer["mark"] for layer in due_calendar(FEW).to_dict()["layer"]
        if layer["mark"]["type"] == "point"
    ]  # fmt: skip
    looks = {(mark["shape"], mark["fill"] == mark["stroke"]) for mark in marks}
    assert len(looks) == 4


def test_many_dates_are_counted_by_month_and_none_is_lost():
    drawn = due_calendar(MANY, as_of=DAY)
    told = sum(int(one["told"].split()[1]) for one in cells(drawn, "down")
               if one["down"] in (-13, -12, -8, -4, 0, 5, 8, 12, 14))  # fmt: skip
    layers = [layer for layer in drawn.to_dict()["layer"] if layer["mark"]["type"] == "text"]
    assert told % 300 == 0
    assert len(layers) == 9
    months = Counter((str(one.due.year), one.due.month) for one in MANY)
    shaded = {(one["year"], one["end"]): one["n"] for one in cells(drawn, "now")}
    assert {month: n for month, n in shaded.items() if n} == dict(months)


def test_the_month_from_which_it_looks_is_framed():
    found = cells(due_calendar(MANY, as_of=DAY), "now")
    assert {(one["year"], one["end"]) for one in found if one["now"]} == {("2026", 11)}


def test_years_beyond_the_page_are_counted():
    far = [date(str(year), dt.date(year, 6, 30)) for year in range(2026, 2090)]
    drawn = due_calendar(far, as_of=DAY)
    assert "Not drawn: 34 after 2055." in drawn.note
    assert len({one["year"] for one in cells(drawn, "now")}) == 30


def test_the_specification_stays_small():
    thousands = MANY * 30
    assert len(values(due_calendar(thousands, as_of=DAY).to_dict())) < 5000


def test_targets_have_a_mark_of_their_own():
    drawn = due_calendar([date("level", dt.date(2030, 1, 1), "target")], as_of=DAY)
    assert "▲ deadline of a target" in drawn.note
    assert "▲ level" in drawn.text()


def test_dates_on_one_title_and_day_stay_two():
    twice = [item("same", dt.date(2027, 1, 1)), item("same", dt.date(2027, 1, 1))]
    found = cells(due_calendar(twice), "state")
    assert {one["title"] for one in found} == {"same", "same (2)"}


def test_the_day_must_be_known():
    with pytest.raises(UsageError, match="name the day"):
        due_calendar([date("x", dt.date(2027, 1, 1))])
    with pytest.raises(UsageError, match="nothing is open or overdue"):
        due_calendar([])
    with pytest.raises(UsageError, match="given a str"):
        due_calendar(["x"], as_of=DAY)


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_ends_of_time_are_drawn(day):
    ET.fromstring(due_calendar([date("x", day)], as_of=DAY).svg())


def test_no_time_zone_moves_a_day():
    drawn = (
        "import datetime as dt\n"
        "from predtrack.charts import get_chart\n"
        "from predtrack.summaries import DueItem\n"
        "item = DueItem('due', 'x', 'x', 'y', dt.date(2027, 1, 1), 41)\n"
        "print(get_chart('due_calendar')([item]).svg())"
    )
    zones = ("UTC", "America/Los_Angeles", "Asia/Shanghai")
    svgs = {
        subprocess.run(
            [sys.executable, "-c", drawn], capture_output=True, text=True, check=True,
            env={**os.environ, "TZ": zone},
        ).stdout
        for zone in zones
    }  # fmt: skip
    assert len(svgs) == 1
    assert "2027-01-01" in svgs.pop()


def test_as_letters():
    assert (
        due_calendar(FEW).text(80)
        == """\
1 date passed without an answer; 1 to come, the next on 2026-12-31
The last day of each; n = 3, seen on 2026-11-21

◆ rain    ●                                    ┊            2025-12-31 325 d ago
● snow                                         ┊    ●       2026-12-31 in 40 d
○ sun                                          ┊       ●    2027-01-31 in 71 d
        2025-12-16                              2027-02-15

◆ passed, ● prediction to come, ○ resolved early. Dashed: the day from which it
looks.
"""
    )


def test_many_as_letters_are_a_line_each_year():
    lines = due_calendar(MANY, as_of=DAY).text(80).splitlines()
    assert [line.split()[0] for line in lines[3:13]] == [str(year) for year in range(2026, 2036)]
    assert "Framed" not in "".join(lines)


@pytest.mark.parametrize("items", [FEW, MANY, [item("<script>x</script>\n🙂\"'&\x00" + "x" * 10_000,
                                                   dt.date(2027, 1, 1))]])  # fmt: skip
def test_every_form_is_sound_and_the_same_twice(items):
    drawn = due_calendar(items, as_of=DAY)
    ET.fromstring(drawn.svg())
    assert drawn.svg() == drawn.svg()
    assert "<script>x" not in drawn.svg()
    assert len(drawn.description) < 20_000
