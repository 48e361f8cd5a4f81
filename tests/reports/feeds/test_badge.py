"""A badge shows a number, and its colour says no more than the number does."""

import json

import jsonschema
import pytest

from predtrack.reports.feeds import overdue_badge, score_badge, score_badges
from predtrack.summaries import Interval, ScoreRow

SCHEMA = {
    # What shields.io asks of an endpoint: https://shields.io/badges/endpoint-badge
    "type": "object",
    "required": ["schemaVersion", "label", "message"],
    "additionalProperties": False,
    "properties": {
        "schemaVersion": {"const": 1},
        "label": {"type": "string"},
        "message": {"type": "string", "minLength": 1},
        "color": {"enum": ["green", "red", "blue", "orange", "lightgrey"]},
    },
}


def shown(text):
    said = json.loads(text)
    jsonschema.validate(said, SCHEMA)
    return said["label"], said["message"], said["color"]


def brier(value=0.142, n=87, ends=None, **more):
    interval = Interval(0.95, *ends, "t") if ends else None
    said = {"family": "stated", "interval": interval, "value": value} | more
    return ScoreRow("brier", "Brier score", (0, 1), "lower", "stated", n, **said)


def hits(bounds=(0.4783, 0.6667), n=69):
    interval = Interval(0.95, 0.36, 0.78, "Clopper-Pearson")
    return ScoreRow(
        "hit_rate", "hit rate", (0, 1), "higher", "none", n,
        bounds=bounds, interval=interval, family="hits",
    )  # fmt: skip


def test_a_brier_score_is_shown_with_its_number():
    assert shown(score_badge([hits(), brier()])) == ("Brier", "0.142 (n=87)", "blue")


@pytest.mark.parametrize(
    ("row", "colour"),
    [
        (brier(ends=(0.10, 0.19)), "green"),
        (brier(ends=(0.10, 0.26)), "blue"),
        (brier(ends=(0.10, 0.19), n=29), "blue"),
        (brier(0.4, ends=(0.3, 0.5)), "red"),
        (brier(0.4, ends=(0.3, 0.5), n=3), "blue"),
        (brier(None, bounds=(0.1, 0.3), ends=(0.05, 0.2)), "blue"),
        (brier(None, bounds=(0.1, 0.2), ends=(0.05, 0.22)), "green"),
        (brier(0.0, ends=None, n=10_000), "blue"),
    ],
)
def test_a_colour_is_claimed_by_the_whole_interval_alone(row, colour):
    assert shown(score_badge([row]))[2] == colour


def test_the_score_of_no_skill_can_be_another():
    row = brier(0.1, ends=(0.08, 0.12))
    assert shown(score_badge([row], no_skill=0.1))[2] == "blue"
    assert shown(score_badge([row], no_skill=0.05))[2] == "red"


def test_a_hit_rate_has_a_range_and_no_praise():
    assert shown(score_badge([hits()])) == ("hit rate", "0.48–0.67 (n=69)", "blue")
    assert shown(score_badge([hits((1.0, 1.0), 5000)])) == ("hit rate", "1.00 (n=5,000)", "blue")


def test_what_words_could_mean_is_no_headline():
    readings = brier(None, bounds=(0.0, 0.9), family="readings")
    assert shown(score_badge([readings, hits()]))[0] == "hit rate"
    assert shown(score_badge([readings])) == ("score", "nothing scored", "lightgrey")


def test_another_rule_is_shown_by_its_name():
    row = ScoreRow("crps", "CRPS", (0, 1e9), "lower", "stated", 4, 3.5, family="stated")
    assert shown(score_badge([row])) == ("CRPS", "3.500 (n=4)", "blue")


def test_stated_probabilities_go_before_those_of_models():
    model = ScoreRow("brier", "", (0, 1), "lower", "model", 9, 0.1, family="stated")
    assert shown(score_badge([model, brier(0.2, 5)]))[1] == "0.200 (n=5)"


def test_each_group_has_a_badge():
    rows = [brier().grouped({"forecaster": who}, "stated") for who in "ab"]
    found = score_badges(rows, language="zh")
    assert list(found) == [("a",), ("b",)]
    assert shown(found["a",])[0] == "布里尔分数"


def test_nothing_scored_is_no_error():
    assert shown(score_badge([], language="zh")) == ("得分", "尚无得分", "lightgrey")


def test_overdue_predictions_are_counted(date):
    late = [date(overdue=True), date(overdue=True, kind="target"), date()]
    assert shown(overdue_badge(late)) == ("overdue", "1", "orange")
    assert shown(overdue_badge([date()], language="zh")) == ("逾期", "0", "green")
