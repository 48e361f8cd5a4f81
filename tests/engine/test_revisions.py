"""Time averages of a table of any library are those of the functions for arrays."""

from __future__ import annotations

import datetime as dt
import math

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from predtrack.engine.revisions import time_averages
from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores import SCORES, brier
from predtrack.scores.standing import standing_forecasts, time_averaged_score

many = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
BRIER = SCORES["brier"]
FACTS = ("opens", "closes", "closed", "resolved")
ENDS = ("withdrawn", "expires")
DAY = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - UTC, as every moment without a zone

later = st.none() | st.integers(0, 12)
questions = st.lists(
    st.fixed_dictionaries(
        {
            "opens": later,
            "closes": st.integers(3, 12),
            "closed": st.integers(3, 12),
            "resolved": st.integers(1, 12),
            "outcome": st.sampled_from([0, 1]),
            "topic": st.sampled_from(["war", "weather", None]),
        }
    ),
    min_size=1,
    max_size=3,
)
forecasts = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from("ab"), st.integers(0, 12), st.floats(0, 1), later),
    min_size=1,
    max_size=25,
)


def rows_of(questions, forecasts):
    """Lay out a table of columns with one clock of whole numbers."""
    rows = [
        {"question": f"q{place % len(questions)}", "forecaster": who, "made": made,
         "probability": p, "withdrawn": gone, "expires": None, **questions[place % len(questions)]}
        for place, who, made, p, gone in forecasts
    ]  # fmt: skip
    return {name: [row[name] for row in rows] for name in rows[0]}


def arrow(columns, *, dates=False):
    """Make an Arrow table, whose times are numbers of days, or moments."""
    table = {}
    for name, column in columns.items():
        if name in (*FACTS, *ENDS, "made"):
            kind = pa.timestamp("us") if dates else pa.float64()
            moments = [None if x is None else DAY + dt.timedelta(days=x) for x in column]
            table[name] = pa.array(moments if dates else column, kind)
        else:
            table[name] = column
    return pa.table(table)


def expected(columns, *, order="mean_of_scores", missing="truncate", window="scheduled"):
    """Average with the functions for arrays."""
    lines = {name: np.array([math.nan if x is None else x for x in columns[name]], float)
             for name in (*FACTS, *ENDS) if name in columns}  # fmt: skip
    lines["known"] = lines.pop("resolved", None)
    made = np.array(columns["made"], float)
    stands = standing_forecasts(
        columns["question"], columns["forecaster"], made, **lines, window=window
    )
    found = time_averaged_score(
        stands, brier, columns["probability"], columns["outcome"], order=order, missing=missing
    )
    return found, stands


def by_pair(averages):
    """Give averages by question and forecaster."""
    return {
        (row.question, row.forecaster): (row.forecasts, row.coverage, row.mean)
        for row in averages.table.itertuples()
    }


choices = st.fixed_dictionaries(
    {
        "order": st.sampled_from(["mean_of_scores", "score_of_mean"]),
        "missing": st.sampled_from(["truncate", "leave_out", 0.25]),
        "window": st.sampled_from(["scheduled", "actual", "known", "open"]),
    }
)


@many
@given(questions=questions, forecasts=forecasts, options=choices, dates=st.booleans())
def test_every_library_gives_the_numbers_of_the_arrays(held, questions, forecasts, options, dates):
    columns = rows_of(questions, forecasts)
    found = time_averages(
        held(arrow(columns, dates=dates)), BRIER, by=["question", "forecaster"], **options
    )
    average, stands = expected(columns, **options)
    means = zip(average.forecasts, average.coverage, average.value, strict=True)
    pairs = zip(average.question, average.forecaster, strict=True)
    wanted = dict(zip(pairs, means, strict=True))
    assert by_pair(found).keys() == wanted.keys()
    for pair, (count, coverage, mean) in by_pair(found).items():
        assert (count, coverage, mean) == pytest.approx(wanted[pair], rel=1e-12, abs=1e-15)
    assert found.rows == len(forecasts)
    assert sum(found.left_out.values()) == len(stands.excluded.row)


@many
@given(questions=questions, forecasts=forecasts)
def test_a_group_is_the_mean_of_its_averages_and_a_missing_name_is_one(held, questions, forecasts):
    columns = rows_of(questions, forecasts)
    found = time_averages(held(arrow(columns)), BRIER, by=["topic"], order="mean_of_scores").table
    average, _ = expected(columns)
    topics = {f"q{i}": question["topic"] or "none" for i, question in enumerate(questions)}
    table = pd.DataFrame(
        {"topic": [topics[q] for q in average.question], "question": average.question,
         "forecasts": average.forecasts, "coverage": average.coverage, "mean": average.value}
    )  # fmt: skip
    groups = table.groupby("topic")
    found.index = ["none" if pd.isna(topic) else topic for topic in found["topic"]]
    assert set(found.index) == set(groups.groups)
    for topic, group in groups:
        row = found.loc[topic]
        assert (row["n"], row["questions"]) == (len(group), group["question"].nunique())
        assert row["forecasts"] == group["forecasts"].sum()
        assert row["coverage"] == pytest.approx(group["coverage"].mean(), rel=1e-12)
        assert row["mean"] == pytest.approx(group["mean"].mean(), rel=1e-12, abs=1e-15)


WAVERING = {
    "question": ["q", "q"], "forecaster": ["ana", "ana"], "made": [0.0, 1.0],
    "closes": [2.0, 2.0], "probability": [0.2, 0.8], "outcome": [1, 1],
}  # fmt: skip


@pytest.mark.parametrize(("order", "mean"), [("mean_of_scores", 0.34), ("score_of_mean", 0.25)])
def test_the_order_of_averaging_is_what_is_asked_for(held, order, mean):
    found = time_averages(held(pa.table(WAVERING)), BRIER, order=order)
    assert found.table.to_dict("records") == [
        {"n": 1, "questions": 1, "forecasts": 2, "coverage": 1.0, "mean": pytest.approx(mean)}
    ]


def test_of_two_made_at_one_time_the_later_row_stands(held):
    rows = WAVERING | {"made": [0.0, 0.0]}
    mean = time_averages(held(pa.table(rows)), BRIER, order="mean_of_scores").table["mean"]
    assert mean.tolist() == [pytest.approx(0.04)]


def test_what_does_not_count_is_counted(held):
    rows = {
        "question": ["q", "q", "q", "open", "open"], "forecaster": ["a"] * 5,
        "made": [0, 0, 5, 0, 1], "closes": [4, 4, 4, None, None], "resolved": [4, 4, 4, None, None],
        "probability": [0.5, 0.5, 0.5, 0.5, None], "outcome": [1.0, 1.0, 1.0, None, None],
    }  # fmt: skip
    found = time_averages(held(pa.table(rows)), BRIER, order="mean_of_scores")
    assert found.rows == 5
    assert found.left_out == {
        "no outcome yet": 2,
        "made when the outcome was known": 1,
        "stood at no time in the window": 1,
    }


def test_an_empty_table_has_no_averages(held):
    empty = pa.table(WAVERING).slice(0, 0)
    found = time_averages(held(empty), BRIER, by=["forecaster"], order="mean_of_scores")
    assert (len(found.table), found.rows, sum(found.left_out.values())) == (0, 0, 0)
    assert len(time_averages(held(empty), BRIER, order="mean_of_scores").table) == 0


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"closes": [2.0, 3.0]}, r"disagree on closes \(question 'q'\)"),
        ({"closes": [2.0, None]}, r"disagree on closes \(question 'q'\)"),
        ({"outcome": [1, 0]}, r"disagree on outcome \(question 'q'\)"),
        ({"outcome": [1, None]}, r"disagree on outcome \(question 'q'\)"),
        ({"outcome": [7, 7]}, r"outcome must .* \(question 'q', forecaster 'ana'\)"),
        ({"closes": pa.nulls(2, pa.float64())}, r"no end; .* \(question 'q', forecaster 'ana'\)"),
        ({"made": [0.0, None]}, r"made is missing \(question 'q', forecaster 'ana'\)"),
        ({"probability": [0.2, None]}, r"value is missing.* \(question 'q', forecaster 'ana'\)"),
        ({"probability": [0.2, math.nan]}, r"value is missing.* \(question 'q', forecaster 'ana'"),
        ({"probability": [0.2, 80.0]}, r"probability must .* \(question 'q', forecaster 'ana'\)"),
        ({"question": ["q", None]}, "question is missing"),
        ({"forecaster": ["ana", None]}, "forecaster is missing"),
        ({"team": ["x", "y"]}, r"in different groups \(question 'q', forecaster 'ana'\)"),
    ],
)
def test_faults_are_refused_with_an_example(held, change, says):
    rows = WAVERING | {"team": ["x", "x"]} | change
    with pytest.raises(InvalidForecastError, match=says):
        time_averages(held(pa.table(rows)), BRIER, by=["team"], order="mean_of_scores")


def test_dates_beside_numbers_are_refused_but_a_column_without_any_is_not(held):
    moments = pa.array([DAY, DAY + dt.timedelta(days=1)])
    rows = WAVERING | {"made": moments, "opens": pa.nulls(2, pa.float64())}
    with pytest.raises(InvalidForecastError, match="made holds dates, closes holds numbers"):
        time_averages(held(pa.table(rows)), BRIER, order="mean_of_scores")
    rows |= {"closes": pa.array([dt.date(2026, 1, 3)] * 2)}
    found = time_averages(held(pa.table(rows)), BRIER, order="mean_of_scores")
    assert found.table["mean"].tolist() == [pytest.approx(0.34)]


def test_zones_are_heeded(held):
    zoned = pa.timestamp("us", "Asia/Singapore")
    made = pa.array([DAY, DAY + dt.timedelta(days=1)]).cast(pa.timestamp("us", "UTC")).cast(zoned)
    rows = WAVERING | {"made": made, "closes": pa.array([DAY + dt.timedelta(days=2)] * 2)}
    found = time_averages(held(pa.table(rows)), BRIER, order="mean_of_scores")
    assert found.table["mean"].tolist() == [pytest.approx(0.34)]


@pytest.mark.parametrize(
    "made", [["2026-01-01", "2026-01-02"], [dt.date(2026, 1, 1), dt.date(2026, 1, 2)]]
)
def test_pandas_may_hold_times_as_text_or_as_objects(made):
    rows = pd.DataFrame(WAVERING | {"made": made, "closes": ["2026-01-03"] * 2})
    found = time_averages(rows, BRIER, order="mean_of_scores")
    assert found.table["mean"].tolist() == [pytest.approx(0.34)]
    with pytest.raises(InvalidForecastError, match=r"made must be a day or a moment.*row 1"):
        time_averages(rows.assign(made=["2026-01-01", "soon"]), BRIER, order="mean_of_scores")


def test_a_time_that_never_comes_may_be_infinitely_far_ahead():
    never = duckdb.from_arrow(pa.table(WAVERING)).project(
        "* replace (timestamp '2026-01-01' + to_days(made::int) as made,"
        " timestamp '2026-01-03' as closes), timestamp 'infinity' as resolved"
    )
    found = time_averages(never, BRIER, order="mean_of_scores")
    assert found.table["mean"].tolist() == [pytest.approx(0.34)]


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({"order": "any"}, UnknownNameError),
        ({"missing": "drop"}, UnknownNameError),
        ({"missing": math.inf}, UsageError),
        ({"window": "soon"}, UnknownNameError),
        ({"by": ["nobody"]}, UnknownNameError),
        ({"by": ["mean"]}, UsageError),
    ],
)
def test_what_cannot_be_meant_is_refused(options, fault):
    rows = pd.DataFrame(WAVERING)
    with pytest.raises(fault):
        time_averages(rows, BRIER, **{"order": "mean_of_scores"} | options)


def test_columns_that_cannot_be_read_are_named():
    rows = pd.DataFrame(WAVERING)
    with pytest.raises(UnknownNameError, match="made"):
        time_averages(rows.drop(columns="made"), BRIER, order="mean_of_scores")
    with pytest.raises(UsageError, match="'probability' must hold numbers"):
        time_averages(rows.assign(probability="high"), BRIER, order="mean_of_scores")
    late = duckdb.from_arrow(pa.table(WAVERING | {"made": ["soon", "late"]}))
    with pytest.raises(UsageError, match="'made' must hold numbers"):
        time_averages(late, BRIER, order="mean_of_scores")
    with pytest.raises(UsageError, match="crps is no rule of a probability"):
        time_averages(rows, SCORES["crps"], order="mean_of_scores")
    with pytest.raises(UsageError, match="names must be text or numbers"):
        time_averages(rows.assign(question=[[1], [2]]), BRIER, order="mean_of_scores")
