"""A function of Python is called where Spark holds the rows, and only its sums come out."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from predtrack.errors import UnknownNameError, UsageError
from predtrack.scores.rules.crps_samples import crps_samples
from predtrack.tables.scans.spark_partitions import by_partitions

QUESTIONS, MEMBERS = 60, 8


@pytest.fixture(scope="module")
def members():
    draw = np.random.default_rng(2)
    return draw.normal(size=(QUESTIONS, MEMBERS)), draw.normal(size=QUESTIONS)


@pytest.fixture(scope="module")
def samples(spark, members):
    value, outcome = members
    rows = pa.table(
        {
            "team": np.repeat(["a", "b", "c"], QUESTIONS * MEMBERS // 3),
            "question": np.repeat(np.arange(QUESTIONS), MEMBERS),
            "value": value.ravel(),
            "outcome": np.repeat(outcome, MEMBERS),
        }
    )
    order = np.random.default_rng(3).permutation(len(rows))
    return spark.createDataFrame(rows.take(order))


def sums(part):
    from predtrack.scores.rules.crps_samples import crps_samples

    scores = part.groupby(["team", "question"])[["value", "outcome"]].apply(
        lambda forecast: crps_samples(forecast["value"], forecast["outcome"].iloc[0])
    )
    return scores.groupby("team").agg(["count", "sum"]).reset_index()


def test_a_rule_of_whole_forecasts_runs_without_collecting_rows(samples, members, watch):
    with watch() as left:
        found = by_partitions(samples, ["question"], 4, sums, "team string, count long, sum double")
    assert left.results[-1][1] == len(found) <= 4 * 3
    assert left.results[-1][0].count("MapInArrow") == 1
    means = found.groupby("team")["sum"].sum() / found.groupby("team")["count"].sum()
    expected = crps_samples(*members).reshape(3, -1).mean(axis=1)
    assert means.tolist() == pytest.approx(expected.tolist(), rel=1e-12)


def test_equal_keys_are_in_one_part(samples):
    found = by_partitions(samples, ["question"], 7, _questions, "question long, rows long")
    assert found.sort_values("question")["rows"].tolist() == [MEMBERS] * QUESTIONS


def _questions(part):
    return part.groupby("question").size().rename("rows").reset_index()


def test_parts_without_rows_are_left_out(spark):
    frame = spark.createDataFrame(pa.table({"question": [1, 1]}))
    found = by_partitions(frame, ["question"], 16, _questions, "question long, rows long")
    assert found.to_dict("records") == [{"question": 1, "rows": 2}]


def test_no_rows_give_an_empty_result(spark):
    frame = spark.createDataFrame([], "question long")
    found = by_partitions(frame, ["question"], 2, _questions, "question long, rows long")
    assert isinstance(found, pd.DataFrame)
    assert (len(found), list(found.columns)) == (0, ["question", "rows"])


def test_a_key_that_is_not_there_is_named(samples):
    with pytest.raises(UnknownNameError, match="no column is called 'qestion'; did you mean"):
        by_partitions(samples, ["qestion"], 2, sums, "n long")


@pytest.mark.parametrize(("keys", "partitions"), [([], 2), (["question"], 0)])
def test_there_has_to_be_a_key_and_a_part(samples, keys, partitions):
    with pytest.raises(UsageError, match="at least one key, and make at least one part"):
        by_partitions(samples, keys, partitions, sums, "n long")
