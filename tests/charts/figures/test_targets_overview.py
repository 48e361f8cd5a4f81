"""All targets beside each other: way against time, and those that cannot be measured."""

from __future__ import annotations

import datetime as dt
import json
import xml.etree.ElementTree as ET

import pytest

from predtrack.charts.figures.targets_overview import targets_overview
from predtrack.errors import UsageError
from predtrack.summaries import TargetProgress


def told(title="A", status="behind", way=0.2, time=0.4):
    return TargetProgress(
        title, title, "B", "m", "u", "at least", "reach by", 9.0, dt.date(2031, 12, 31), status,
        attainment=way, time_gone=time,
    )  # fmt: skip


THREE = [told("A"), told("B", "on pace", 0.6, 0.5), told("C", "not observed", None, None)]


def layer_of(chart, field):
    return [
        layer["data"]["values"]
        for layer in chart.to_dict()["layer"]
        if field in json.dumps(layer["encoding"])
    ]


@pytest.mark.parametrize(
    ("targets", "title"),
    [
        (THREE, "1 of 2 measured targets are on pace or reached; 1 of 3 cannot be measured"),
        (THREE[:2], "1 of 2 measured targets are on pace or reached"),
        (THREE[1:2], "1 of 1 measured target is on pace or reached"),
        (THREE[2:], "None of 1 targets can be measured yet"),
    ],
)
def test_the_title_counts_what_is_on_pace_and_what_cannot_be_told(targets, title):
    assert targets_overview(targets).title == title


def test_the_marks_are_way_and_time_of_the_measured():
    (known,) = layer_of(targets_overview(THREE), '"time:Q"'[1:-3])[1:2]
    assert [(row["target"], row["drawn"], row["time"]) for row in known] == [
        ("A", 0.2, 0.4), ("B", 0.6, 0.5),
    ]  # fmt: skip


def test_those_not_observed_are_listed_below():
    text = targets_overview([THREE[2], *THREE[:2]]).text(80)
    lines = [line for line in text.splitlines() if line.startswith(("A ", "B ", "C "))]
    assert [line[0] for line in lines] == ["A", "B", "C"]
    assert lines[2].endswith("not observed")
    assert lines[0].endswith("way 20.0 %, time 40.0 %, behind")


def test_retreats_and_leaps_stand_at_the_edge_with_their_number():
    chart = targets_overview([told(way=-7.0), told("B", "reached", 30.0, 0.2)])
    drawn = layer_of(chart, "drawn")[0]
    assert [row["drawn"] for row in drawn] == [-0.5, 1.5]
    assert "way -700 %" in chart.description
    assert "way 3000 %" in chart.description
    assert "At an edge" in chart.note


def test_a_target_without_a_deadline_has_no_mark_of_time():
    chart = targets_overview([told(time=None)])
    assert "time" not in chart.description
    assert chart.svg()


def test_many_are_bounded_and_say_so():
    chart = targets_overview([told(f"T{n}") for n in range(100)])
    assert "Left out: 60 more targets" in chart.note
    assert len(layer_of(chart, "drawn")[0]) == 40


def test_titles_of_one_beginning_stay_apart():
    chart = targets_overview([told("x" * 10_000), told("x" * 10_000)])
    names = [row["target"] for row in layer_of(chart, "drawn")[0]]
    assert len(set(names)) == 2


def test_nothing_and_other_things_are_refused():
    with pytest.raises(UsageError, match="no target"):
        targets_overview([])
    with pytest.raises(UsageError, match="TargetProgress"):
        targets_overview([1])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_picture_is_sound_xml(language):
    hostile = [told("<script>\"'&🚗"), *THREE]
    chart = targets_overview(hostile, language=language)
    root = ET.fromstring(chart.svg())
    assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
    assert "<script" not in chart.svg()
    assert chart.svg("dark") == targets_overview(hostile, language=language).svg("dark")
