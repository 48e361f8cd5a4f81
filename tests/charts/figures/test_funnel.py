"""The picture of the funnel: its counts, and what was lost at each step."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from predtrack.charts import get_chart
from predtrack.errors import UsageError
from predtrack.summaries import Excluded, Funnel, Scorecard
from predtrack.summaries.funnel_steps import funnel_steps

funnel = get_chart("funnel")
LEFT_OUT = {"cannot be resolved: no date": 48, "no forecast": 6, "not due until 2030": 44,
            "overdue since 2025": 4}  # fmt: skip
LEDGER = Funnel(171, 117, 73, 69, 69, (), left_out=LEFT_OUT)
EMPTY = Funnel(0, 0, 0, 0, 0, ())


def records(chart):
    return chart.to_dict()["data"]["values"]


def test_the_finding_counts_and_names_the_commonest_loss():
    assert funnel(LEDGER).title == (
        "69 of 171 claims are scored; commonest loss: cannot be resolved (48)"
    )
    assert funnel(LEDGER, language="zh").title == (
        "171 条论断中有 69 条得到评分；其余最常见的原因：无法判定（48）"
    )


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (Funnel(3, 3, 3, 3, 3, ()), "All 3 claims are scored"),
        (Funnel(1, 1, 1, 1, 1, ()), "The one claim is scored"),
        (Funnel(1, 1, 1, 1, 1, (), "rows"), "The one row is scored"),
        (
            Funnel(1, 1, 0, 0, 0, (Excluded("a", "not due until 2030"),)),
            "The one claim is not scored; commonest loss: not yet due (1)",
        ),
        (
            Funnel(2, 2, 0, 0, 0, (Excluded("a", "not due until 2030"),) * 2),
            "None of 2 claims are scored; commonest loss: not yet due (2)",
        ),
        (
            Funnel(9, 5, 5, 4, 4, (), "rows", {"invalid: x": 4, "no outcome yet": 1}),
            "4 of 9 rows are scored; commonest loss: invalid (4)",
        ),
    ],
)
def test_the_finding_fits_what_was_lost(found, title):
    assert funnel(found).title == title


@pytest.mark.parametrize("n", [1, 2, 5])
def test_the_axis_of_a_small_funnel_marks_each_number_once(n):
    drawn = funnel(Funnel(n, n, n, n, n, ())).svg()
    assert [f">{number}</text>" in drawn for number in range(n + 1)] == [True] * (n + 1)
    axis = drawn.partition("role-axis-label")[2].partition("</g>")[0]
    assert axis.count("</text>") == n + 1


def test_the_bars_are_the_counts_of_the_funnel():
    found = {row["step"]: row for row in records(funnel(LEDGER))}
    names = ("published", "scoreable", "matured", "resolved", "scored")
    assert [found[name]["n"] for name in names] == [getattr(LEDGER, name) for name in names]
    assert found["scoreable"]["before"] == LEDGER.published
    assert found["scoreable"]["lost"] == "−54: 48 cannot be resolved, 6 no forecast"
    assert found["matured"]["lost"] == "−44 not yet due"
    assert found["matured"]["count"] == "73 of 117"
    assert found["scored"]["lost"] == ""


def test_the_reasons_of_a_step_add_up_to_its_loss():
    many = {f"invalid: {number}": number + 1 for number in range(3)} | {"b": 9, "c": 8, "d": 7}
    lost = sum(many.values())
    (row,) = (
        row
        for row in records(funnel(Funnel(lost + 1, 1, 1, 1, 1, (), "rows", many)))
        if row["step"] == "scoreable"
    )
    assert row["lost"] == "−30: 9 b, 8 c, 7 d, 6 for other reasons"


@pytest.mark.parametrize(
    "give", [lambda: LEDGER, lambda: Scorecard((), LEDGER), lambda: Holder(Scorecard((), LEDGER))]
)
def test_a_funnel_may_come_with_what_it_belongs_to(give):
    assert funnel(give()).title == funnel(LEDGER).title


class Holder:
    """What a frame is to a chart."""

    def __init__(self, summary):
        self.summary = summary


def test_nothing_published_is_no_picture():
    with pytest.raises(UsageError, match="nothing was published"):
        funnel(EMPTY)
    with pytest.raises(UsageError, match="shows a Funnel"):
        funnel(3)


def test_as_letters():
    assert (
        funnel(LEDGER).text(60)
        == """\
69 of 171 claims are scored; commonest loss: cannot be
resolved (48)
From publication to score; n = 171 claims published

published  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  171
scoreable  ━━━━━━━━━━━━━━━━━━━━━━━━━━             117 of 171
matured    ━━━━━━━━━━━━━━━━                       73 of 117
resolved   ━━━━━━━━━━━━━━━━                       69 of 73
scored     ━━━━━━━━━━━━━━━━                       69
           0                                 171

scoreable −54: 48 cannot be resolved, 6 no forecast; matured
−44 not yet due; resolved −4 overdue
"""
    )


def test_every_form_is_sound_and_the_same_twice():
    drawn = funnel(LEDGER)
    ET.fromstring(drawn.svg())
    assert drawn.svg() == drawn.svg()
    assert "scoreable: 117 of 171 (−54: 48 cannot be resolved, 6 no forecast)" in drawn.description


def test_hostile_reasons_stay_text():
    hostile = "<script>alert('1')</script>\n\x1b[31m" + "x" * 10_000
    drawn = funnel(Funnel(5, 2, 2, 2, 2, (), "rows", {hostile: 3}))
    assert "<script" not in drawn.svg()
    assert "\x1b" not in drawn.text()
    assert len(drawn.title) < 200


def test_reasons_are_told_at_the_step_where_they_count():
    found = {step.name: step for step in funnel_steps(LEDGER)}
    assert found["scoreable"].reasons == {"cannot be resolved": 48, "no forecast": 6}
    assert found["matured"].reasons == {"not yet due": 44}
    assert found["resolved"].reasons == {"overdue": 4}
    assert found["scored"].reasons == {}


def test_what_was_void_before_it_was_due_is_lost_where_it_was_lost():
    # Three were not due, of them one void already: four are lost before they matured.
    found = Funnel(9, 9, 5, 4, 4, (), left_out={"not due until": 3, "void: x": 2})
    steps = {step.name: step for step in funnel_steps(found)}
    assert steps["resolved"].reasons == {"void": 1}
    assert steps["matured"].reasons == {"not yet due": 3, "void": 1}


def test_forecasts_after_the_day_are_lost_nowhere():
    found = Funnel(3, 3, 3, 3, 3, (), "rows", {"made after the day": 5})
    assert all(step.reasons == {} for step in funnel_steps(found))
