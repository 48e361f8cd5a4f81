"""The picture of two forecasters: what lies between them, on which side of nothing."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import predtrack as pt
from predtrack.charts.figures.comparison import comparison as draw
from predtrack.errors import UsageError
from predtrack.summaries.comparison import WordComparison, headline
from predtrack.workflows.compare import compare

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert('1' & \"2\")</script> 🎲\n\x1b[31m" + "长" * 10_000


def table(questions=60, names=("ann", "bob"), noise=(0.05, 0.3), **more):
    rng = np.random.default_rng(2)
    chance = rng.uniform(0.05, 0.95, questions)
    outcome = (rng.random(questions) < chance).astype(int)
    parts = [
        pd.DataFrame(
            {
                "forecaster": name,
                "question": [f"q{n}" for n in range(questions)],
                "probability": (chance + rng.normal(0, much, questions)).clip(0.01, 0.99),
                "outcome": outcome,
            }
        )
        for name, much in zip(names, noise, strict=True)
    ]
    return pd.concat(parts, ignore_index=True).assign(**more)


def in_time():
    rows = table()
    days = pd.to_timedelta(rows["question"].str[1:].astype(int), "D")
    return rows.assign(resolved=pd.Timestamp("2026-01-01") + days)


def apart():
    rows = table()
    rows.loc[rows["forecaster"] == "bob", "question"] += "x"
    return rows


@pytest.fixture(scope="module")
def found():
    return compare(in_time(), "ann", "bob", rules=["brier", "spherical"])


def lines(chart, key):
    """Give the rows of data that have a key."""
    specification = json.dumps(chart.to_dict())
    held = []

    def look(part):
        if isinstance(part, dict):
            if key in part:
                held.append(part)
            for one in part.values():
                look(one)
        elif isinstance(part, list):
            for one in part:
                look(one)

    look(json.loads(specification))
    return held


def drawn_lines(chart):
    unique = {json.dumps(row, sort_keys=True): row for row in lines(chart, "told")}
    return list(unique.values())


def test_the_title_is_the_finding(found):
    assert draw(found).title == headline(found).rstrip(".")


def test_what_is_drawn_is_what_was_found(found):
    rows = drawn_lines(draw(found))
    for one in found.rules:
        assert any(
            row["value"] == one.difference
            and (row["low"], row["high"]) == (one.interval.low, one.interval.high)
            for row in rows
        )
        if one.anytime:
            assert any((row["low"], row["high"]) == (one.anytime.low, one.anytime.high)
                       for row in rows if row["kind"] == "always")  # fmt: skip


def test_nought_is_drawn_and_stands_in_the_middle(found):
    chart = draw(found)
    assert lines(chart, "at")[0]["at"] == 0
    for scale in lines(chart, "domain"):
        low, high = scale["domain"]
        assert low == -high


def test_words_say_which_side_is_better_and_a_higher_score_turns_them_round(found):
    said = [row["said"] for row in lines(draw(found), "said")]
    assert said[:2] == ["◀ ann better", "bob better ▶"]  # a lower Brier score is better
    assert said[2:4] == ["◀ bob better", "ann better ▶"]
    text = draw(found).text()
    assert "brier: ◀ ann better" in text
    assert "spherical: ◀ bob better" in text


def test_the_overlap_is_told(found):
    few = table().iloc[:-10]
    chart = draw(compare(few, "ann", "bob"))
    assert "n = 50 questions that both answered (60 and 50 answered in all)" in chart.subtitle


def test_an_anytime_interval_is_dashed_and_explained(found):
    assert '"strokeDash": [5, 3]' in json.dumps(draw(found).to_dict())
    assert "Dashed: interval that holds however often one looks." in draw(found).note
    assert "Dashed" not in draw(compare(table(), "ann", "bob")).note


def test_two_who_are_not_comparable_get_a_calm_picture():
    chart = draw(compare(apart(), "ann", "bob"))
    assert "not comparable: no question has a score of both" in chart.title
    assert chart.description == "questions with a score: ann 60, bob 60, both 0"
    counts = {row["who"]: row["n"] for row in lines(chart, "who")}
    assert counts == {"ann": 60, "bob": 60, "both": 0}
    assert ET.fromstring(chart.svg()) is not None
    assert "both" in chart.text()


def test_few_counts_have_whole_ticks():
    none = replace(compare(apart(), "ann", "bob"), answered_first=0, answered_second=2)
    ticks = [axis["axis"].get("values") for axis in lines(draw(none), "axis")]
    assert [0, 1, 2] in ticks


def test_words_are_drawn_as_all_that_they_may_mean(found):
    words = WordComparison(7, -0.2, 0.05)
    chart = draw(replace(found, words=words))
    row = next(row for row in drawn_lines(chart) if row["kind"] == "words")
    assert (row["low"], row["high"]) == (-0.2, 0.05)
    assert "Brier score by their words, n = 7" in json.dumps(chart.to_dict())
    alone = draw(replace(compare(apart(), "ann", "bob"), words=words))
    assert alone.subtitle.startswith("By what their words may mean")
    assert "n = 0" not in alone.subtitle


def test_a_rule_that_compares_nothing_is_named(found):
    silent = replace(found.rules[1], difference=None, remarks=("a score is infinite",))
    chart = draw(replace(found, rules=(found.rules[0], silent)))
    assert "By spherical they are not compared: a score is infinite." in chart.note


def test_one_question_has_a_difference_and_no_interval():
    chart = draw(compare(table(1), "ann", "bob"))
    assert chart.text()
    assert ET.fromstring(chart.svg()) is not None


def test_two_who_say_the_same_are_equal():
    chart = draw(compare(table(20, noise=(0.0, 0.0)), "ann", "bob"))
    assert "score the same" in chart.title
    assert ET.fromstring(chart.svg()) is not None


def test_the_letters_are_these():
    rows = pd.DataFrame(
        {
            "forecaster": ["ann", "bob"] * 6,
            "question": [*"aabbccddeeff"],
            "probability": [0.9, 0.6, 0.8, 0.7, 0.95, 0.5] * 2,
            "outcome": 1,
        }
    )
    assert draw(compare(rows, "ann", "bob")).text().splitlines() == [
        "ann is better than bob: on 6 common questions the mean brier score is 0.149",
        "lower (90 % interval: by 0.0765 to 0.222; p = 0.031)",
        "Mean score of ann minus that of bob, on n = 6 questions that both answered (6",
        "and 6 answered in all)",
        "",
        "Brier score (one probabil…                  ┊",
        "90 % interval                ├────●────┤    ┊                  -0.149, p = 0.031",
        "                            -0.24                       +0.24",
        "",
        "●: difference; line: interval or words; ┊: 0. ◀ ann better · bob better ▶",
    ]


def test_a_frame_will_do(found):
    assert (
        draw(pt.compare(table(), "ann", "bob")).title == draw(compare(table(), "ann", "bob")).title
    )
    with pytest.raises(UsageError, match="shows a Comparison, and was given a DataFrame"):
        draw(table())


def test_chinese_is_chinese(found):
    chart = draw(found, language="zh")
    assert "个共同题目" in chart.title
    assert "较好" in chart.text()
    assert "任何时候" in chart.text()


def test_the_same_comparison_gives_the_same_bytes(found):
    assert draw(found).svg() == draw(found).svg()


def test_hostile_names_stay_text():
    for second in (f"{HOSTILE}!", "bob"):
        found = compare(table(names=(HOSTILE, second)), HOSTILE, second)
        for one in (found, replace(found, rules=(), reason="no question has a score of both")):
            chart = draw(one)
            svg = chart.svg()
            assert ET.fromstring(svg) is not None
            assert "<script" not in svg
            assert "\x1b" not in chart.text()
            assert len(json.dumps(chart.to_dict())) < 20_000
            assert len(lines(chart, "who")) in (0, 3)
