"""A frame of a score over time: one row for each line and moment, with what was revised."""

import datetime as dt
import pathlib
import pickle

import numpy as np
import pandas as pd
import pytest

import predtrack as pt
from predtrack.errors import UnknownNameError, UsageError

ROOT = pathlib.Path(__file__).parents[2]
DAY = dt.date(2026, 11, 21)
HOSTILE = "<script>alert('x')</script>&\"😀"
COLUMNS = ["at", "value", "low", "high", "interval_low", "interval_high", "n", "revisions"]


@pytest.fixture
def table():
    """Two questions with other ends; ann revises, the other one never does."""
    return pd.DataFrame(
        {
            "question": ["q", "q", "r", "q"],
            "forecaster": ["ann", "ann", "ann", HOSTILE],
            "made": pd.to_datetime(["2026-01-01", "2026-01-03", "2026-01-02", "2026-01-02"]),
            "closes": pd.to_datetime(["2026-01-09", "2026-01-09", "2026-01-05", "2026-01-09"]),
            "resolved": pd.to_datetime(["2026-01-10", "2026-01-10", "2026-01-05", "2026-01-10"]),
            "probability": [0.5, 0.9, 0.5, 0.8],
            "outcome": [1, 1, 1, 1],
        }
    )


def test_a_row_is_a_line_and_a_moment_from_which_its_value_holds(table):
    found = pt.score_history(table)
    assert list(found.columns) == ["forecaster", *COLUMNS]
    ann = found[found["forecaster"] == "ann"]
    assert ann["at"].dt.day.tolist() == [1, 2, 3, 5, 9]
    assert ann["value"].round(4).tolist()[:4] == [0.25, 0.25, 0.13, 0.01]
    assert np.isnan(ann["value"].iloc[-1])
    assert ann["n"].tolist() == [1, 2, 2, 1, 0]
    assert ann["revisions"].tolist() == [0, 0, 1, 0, 0]


def test_a_step_may_be_another_question_and_the_notes_say_so(table):
    table = table.iloc[[0, 2]].assign(probability=[0.5, 0.9])  # nothing is revised
    found = pt.score_history(table)
    assert found["value"].round(2).tolist()[:3] == [0.25, 0.13, 0.25]
    assert found["revisions"].sum() == 0
    assert "a step may be another question, not a better forecast" in found.notes
    assert "2 rows published" in found.notes


def test_known_outcomes_stand_beside_it(table):
    changes = pt.score_history(table).changes
    assert changes["at"].dt.day.tolist() == [5, 10]
    assert changes["what"].tolist() == ["outcomes known"] * 2
    assert changes["count"].tolist() == [1, 1]


def test_every_revision_is_counted_once_also_where_moments_are_left_out():
    rng = np.random.default_rng(3)
    made = np.arange(400)
    many = pd.DataFrame(
        {"question": rng.integers(0, 9, 400), "made": made, "closes": 500, "resolved": 600,
         "probability": rng.random(400), "outcome": 1}
    )  # fmt: skip
    whole, few = pt.score_history(many, most=1000), pt.score_history(many, most=20)
    assert 2 < len(few) <= 20 < len(whole)
    assert few["revisions"].sum() == whole["revisions"].sum() == 400 - 9
    assert "Some moments are left out" in few.notes
    assert set(few["at"]) <= set(whole["at"])


def test_the_last_of_a_thinned_history_is_its_end():
    few = pt.score_history(
        pd.DataFrame({"question": range(50), "made": range(50), "closes": range(60, 110),
                      "resolved": 200, "probability": 0.5, "outcome": 1}), most=5,
    )  # fmt: skip
    assert (few["n"].iloc[-1], few["at"].iloc[-1]) == (0, 109)


def test_a_ledger_has_bounds_and_intervals_and_no_revisions():
    found = pt.score_history(ROOT, as_of=DAY)
    assert list(found.columns) == COLUMNS
    last = found.iloc[-1]
    assert (last["n"], last["low"], last["high"]) == (69, 33 / 69, 46 / 69)
    assert found["value"].isna().all()
    assert found["value"].dtype == np.float64
    assert found["revisions"].isna().all()
    assert found["at"].is_monotonic_increasing
    assert "Between low and high it depends on what partial verdicts count." in found.notes
    scored = pt.score(ROOT, as_of=DAY, by=[]).set_index("rule").loc["hit_rate"]
    assert (scored["low"], scored["interval_low"]) == (last["low"], last["interval_low"])


def test_a_ledger_can_be_split():
    found = pt.score_history(ROOT, as_of=DAY, by="year")
    assert list(found.columns) == ["year", *COLUMNS]
    assert found["year"].tolist() == [str(year) for year in range(2018, 2026)]


def test_a_frame_draws_itself_and_a_changed_one_does_not(table):
    found = pt.score_history(table)
    assert found.chart().title == pt.charts.score_over_time(found).title
    assert found.notes.startswith(found.chart().title)
    assert "得分" in found.chart(language="zh").title
    assert pickle.loads(pickle.dumps(found)).chart().title == found.chart().title
    with pytest.raises(UsageError, match=r"no longer what predtrack\.score_history returned"):
        found.tail(2).chart()
    with pytest.raises(UnknownNameError, match="no chart of score history is called 'scores'"):
        found.chart("scores")


def test_no_text_becomes_markup_and_the_scale_is_told(table):
    shown = pt.score_history(table)._repr_html_()
    assert "<script" not in shown
    assert "0 to 1, lower is better" in shown
    assert shown.startswith("<p><strong>")
    endless = pt.score_history(table, rule="log")._repr_html_()
    assert "0 to ∞, lower is better" in endless


def test_part_of_a_frame_keeps_its_notes(table):
    part = pt.score_history(table).head(1)
    assert "a step may be another question" in repr(part)


def test_one_question_shows_probabilities(table):
    found = pt.score_history(table, question="q")
    ann = found[found["forecaster"] == "ann"]
    assert ann["value"].dropna().tolist() == [0.5, 0.9]
    assert found.notes.startswith("It happened: q.")
    assert "Probability of yes" in found._repr_html_()


@pytest.mark.parametrize(
    ("given", "why"),
    [({"rule": "log"}, "leave rule away"), ({"by": ["topic"]}, "leave by away"),
     ({"window": "known"}, "leave window away"), ({"most": 9}, "leave most away")],
)  # fmt: skip
def test_what_does_not_go_with_one_question_is_refused(given, why, table):
    with pytest.raises(UsageError, match=why):
        pt.score_history(table, question="q", **given)


@pytest.mark.parametrize(
    "given",
    [{"window": "known"}, {"columns": {"probability": "p"}}, {"outcomes": "o.csv"},
     {"engine": "duckdb"}, {"memory_limit": "1GB"}, {"invalid": "drop"}, {"duplicates": "all"}],
)  # fmt: skip
def test_options_of_tables_are_refused_for_a_ledger(given):
    with pytest.raises(UsageError, match=f"{next(iter(given))} is for tables; this is a ledger"):
        pt.score_history(ROOT, **given)


def test_where_nothing_ever_stood_there_is_no_history(table):
    with pytest.raises(UsageError, match="no score has a history"):
        pt.score_history(table.assign(opens=pd.Timestamp("2026-02-01")))
