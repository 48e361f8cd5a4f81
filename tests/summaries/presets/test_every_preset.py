"""What every preset promises; a new one inherits these tests."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.summaries.presets import PRESETS, get_preset

EVERY = pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
IN_TIME = pytest.mark.parametrize(
    "preset", [p for p in PRESETS.values() if "made" in p.needs], ids=lambda p: p.name
)


@pytest.fixture
def table():
    return pd.DataFrame({
        "question": ["q", "q", "r", "r"], "forecaster": ["a", "b", "a", "b"],
        "probability": [0.7, 0.4, 0.2, 0.5], "outcome": [1, 1, 0, 0],
        "made": pd.to_datetime(["2026-01-01", "2026-01-03", "2026-01-02", "2026-01-02"]),
        "opens": pd.Timestamp("2026-01-01"), "closes": pd.Timestamp("2026-01-11"),
        "resolved": pd.Timestamp("2026-01-09"),
    })  # fmt: skip


def same(one, other):
    pd.testing.assert_frame_equal(one.scores, other.scores, check_dtype=False)
    pd.testing.assert_frame_equal(one.forecasters, other.forecasters, check_dtype=False)


def test_the_catalogue_has_the_platforms():
    assert list(PRESETS) == [
        "gjo", "fatebook", "metaculus", "predictionbook", "forecastbench", "538",
    ]  # fmt: skip
    with pytest.raises(UnknownNameError, match="did you mean 'metaculus'"):
        get_preset("metacalus")


@EVERY
def test_it_says_what_it_is(preset, table):
    assert get_preset(preset.name) is preset
    assert all((preset.title, preset.rule, preset.averaging, preset.source))
    assert preset.direction in {"lower", "higher"}
    result = preset(table)
    assert result.preset == preset.name
    names = ["question", "forecaster", "score", "coverage", "n_forecasts"]
    assert [n for n in result.scores.columns if n in names] == names
    assert list(result.scores.columns).count("relative") == bool(preset.reference)
    assert result.scores["score"].between(*preset.range).all()
    assert len(result.scores) == 4
    assert result.forecasters["forecaster"].tolist() == ["a", "b"]
    assert list(result.excluded.columns) == ["row", "question", "forecaster", "reason"]


@EVERY
def test_it_leaves_the_table_alone_and_does_not_mind_its_order_or_index(preset, table):
    before = table.copy(deep=True)
    expected = preset(table)
    pd.testing.assert_frame_equal(table, before)
    same(preset(table.sample(frac=1, random_state=2)), expected)
    same(preset(table.set_index(pd.Index([5, 5, 5, 5]))), expected)


@EVERY
def test_integer_boolean_and_small_floats_give_the_same(preset, table):
    expected = preset(table)
    same(preset(table.assign(outcome=table["outcome"].astype(bool))), expected)
    same(preset(table.assign(outcome=table["outcome"].astype("Int64"))), expected)
    same(preset(table.assign(outcome=table["outcome"].astype(object))), expected)


@EVERY
def test_a_missing_outcome_is_unresolved_and_counted(preset, table):
    result = preset(table.assign(outcome=[1, 1, None, None]))
    assert set(result.scores["question"]) == {"q"}
    assert result.excluded["row"].tolist() == [2, 3]
    assert result.excluded["reason"].str.startswith("unresolved").all()


@EVERY
def test_it_never_scores_what_was_made_when_the_outcome_was_known(preset, table):
    late = table.assign(made=table["made"].where([True, True, True, False], table["resolved"]))
    result = preset(late)
    assert result.excluded["row"].tolist() == [3]
    assert result.excluded["reason"].tolist() == ["made when the outcome was known"]
    assert len(result.scores) == 3


@EVERY
def test_hindsight_classes_are_a_filter(preset, table):
    recorded = table["made"].where([True, True, True, False], table["resolved"] + dt.timedelta(1))
    table = table.assign(recorded=recorded)
    assert len(preset(table).excluded) == 0
    kept = preset(table, hindsight=["prospective", "logged_late"])
    assert kept.excluded[["row", "reason"]].to_numpy().tolist() == [[3, "retrospective"]]
    with pytest.raises(UsageError, match="hindsight classes are"):
        preset(table, hindsight=["honest"])


@EVERY
@pytest.mark.parametrize("rows", [0, 4])
def test_with_nothing_resolved_there_are_no_scores(preset, table, rows):
    result = preset(table.assign(outcome=None).head(rows))
    assert len(result.scores) == len(result.forecasters) == 0
    assert len(result.excluded) == rows


@EVERY
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"probability": [0.7, 70, 0.2, 0.5]}, r"write 70 % as 0.7 \(row 1\)"),
        ({"outcome": [1, 0, 0, 0]}, r"disagree on outcome \(row 1\)"),
        ({"outcome": [1, 1, 0, 3]}, r"outcome must.*\(row 3\)"),
        ({"forecaster": ["a", None, "a", "b"]}, r"forecaster is missing \(row 1\)"),
        ({"resolved": pd.to_datetime(["2026-01-09", "2026-01-10"] * 2)}, "disagree on resolved"),
        ({"made": ["2026-01-01", "soon", "2026-01-02", "2026-01-02"]}, r"made must.*\(row 1\)"),
        ({"made": [1, 2, 3, 4]}, "all be dates or all be numbers"),
    ],
)
def test_misuse_is_refused_with_the_rows_of_the_table(preset, table, changes, message):
    with pytest.raises(InvalidForecastError, match=message):
        preset(table.assign(**changes))


@EVERY
def test_a_missing_column_is_named(preset, table):
    for name in preset.needs:
        with pytest.raises(UsageError, match=f"needs a column {name}"):
            preset(table.drop(columns=name))


@pytest.mark.parametrize("name", [n for n in PRESETS if n != "forecastbench"])
def test_a_missing_probability_is_refused(name, table):
    with pytest.raises(InvalidForecastError, match=r"probability is missing.*\(row 2\)"):
        PRESETS[name](table.assign(probability=[0.7, 0.4, None, 0.5]))


@IN_TIME
def test_a_question_without_an_end_is_listed(preset, table):
    endless = table.assign(closes=table["closes"].where(table["question"] == "q"), resolved=pd.NaT)
    result = preset(endless)
    assert result.excluded["row"].tolist() == [2, 3]
    assert result.excluded["reason"].str.contains("no time is stated").all()
    without = preset(table.drop(columns=["closes", "resolved"]))
    assert len(without.excluded) == 4
    assert len(without.scores) == 0


@IN_TIME
def test_a_date_ends_a_window_at_the_end_of_its_day(preset, table):
    stamps = preset(table.drop(columns="resolved"))
    dates = table.drop(columns="resolved").assign(
        made=table["made"].dt.strftime("%Y-%m-%d"), opens="2026-01-01", closes="2026-01-10"
    )
    same(preset(dates), stamps)
    same(preset(dates.assign(closes=dt.date(2026, 1, 10))), stamps)


@IN_TIME
def test_zones_are_heeded(preset, table):
    expected = preset(table, zone="Asia/Tokyo")
    moved = table.copy()
    for name in ("made", "opens", "closes", "resolved"):
        moved[name] = table[name].dt.tz_localize("Asia/Tokyo")
    same(preset(moved, zone="Asia/Tokyo"), expected)
    text = {n: moved[n].map(lambda t: t.isoformat()) for n in ("made", "opens", "closes")}
    same(preset(moved.assign(**text), zone="Asia/Tokyo"), expected)
    with pytest.raises(UsageError, match="no time zone"):
        preset(table, zone="Mars/Phobos")


@IN_TIME
def test_numbers_count_days(preset, table):
    days = {
        n: (table[n] - pd.Timestamp("2026-01-01")) / pd.Timedelta(1, "D")
        for n in ("made", "opens", "closes", "resolved")
    }
    numbers = preset(table.assign(**days))
    pd.testing.assert_frame_equal(numbers.scores, preset(table).scores)


def test_a_large_table_takes_seconds_at_most():
    rng, n = np.random.default_rng(0), 200_000
    question = rng.integers(0, 500, n)
    table = pd.DataFrame({
        "question": question, "forecaster": rng.integers(0, 200, n),
        "probability": rng.uniform(0.01, 0.99, n), "outcome": question % 2,
        "made": rng.uniform(0, 90, n), "opens": 0, "closes": 90,
    })  # fmt: skip
    for name in ("gjo", "fatebook", "metaculus"):
        scores = PRESETS[name](table).scores
        assert len(scores) == table.groupby(["question", "forecaster"]).ngroups
