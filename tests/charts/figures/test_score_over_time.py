"""The picture of a score over time: its finding, its corners, and what it leaves out."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET

import numpy as np
import pandas as pd
import pytest

from predtrack.charts.figures.score_over_time import score_over_time
from predtrack.charts.places import apart, with_room
from predtrack.errors import UsageError
from predtrack.scores import get_score
from predtrack.summaries.row import Interval
from predtrack.summaries.score_history import (
    HistoryLine,
    HistoryMark,
    HistoryPoint,
    ScoreHistory,
    question_history,
    standing_score_history,
)

BRIER = get_score("brier", kind="binary")


def forecasts(people=2, n=300, seed=3, minutes=360):
    random = np.random.default_rng(seed)
    question = random.integers(0, 12, n)
    made = pd.Timestamp("2026-01-01") + pd.to_timedelta(random.permutation(n) * minutes, unit="min")
    table = pd.DataFrame(
        {
            "question": question,
            "forecaster": [f"F{number:02d}" for number in random.integers(0, people, n)],
            "made": made,
            "resolved": pd.Timestamp("2026-03-01") + pd.to_timedelta(question, unit="D"),
            "probability": random.integers(0, 101, n) / 100,
            "outcome": question % 2,
        }
    )
    return table[table["made"] < table["resolved"]].reset_index(drop=True)


def verdicts(*points, **more):
    lines = (HistoryLine({}, tuple(points), forecasts=points[-1].n),)
    given = {"outcomes": (HistoryMark(points[0].at),), "until": dt.date(2026, 11, 21)} | more
    return ScoreHistory("verdicts", "hit_rate", "hit rate", (0, 1), "higher", lines, **given)


def known(day, n, low, high):
    interval = Interval(0.95, low / 2, (1 + high) / 2, "Clopper-Pearson")
    return HistoryPoint(dt.date.fromisoformat(day), None, n, (low, high), interval)


TWO = (known("2024-10-10", 8, 0.375, 0.5), known("2025-10-09", 18, 0.5, 0.625))


def corners(chart, name=None):
    rows = chart.to_dict()["datasets"]["corners"]
    return [row for row in rows if name in (None, row["line"])]


def test_the_title_of_a_few_names_each_while_enough_stood():
    history = standing_score_history(forecasts(), BRIER)
    title = score_over_time(history).title
    for line in history.lines:
        low, high = line.usual
        assert f"{line.name} {low:.2f}–{high:.2f}" in title
    many = standing_score_history(forecasts(people=9), BRIER)
    assert score_over_time(many).title.startswith("Brier score of 9 forecasters, each while")


def test_questions_are_counted_once_over_all_lines():
    table = forecasts()
    apart = table.assign(question=table["question"] + 100 * (table["forecaster"] == "F00"))
    history = standing_score_history(apart, BRIER)
    assert history.questions == apart["question"].nunique() == 24
    assert "24 questions" in score_over_time(history).subtitle


def test_an_endless_range_is_written_as_such():
    log = get_score("log", kind="binary")
    history = standing_score_history(forecasts(), log)
    assert "0 to ∞, lower is better" in score_over_time(history).subtitle


def test_the_title_of_verdicts_says_how_it_began():
    assert score_over_time(verdicts(*TWO)).title == (
        "Hit rate: 0.50–0.62 after 18 verdicts; 0.38–0.50 after the first 8"
    )
    assert score_over_time(verdicts(TWO[0])).title == "Hit rate: 0.38–0.50 after 8 verdicts"
    changed = verdicts(*TWO, changes=(HistoryMark(dt.date(2025, 10, 9), 1, "a: yes → no"),))
    assert score_over_time(changed).title.endswith("; verdicts changed: 1")
    assert "marked below" in score_over_time(changed).note
    assert score_over_time(verdicts(*TWO), language="zh").title.startswith("命中率：18 个结论之后")


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (1.0, "It happened"),
        (0.0, "It did not"),
        (0.5, "to a degree of 0.5"),
        (np.nan, "Still open"),
    ],
)
def test_the_title_of_a_question_says_what_came_of_it(outcome, words):
    rows = pd.DataFrame(
        {"question": "q", "forecaster": ["ann", "ann", "bob"], "made": [0.0, 2.0, 1.0],
         "probability": [0.5, 0.8, 0.1], "outcome": outcome, "resolved": 5.0}
    )  # fmt: skip
    chart = score_over_time(question_history(rows, "Will it?"))
    assert words in chart.title
    assert chart.title.endswith("Last said: ann 0.80, bob 0.10")


def test_the_corners_are_the_points_of_the_summary():
    history = standing_score_history(forecasts(), BRIER)
    chart = score_over_time(history)
    for line in history.lines:
        drawn = corners(chart, line.name)
        told = {(f"{point.at.isoformat()}Z", point.value, point.n) for point in line.points}
        assert told <= {(row["at"], row["value"], row["n"]) for row in drawn}
        most = max(point.n for point in line.points)
        for row in drawn:
            few = row["n"] * 2 < most or row["value"] is None
            assert (row["firm"] is None) == few


def test_before_a_gap_the_last_value_goes_on_until_the_gap():
    points = tuple(HistoryPoint(float(at), value, n) for at, value, n in
                   [(0, 0.2, 2), (3, None, 0), (5, 0.4, 2), (7, None, 0)])  # fmt: skip
    history = ScoreHistory("standing", "brier", "Brier", (0, 1), "lower",
                           (HistoryLine({}, points, usual=(0.2, 0.4)),))  # fmt: skip
    drawn = [(row["at"], row["value"]) for row in corners(score_over_time(history))]
    assert drawn == [(0, 0.2), (3, 0.2), (3, None), (5, 0.4), (7, 0.4), (7, None)]


def test_what_is_known_goes_on_until_the_day():
    drawn = corners(score_over_time(verdicts(*TWO)))
    assert [(row["at"], row["n"]) for row in drawn] == [
        ("2024-10-10", 8), ("2025-10-09", 18), ("2026-11-21", 18),
    ]  # fmt: skip


def test_an_infinite_score_is_a_gap_that_is_explained():
    points = (HistoryPoint(0.0, 0.5, 1), HistoryPoint(1.0, float("inf"), 1))
    history = ScoreHistory("standing", "log", "Log", (0, float("inf")), "lower",
                           (HistoryLine({}, points, usual=(0.5, float("inf"))),))  # fmt: skip
    chart = score_over_time(history)
    assert "infinite breaks the line" in chart.note
    assert "0.50–∞" in chart.title
    json.dumps(chart.to_dict(), allow_nan=False)


def test_six_lines_are_drawn_and_the_rest_is_counted():
    history = standing_score_history(forecasts(people=60, n=1000), BRIER)
    chart = score_over_time(history)
    assert len({row["line"] for row in corners(chart)}) == 6
    assert f"Left out: {len(history.lines) - 6} forecasters" in chart.note


def test_the_picture_stays_small():
    history = standing_score_history(forecasts(people=6, n=20_000, minutes=4), BRIER)
    found = score_over_time(history).to_dict()
    rows = len(found["datasets"]["corners"])
    rows += len(found["vconcat"][1]["data"]["values"])
    assert rows < 5000
    assert "each value that is drawn is exact" in score_over_time(history).note


def test_revisions_and_outcomes_have_rows_of_ticks():
    history = standing_score_history(forecasts(), BRIER)
    marks = score_over_time(history).to_dict()["vconcat"][1]["data"]["values"]
    assert list(dict.fromkeys(row["row"] for row in marks)) == [
        "revised: F00", "revised: F01", "outcomes known",
    ]  # fmt: skip


def test_it_fits_into_a_terminal():
    text = score_over_time(verdicts(*TWO)).text(80)
    assert max(map(len, text.splitlines())) <= 80
    assert "0.38–0.50 (n=8)" in text
    text = score_over_time(standing_score_history(forecasts(), BRIER)).text(80)
    assert "nothing stood" in text


def test_nothing_is_refused():
    empty = ScoreHistory("standing", "brier", "Brier", (0, 1), "lower", ())
    with pytest.raises(UsageError, match="nothing stood"):
        score_over_time(empty)
    with pytest.raises(UsageError, match="shows a ScoreHistory"):
        score_over_time(1)


@pytest.mark.parametrize(("who", "language"), [("<script>\"'&🚗", "en"), ("x" * 10_000, "zh")])
def test_the_picture_is_sound_xml(who, language):
    table = forecasts().replace({"forecaster": {"F00": who}})
    question = table[table["question"] == 3].reset_index(drop=True)
    for history in (
        standing_score_history(table, BRIER),
        question_history(question, f"{who}?"),
        verdicts(*TWO),
        verdicts(TWO[0]),
    ):
        chart = score_over_time(history, language=language)
        root = ET.fromstring(chart.svg())
        assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
        assert "<script" not in chart.svg()


def test_lines_that_begin_alike_are_told_apart_in_a_terminal():
    table = forecasts()
    names = {name: f"state-of-ai-{2018 + place}" for place, name in
             enumerate(dict.fromkeys(table["forecaster"]))}  # fmt: skip
    table = table.assign(forecaster=table["forecaster"].map(names))
    text = score_over_time(standing_score_history(table, BRIER)).text(80)
    assert all(f"{name[-4:]} " in text for name in names.values())
    assert "(2)" not in text


def test_the_same_history_has_the_same_bytes():
    charts = [score_over_time(standing_score_history(forecasts(), BRIER)) for _ in range(2)]
    assert charts[0].svg("dark") == charts[1].svg("dark")


_DRAWN = """
import datetime as dt
from predtrack.charts.figures.score_over_time import score_over_time
from predtrack.summaries.score_history import *
first, last = dt.datetime(2026, 1, 1), dt.datetime(2026, 1, 4)
points = (HistoryPoint(first, .2, 1), HistoryPoint(last, .3, 1))
line = HistoryLine({}, points, usual=(.2, .3))
print(score_over_time(ScoreHistory("standing", "brier", "B", (0, 1), "lower", (line,))).svg())
"""


def test_no_zone_moves_a_moment():
    drawn = {
        subprocess.run(
            [sys.executable, "-c", _DRAWN], check=True, capture_output=True,
            env={**os.environ, "TZ": zone},
        ).stdout
        for zone in ("America/Los_Angeles", "Asia/Shanghai")
    }  # fmt: skip
    assert len(drawn) == 1


def test_labels_stand_apart_and_in_order():
    places = [0.5, 0.51, 0.52, 0.9]
    moved = apart(places, 0.1)
    assert sorted(moved) == moved
    assert min(np.diff(moved)) >= 0.1 - 1e-12
    assert moved[3] == 0.9
    assert apart([], 1) == []
    kept = with_room(places, 0.1)
    assert kept == [0, 3]
