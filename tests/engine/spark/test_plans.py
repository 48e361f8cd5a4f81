"""The rows stay in Spark: by its own account, only sums and means leave it."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from predtrack.engine import aggregate, aggregate_each, collapse
from predtrack.errors import UnknownNameError
from predtrack.scores import SCORES

ROWS = 10_000
HARMLESS = {
    "AdaptiveSparkPlan",
    "AQEShuffleRead",
    "ColumnarToRow",
    "Exchange",
    "FileScan",
    "HashAggregate",
    "Project",
    "ResultQueryStage",
    "ShuffleQueryStage",
    "Sort",
}
BOTH = [SCORES["brier"], SCORES["log"]]


@pytest.fixture(scope="module")
def forecasts(spark, tmp_path_factory):
    path = tmp_path_factory.mktemp("forecasts") / "forecasts.parquet"
    columns = {
        "who": [f"forecaster {i % 7}" for i in range(ROWS)],
        "probability": [i % 100 / 100 for i in range(ROWS)],
        "outcome": [i % 3 == 0 for i in range(ROWS)],
        "weight": [i % 5 / 2 for i in range(ROWS)],
        "comment": ["of no use here"] * ROWS,
    }
    pq.write_table(pa.table(columns), path)
    return spark.read.parquet(str(path))


WORK = {
    "collapse": (collapse, 100, "probability outcome"),
    "collapse by group": (
        lambda frame: collapse(frame, by=["who"], weight="weight"),
        700,
        "who probability outcome weight",
    ),
    "aggregate": (lambda frame: aggregate(frame, BOTH[0]), 1, "probability outcome"),
    "aggregate by group": (
        lambda frame: aggregate_each(frame, BOTH, by=["who"]),
        7,
        "who probability outcome",
    ),
    "aggregate with weights": (
        lambda frame: aggregate_each(frame, BOTH, by=["who"], weight="weight"),
        7,
        "who probability outcome weight",
    ),
}


@pytest.fixture(scope="module")
def left(forecasts, watch):
    """What left Spark in each kind of work."""
    found = {}
    for name, (work, *_) in WORK.items():
        with watch() as found[name]:
            work(forecasts)
    return found


@pytest.mark.parametrize("name", WORK)
def test_one_query_leaves_spark_and_it_has_one_row_per_group(left, name):
    assert [rows for _, rows in left[name].results] == [WORK[name][1]]
    assert left[name].queries == 1


@pytest.mark.parametrize("name", WORK)
def test_what_leaves_spark_is_an_aggregate(left, name):
    ((plan, _),) = left[name].results
    operators = re.findall(r"^[\s:+|*()\d-]*([A-Z]\w+)", plan, re.MULTILINE)
    assert operators.count("HashAggregate") == 2  # of each part, then of all
    assert set(operators) <= HARMLESS  # so no row passes through Python


@pytest.mark.parametrize("name", WORK)
def test_only_the_columns_that_are_needed_are_read(left, name):
    ((plan, _),) = left[name].results
    (read,) = re.findall(r"ReadSchema: struct<(.*?)>", plan)
    assert {column.split(":")[0] for column in read.split(",")} == set(WORK[name][2].split())


def test_a_fault_is_found_before_spark_runs(forecasts, watch):
    with watch() as left, pytest.raises(UnknownNameError, match="no column is called 'whom'"):
        collapse(forecasts, by=["whom"])
    assert left.queries == 0
