"""The picture of mean scores: a panel a rule, with what the rule is and which way is better."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET

import numpy as np
import pandas as pd
import pytest

from predtrack.charts import get_chart
from predtrack.errors import UsageError
from predtrack.summaries import Funnel, Interval, Scorecard, ScoreRow
from predtrack.summaries.always_half import always_half
from predtrack.workflows.score_table import score_table

scores = get_chart("scores")
BRIER = "Brier score (one probability, 0 to 1)"


def row(value, group="", n=10, **more):
    facts = {"elicits": "probability"}
    given = {"by": {"forecaster": group} if group else {}, "family": "stated", "detail": facts}
    return ScoreRow("brier", BRIER, (0, 1), "lower", "stated", n, value, **(given | more))


def card(*rows):
    return Scorecard(rows, Funnel(0, 0, 0, 0, 0, ()))


def table(n=60):
    random = np.random.default_rng(3)
    p = random.integers(1, 100, n) / 100
    names = np.array(["Ann", "Bob", "陈晨"])[np.arange(n) % 3]
    outcome = (random.random(n) < p) * 1.0
    return pd.DataFrame(
        {"probability": p, "outcome": outcome, "forecaster": names, "question": np.arange(n) // 3}
    )


def records(panel):
    return panel["layer"][-1]["data"]["values"] if "data" in panel["layer"][-1] else (
        panel["data"]["values"]
    )  # fmt: skip


def panels(chart):
    return chart.to_dict()["vconcat"]


def test_one_mean_is_compared_with_always_one_half():
    assert scores(card(row(0.141, n=400))).title == (
        "Brier score: 0.141 on average of 400, better than always ½ (0.250)"
    )
    assert scores(card(row(0.3, n=21))).title.endswith("no better than always ½ (0.250)")
    assert scores(card(row(0.141, n=400)), language="zh").title == (
        "Brier score：400 个的平均值为 0.141，优于总说 ½（0.250）"
    )


@pytest.mark.parametrize("n", [1, 20])
def test_a_mean_of_few_forecasts_claims_little(n):
    assert scores(card(row(0.1, n=n))).title.endswith("; so few prove little")
    assert scores(card(row(0.1, n=n)), language="zh").title.endswith("；数量太少，说明不了什么")


def test_a_mean_whose_interval_holds_one_half_is_not_called_better():
    found = card(row(0.2, n=30, interval=Interval(0.95, 0.1, 0.3, "x")))
    assert scores(found).title == (
        "Brier score: 0.200 on average of 30; its interval holds always ½ (0.250)"
    )
    apart = card(row(0.2, n=30, interval=Interval(0.95, 0.15, 0.24, "x")))
    assert scores(apart).title.endswith(", better than always ½ (0.250)")


def test_overlap_is_not_called_a_test():
    pair = [row(0.1, name, interval=Interval(0.95, 0.05, 0.15, "x")) for name in ("Ann", "Bob")]
    assert "Overlap is no test" in scores(card(*pair)).note
    assert "Overlap" not in scores(card(pair[0])).note
    assert "Overlap" not in scores(card(row(0.1, "Ann"), row(0.2, "Bob"))).note


def test_groups_without_intervals_are_not_ranked():
    two = card(row(0.1, "Ann"), row(0.3, "Bob"))
    assert scores(two).title == (
        "Brier score: averages of 2 groups from 0.100 to 0.300; without intervals, no ranking"
    )


@pytest.mark.parametrize(
    ("ends", "said"), [((0.05, 0.35), "all overlap"), ((0.25, 0.35), "not all their intervals")]
)
def test_intervals_say_whether_groups_are_told_apart(ends, said):
    one = row(0.1, "Ann", interval=Interval(0.95, 0.05, 0.15, "x"))
    two = row(0.3, "Bob", interval=Interval(0.95, *ends, "x"))
    assert said in scores(card(one, two)).title


def test_infinite_means_are_counted_and_not_drawn():
    found = scores(card(row(0.1, "Ann"), row(math.inf, "Bob"), row(None, "Cy")))
    assert "average of 1 of 3 groups at 0.100, 1 at infinity" in found.title
    told = {one["group"]: (one["value"], one["told"]) for one in records(panels(found)[0])}
    assert told["Bob"] == (None, "∞ n=10")
    assert told["Cy"] == (None, "– n=10")
    assert "∞ n=10" in found.text()


def test_a_score_between_bounds_is_a_bar():
    found = scores(card(row(None, bounds=(0.1, 0.2))))
    assert found.title == "Brier score: between 0.100 and 0.200 on average of 10"
    (one,) = records(panels(found)[0])
    assert (one["value"], one["least"], one["most"]) == (None, 0.1, 0.2)
    assert "Bar: a score" in found.note


def test_a_table_has_a_panel_for_each_rule_with_its_direction():
    found = score_table(table(), by=("forecaster",), rules=("brier", "spherical"))
    drawn = panels(scores(found))
    assert len(drawn) == 2
    assert drawn[1]["title"]["text"] == "Spherical score, 0 to 1, higher is better; n = 60"
    assert "lower is better; n = 60" in scores(found).subtitle
    rows = {(one.rule, one.by["forecaster"]): one.value for one in found.rows}
    for place, rule in enumerate(("brier", "spherical")):
        for one in records(drawn[place]):
            assert one["value"] == rows[rule, one["group"]]


def test_intervals_of_a_table_are_drawn():
    found = scores(score_table(table(), by=("forecaster",), rules=("brier",), cluster="question"))
    assert "95 % interval" in found.note
    assert all(one["low"] < one["value"] < one["high"] for one in records(panels(found)[0]))


@pytest.mark.parametrize(
    ("rule", "half"),
    [("brier", 0.25), ("brier_multicategory", 0.5), ("log", math.log(2)), ("log_bits", 1.0),
     ("spherical", math.sqrt(0.5)), ("metaculus_baseline", 0.0)],
)  # fmt: skip
def test_always_one_half_has_one_score_by_these_rules(rule, half):
    (found,) = score_table(table(), by=(), rules=(rule,)).rows
    assert always_half(found) == pytest.approx(half, rel=1e-12, abs=1e-12)


def test_rules_that_compare_forecasters_have_no_such_score():
    (found,) = score_table(
        table().assign(outcome=lambda frame: frame["question"] % 2),
        by=(),
        rules=("relative_brier",),
    ).rows
    assert always_half(found) is None


def test_numbers_have_no_such_score():
    frame = pd.DataFrame({"value": [1.0, 2.0], "outcome": [1.5, 1.0]})
    found = score_table(frame, by=())
    assert all(always_half(one) is None for one in found.rows)
    assert "½" not in scores(found).title + scores(found).note


def test_of_many_groups_those_with_most_forecasts_are_drawn():
    many = card(*(row(n / 100, f"g{n:02d}", n=n) for n in range(1, 61)))
    found = scores(many)
    assert len(records(panels(found)[0])) == 40
    assert "averages of 60 groups" in found.title
    assert "The 40 groups with most forecasts of 60." in found.note


def test_as_letters():
    assert (
        scores(card(row(0.1, "Ann"), row(0.2, "陈晨"))).text(60)
        == """\
Brier score: averages of 2 groups from 0.100 to 0.200;
without intervals, no ranking
Brier score (one probability, 0 to 1), lower is better; n =
20

Ann                   ●                      ┊    0.100 n=10
陈晨                                  ●      ┊    0.200 n=10
      0                                    0.260

Dotted: always saying ½.
"""
    )


def test_a_card_without_stated_forecasts_is_refused():
    with pytest.raises(UsageError, match="hit_rates and word_bounds draw the rest"):
        scores(card())


def test_every_form_is_sound_whatever_the_group():
    hostile = row(0.2, "<script>x</script>\n\"'&🙂\x00" + "x" * 10_000)
    drawn = scores(card(hostile, row(0.1, "B")))
    ET.fromstring(drawn.svg())
    assert drawn.svg() == drawn.svg()
    assert "<script>x" not in drawn.svg()
