"""The picture of a target: its finding, its lines, and what it withholds."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from predtrack.charts.figures.target_progress import target_progress
from predtrack.errors import UsageError
from predtrack.store import read_ledger
from predtrack.summaries.amounts import amount
from predtrack.summaries.target_path import target_paths

CARS = {"id": "cars", "title": "Cars", "metric": "cars", "unit": "cars"}
PLAN = {"id": "book/plan", "title": "Cars", "metric": "cars", "unit": "cars", "series": "cars"}
NOW = dt.date(2026, 1, 1)
YEARS = [(f"{2019 + year}-12-31", value) for year, value in enumerate([60, 66, 74, 82, 90, 100])]


@pytest.fixture(scope="module")
def path(book):
    """The path of one target."""

    def lay_out(points=YEARS, as_of=NOW, grades=(), **plan):
        seen = [
            {"date": date, "value": value} | ({"grade": grades[index]} if grades else {})
            for index, (date, value) in enumerate(points)
        ]
        written = PLAN | {"made": "2020-01-01", "level": 400, "deadline": "2031-12-31"} | plan
        start = {"value": 60, "date": "2019-12-31"}
        written = {"baseline": start} | written
        unit = {"unit": written["unit"]}
        ledger = book(targets=[written], series=[CARS | unit | {"points": seen}], published="2020")
        return target_paths(ledger, as_of=as_of)[0]

    return lay_out


def values(chart, field):
    """The values of the layer whose data have a field."""
    return [
        row for layer in chart.to_dict()["layer"] for row in layer["data"]["values"] if field in row
    ]


def test_the_title_says_how_far_and_whether_on_pace(path):
    assert target_progress(path()).title == "Cars: 100 of 400 by 2024-12-31, behind"
    met = path(level=100)
    assert target_progress(met).title == "Cars: 100 of 100 by 2024-12-31, reached"
    late = path(deadline="2025-06-30")
    assert target_progress(late).title.endswith("overdue since 2025-06-30")
    open_ = path(deadline=None)
    assert target_progress(open_).title.endswith("whether on pace cannot be told")
    less = path(level=10, comparator="at most")
    assert "against at most 10" in target_progress(less).title
    assert (
        target_progress(path(), language="zh").title
        == "Cars：截至 2024-12-31 为 100（目标 400），进度落后"
    )


def test_the_ledger_of_this_repository_says_where_tesla_stands():
    ledger = read_ledger(Path(__file__).parents[3])
    paths = {path.progress.id: path for path in target_paths(ledger, as_of=dt.date(2026, 11, 21))}
    chart = target_progress(paths["tesla-award-2025/vehicles"])
    assert chart.title.replace("\u00a0", " ") == (
        "Tesla hands over its twenty-millionth vehicle: 10.2 M of 20 M by 2026-09-30, on pace"
    )
    assert "18.6 % of the steps in 11.9 % of the time" in chart.subtitle
    assert "reached in 2032-05" in chart.note


def test_it_says_progress_and_never_accuracy(path):
    chart = target_progress(path())
    assert "no forecast and has no score" in chart.subtitle
    assert "n = 6 observed" in chart.subtitle
    assert "26.9 % of the growth in 41.7 % of the time" in chart.subtitle


def test_the_lines_are_those_of_the_path(path):
    found = path()
    rows = values(target_progress(found), "line")
    for name, line in (
        ("observed", found.points),
        ("required from the baseline", found.required),
        ("at the pace so far", found.pace_line),
    ):
        drawn = [(row["day"], row["value"]) for row in rows if row["line"] == name]
        assert drawn == [(str(point.day), point.value) for point in line]


def test_the_bands_are_those_of_the_fan(path):
    found = path()
    rows = values(target_progress(found), "upper")
    wide = [(one.intervals[1]) for one in found.fan.slices]
    narrow = [(one.intervals[0]) for one in found.fan.slices]
    assert [(row["value"], row["upper"]) for row in rows] == [*wide, *narrow]
    assert "4 degrees of freedom" in target_progress(found).note
    assert "80 % of random walks are between" in target_progress(found).description


@pytest.mark.parametrize(
    ("plan", "points", "why"),
    [
        ({"cumulative": True}, YEARS, "No band: a total that only adds up"),
        ({"path": "linear"}, YEARS, "No band: the path is in even steps"),
        ({}, YEARS[:2], "No band: n = 2 is too few"),
        ({"level": 90}, YEARS, "No band: the level was seen"),
    ],
)
def test_a_missing_band_is_explained(path, plan, points, why):
    chart = target_progress(path(points, **plan))
    assert why in chart.note
    assert values(chart, "upper") == []


def test_points_differ_in_shape_by_the_grade_of_their_evidence(path):
    chart = target_progress(path(grades=["high", "medium", "low"] * 2))
    rows = values(chart, "grade")
    assert [row["grade"] for row in rows] == ["high", "medium", "low"] * 2
    assert "Evidence of every" not in chart.note
    assert "Evidence of every observation: medium" in target_progress(path()).note


def test_a_dense_ladder_is_thinned_and_the_next_rung_is_named(path):
    ladder = [{"id": f"r{n}", "level": 100 + n} for n in range(1, 300)] + [
        {"id": "last", "level": 400}
    ]
    chart = target_progress(path(ladder=ladder, level=400))
    texts = [row["text"] for row in values(chart, "text")]
    assert "101" in texts
    assert len(texts) < 40
    assert "0 of 300 rungs" in chart.subtitle


def test_reached_rungs_say_when(path):
    ladder = [{"id": "a", "level": 80}, {"id": "b", "level": 200}, {"id": "c", "level": 400}]
    chart = target_progress(path(ladder=ladder))
    assert "80 reached 2022-12" in [row["text"] for row in values(chart, "text")]
    assert "a 80 (2022-12-31)" in chart.description


def test_revisions_are_marked(path):
    chart = target_progress(path(revisions=[{"on": "2023-05-01", "change": "softened"}]))
    assert "softened 2023-05-01" in [row["text"] for row in values(chart, "text")]
    assert "Stated anew: softened 2023-05-01" in chart.description


def test_what_was_never_observed_has_no_picture(path):
    with pytest.raises(UsageError, match="no observation of cars was known on 2026-01-01"):
        target_progress(path([]))


def test_another_thing_is_refused():
    with pytest.raises(UsageError, match="shows a TargetPath"):
        target_progress(3)


def test_it_fits_into_a_terminal(path):
    text = target_progress(path()).text(80)
    assert max(map(len, text.splitlines())) <= 80
    assert "2024-12-31" in text
    assert "aim, 2031-12-31" in text


@pytest.mark.parametrize(
    ("plan", "language"),
    [
        ({}, "zh"),
        ({"path": "linear", "level": -5, "comparator": "at most"}, "en"),
        ({"cumulative": True}, "zh"),
        ({"level": 400, "deadline": "9999-12-31"}, "en"),
        ({"title": "<script>alert('x')</script> \"& 🚗", "unit": "<b>u</b>" * 400}, "en"),
        ({"title": "x" * 10_000}, "zh"),
    ],
)
def test_every_picture_is_sound_xml_with_words(path, plan, language):
    chart = target_progress(path(**plan), language=language)
    svg = chart.svg()
    root = ET.fromstring(svg)
    assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
    assert "<script" not in svg
    assert len(json.dumps(chart.to_dict())) < 200_000
    assert len(chart.title) < 300


def test_the_same_target_has_the_same_bytes(path):
    first, again = (target_progress(path()) for _ in range(2))
    assert first.svg() == again.svg()
    assert first.png("dark", scale=1) == again.png("dark", scale=1)


def test_many_observations_are_bounded(path):
    first = dt.date(2019, 1, 1)
    points = [(str(first + dt.timedelta(days=n)), 60 + n / 50) for n in range(2500)]
    chart = target_progress(path(points))
    rows = sum(len(layer["data"]["values"]) for layer in chart.to_dict()["layer"])
    assert rows < 5000


_DRAWN = """
import datetime as dt
from predtrack.charts.figures.target_progress import target_progress
from predtrack.summaries.target_path import Observation, TargetPath, Waypoint
from predtrack.summaries.targets import TargetProgress
told = TargetProgress("a", "A", "B", "m", "u", "at least", "reach by", 9.0, dt.date(2031, 12, 31),
                      "behind", 2.0, dt.date(2025, 1, 1), "low")
path = TargetPath(told, dt.date(2026, 1, 1), dt.date(2024, 1, 1),
                  (Observation(dt.date(2024, 1, 1), 1.0, "low"),
                   Observation(dt.date(2025, 1, 1), 2.0, "low")), withheld="few observations")
print(target_progress(path).svg())
"""


def test_no_zone_moves_a_day():
    drawn = {
        subprocess.run(
            [sys.executable, "-c", _DRAWN], check=True, capture_output=True,
            env={**os.environ, "TZ": zone},
        ).stdout
        for zone in ("America/Los_Angeles", "Asia/Shanghai")
    }  # fmt: skip
    assert len(drawn) == 1
    assert time.tzname  # the zone of this process is untouched


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (0, "0", "0"),
        (12.345, "12.3", "12.3"),
        (9_994, "9,994", "9,994"),
        (999.6, "1,000", "1,000"),
        (400_000, "400\u00a0k", "40万"),
        (9_996_000, "10\u00a0M", "1000万"),
        (999_600, "1\u00a0M", "100万"),
        (-8.5e12, "-8.5\u00a0T", "-8.5万亿"),
        (1e17, "100000\u00a0T", "100000万亿"),
    ],
)
def test_amounts_are_read_at_a_glance(value, english, chinese):
    assert (amount(value), amount(value, "zh")) == (english, chinese)
