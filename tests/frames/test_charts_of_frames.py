"""A frame draws its summary, and never one that contradicts its rows."""

from __future__ import annotations

import copy
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


def table(questions=60, names=("ann", "bob", HOSTILE)):
    rng = np.random.default_rng(7)
    chance = rng.uniform(0.05, 0.95, questions)
    outcome = (rng.random(questions) < chance).astype(int)
    parts = [
        pd.DataFrame(
            {
                "forecaster": name,
                "question": [f"q{n}" for n in range(questions)],
                "probability": (chance + rng.normal(0, 0.1 * (k + 1), questions)).clip(0.01, 0.99),
                "outcome": outcome,
            }
        )
        for k, name in enumerate(names)
    ]
    return pd.concat(parts, ignore_index=True)


MADE = {
    "score": lambda: pt.score(ROOT, as_of=DAY, by="year"),
    "score of a table": lambda: pt.score(table(), cluster="question"),
    "calibration": lambda: pt.calibration(table()),
    "score history": lambda: pt.score_history(ROOT, as_of=DAY, by="year"),
    "leaderboard": lambda: pt.leaderboard(table(), aggregates="mean"),
    "compare": lambda: pt.compare(table(), "ann", "bob", rules=["brier", "log"]),
    "targets": lambda: pt.targets(ROOT, as_of=DAY),
    "due": lambda: pt.due(ROOT, as_of=DAY, within=400),
}
_MADE = {}


@pytest.fixture(params=MADE)
def frame(request):
    if request.param not in _MADE:
        _MADE[request.param] = MADE[request.param]()
    return _MADE[request.param]


def test_a_frame_draws_its_summary(frame):
    drawn = frame.chart()
    assert drawn.title
    assert drawn.description
    assert drawn.to_dict()["$schema"].startswith("https://vega.github.io/schema/vega-lite/")


@pytest.mark.parametrize(
    "keep",
    [copy.copy, copy.deepcopy, lambda f: f.copy(), lambda f: pickle.loads(pickle.dumps(f)),
     lambda f: f.head(len(f)), lambda f: f[f["n"] >= 0] if "n" in f else f],
    ids=["copy", "deep copy", "pandas copy", "stored", "all rows", "a filter that keeps all"],
)  # fmt: skip
def test_what_still_has_all_rows_draws_the_same(frame, keep):
    kept = keep(frame)
    assert type(kept) is type(frame)
    assert kept.chart().title == frame.chart().title
    assert kept.notes == frame.notes


@pytest.mark.parametrize(
    "change",
    [lambda f: f.head(1), lambda f: f.iloc[::-1], lambda f: f.drop(columns=f.columns[0]),
     lambda f: f.assign(mine=1), lambda f: f.rename(columns={f.columns[0]: "mine"}),
     lambda f: f.reset_index()],
    ids=["some rows", "another order", "a column less", "a column more", "renamed", "index"],
)  # fmt: skip
def test_a_changed_frame_draws_nothing_that_contradicts_it(frame, change):
    with pytest.raises(UsageError, match=r"no longer what predtrack\.\w+ returned"):
        change(frame).chart()


def test_an_edited_number_is_a_change():
    frame = pt.score(table())
    edited = frame.copy()
    edited.loc[0, "value"] = 0.0
    assert frame.chart().title
    with pytest.raises(UsageError, match="filter, sort or edit"):
        edited.chart()


def test_a_frame_of_nothing_has_no_summary():
    made = type(pt.score(table()))({"a": [1]})
    with pytest.raises(UsageError, match="no longer what"):
        made.chart()


def test_charts_are_chosen_by_name_and_a_wrong_name_says_which_there_are():
    frame = pt.calibration(table())
    assert frame.chart("murphy").title != frame.chart().title
    with pytest.raises(UnknownNameError, match="of calibration is called 'murfy'; did you"):
        frame.chart("murfy")
    with pytest.raises(UnknownNameError, match="known: murphy, reliability"):
        frame.chart("pit")


def test_numeric_forecasts_show_coverage():
    rows = [(f"q{n}", level, 10 + 30 * level, 10 + n % 30) for n in range(40)
            for level in (0.1, 0.25, 0.5, 0.75, 0.9)]  # fmt: skip
    frame = pt.calibration(pd.DataFrame(rows, columns=["question", "quantile", "value", "outcome"]))
    assert frame.chart().title == frame.chart("coverage").title
    assert frame.chart("pit").title


def test_a_score_shows_hit_rates_where_there_are_any_and_else_scores():
    ledger = MADE["score"]()
    assert ledger.chart().title == ledger.chart("hit_rates").title
    assert ledger.chart("funnel").title != ledger.chart("word_bounds").title
    plain = pt.score(table())
    assert plain.chart().title == plain.chart("scores").title


def test_one_target_is_named():
    frame = pt.targets(ROOT, as_of=DAY)
    one = frame.chart(target="tesla-award-2025/vehicles")
    assert one.title == frame.chart("target_progress", target="tesla-award-2025/vehicles").title
    with pytest.raises(UnknownNameError, match="no target is called 'tesla-award-2025/vehicle'"):
        frame.chart(target="tesla-award-2025/vehicle")
    with pytest.raises(UsageError, match="name it"):
        frame.chart("target_progress")
    with pytest.raises(UsageError, match="leave the name of one away"):
        frame.chart("targets_overview", target="tesla-award-2025/vehicles")
    with pytest.raises(UnknownNameError, match="no chart of targets is called 'progress'"):
        frame.chart("progress")


def test_options_reach_the_chart():
    frame = pt.leaderboard(table())
    assert "预测者" in frame.chart(language="zh").title


@pytest.mark.parametrize(
    ("name", "kind"),
    [("score", "hit_rates"), ("score", "funnel"), ("score", "word_bounds"),
     ("score of a table", "scores"), ("calibration", "reliability"), ("calibration", "murphy"),
     ("score history", "score_over_time"), ("leaderboard", "leaderboard"),
     ("compare", "comparison"), ("targets", "targets_overview"),
     ("due", "due_calendar")],
)  # fmt: skip
def test_a_chart_takes_a_whole_frame_in_place_of_a_summary(name, kind):
    frame = MADE[name]()
    draw = getattr(pt.charts, kind)
    assert draw(frame).title == frame.chart(kind).title
    with pytest.raises(UsageError, match=r"no longer what predtrack\.\w+ returned"):
        draw(frame.iloc[::-1] if len(frame) > 1 else frame.head(0))


def test_the_summary_is_there_as_long_as_the_rows_are_its_own():
    frame = pt.leaderboard(table())
    assert frame.copy().summary is frame.summary
    assert [place.forecaster for place in frame.summary.places] == frame["forecaster"].tolist()
    with pytest.raises(UsageError, match="no longer what"):
        _ = frame.head(1).summary


def test_the_notes_say_each_thing_once():
    for made in MADE.values():
        lines = made().notes.splitlines()
        assert len(lines) == len(set(lines))


# ---- what a notebook shows


def test_a_notebook_shows_rule_range_direction_bounds_and_funnel():
    shown = MADE["score"]()._repr_html_()
    assert "brier: Brier score, over the readings of the words; 0 to 1, lower is better." in shown
    assert "low and high: the score lies between them" in shown
    assert "171 published → 117 scoreable" in shown
    assert "<td>–</td>" in shown
    assert "NaN" not in shown
    assert "None" not in shown


def test_the_finding_stands_above_the_table():
    for name in ("calibration", "score history", "leaderboard", "compare"):
        frame = MADE[name]()
        shown = frame._repr_html_()
        finding = frame.notes.splitlines()[0]
        assert shown.startswith("<p><strong>")
        assert shown.index("</strong>") < shown.index("<table")
        assert finding[:20] in shown or HOSTILE in finding


def test_no_text_becomes_markup():
    frames = [
        pt.score(table()),
        pt.leaderboard(table()),
        pt.compare(table(), "ann", HOSTILE),
        pt.calibration(table(), by="forecaster"),
        pt.score(table().assign(**{HOSTILE: "x"}), by=[HOSTILE]),
    ]
    for frame in frames:
        shown = frame._repr_html_()
        assert "<script" not in shown
        assert "&lt;script" in shown


def test_a_long_frame_is_shortened():
    many = pt.score(table(2, [f"f{n:04d}" for n in range(500)]), rules="brier")
    shown = many._repr_html_()
    assert shown.count("<tr") < 100
    assert "500 rows" in shown


def test_missing_numbers_of_mixed_columns_are_dashes():
    shown = MADE["targets"]()._repr_html_()
    assert "None" not in shown
    assert "more columns: see .columns" in shown


def test_due_is_a_frame_with_counts():
    frame = pt.due(ROOT, as_of=DAY, within=0)
    assert list(frame.columns) == ["group", "id", "title", "forecaster", "due", "days"]
    assert (frame["group"] == "overdue").all()
    assert frame.notes == f"{len(frame)} overdue, 0 due, 0 resolved early"
    with pytest.raises(UsageError, match="0 or more, not -1"):
        pt.due(ROOT, as_of=DAY, within=-1)


def test_targets_have_the_columns_that_they_had():
    frame = pt.targets(ROOT, as_of=DAY)
    first = ["id", "title", "forecaster", "metric", "unit", "comparator", "mode", "level"]
    assert list(frame.columns[:8]) == first
    assert isinstance(frame, pd.DataFrame)


def test_empty_frames_say_so_and_draw_nothing(tmp_path):
    (tmp_path / "predictions").mkdir()
    for frame in (pt.targets(tmp_path), pt.due(tmp_path), pt.score(tmp_path)):
        assert len(frame) == 0
        assert frame._repr_html_()
        with pytest.raises(UsageError):
            frame.chart()
