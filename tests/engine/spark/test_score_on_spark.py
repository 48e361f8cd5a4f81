"""A table that Spark holds gets the numbers, the counts and the faults of one read whole."""

import numpy as np
import pandas as pd
import pytest

from predtrack.errors import FaultyTableError, UsageError
from predtrack.workflows.score_table import explain_table, score_table

N = 600


@pytest.fixture(scope="module")
def table():
    rng = np.random.default_rng(3)
    happened = rng.integers(0, 2, 100)
    question, forecaster = np.divmod(rng.permutation(100 * 8)[:N], 8)
    return pd.DataFrame(
        {
            "question": [f"q{number}" for number in question],
            "forecaster": [f"model {number}" for number in forecaster],
            "probability": rng.integers(0, 101, N) / 100,
            "outcome": happened[question].astype(float),
        }
    )


def on_spark(spark, table):
    cells = table.astype(object).where(table.notna(), None)
    return spark.createDataFrame([tuple(row) for row in cells.itertuples(index=False)], list(table))


def same(spark, table, **options):
    whole = score_table(table, engine="pandas", **options)
    large = score_table(on_spark(spark, table), **options)
    assert [(row.rule, dict(row.by), row.n) for row in whole.rows] == [
        (row.rule, dict(row.by), row.n) for row in large.rows
    ]
    for one, two in zip(whole.rows, large.rows, strict=True):
        assert two.value == pytest.approx(one.value, rel=1e-12)
    assert whole.funnel.reasons == large.funnel.reasons
    return large


def test_means_are_those_of_a_table_read_whole(spark, table):
    table = table.assign(
        outcome=table["outcome"].where(table.index % 7 > 0),
        probability=table["probability"].where(table.index % 11 > 0),
    )
    large = same(spark, table)
    assert set(large.funnel.reasons) == {"no outcome yet", "no forecast"}
    assert large.limits


@pytest.mark.parametrize("rules", [["brier", "log"], ["relative_brier"]])
def test_no_row_leaves_spark(spark, watch, table, rules):
    frame = on_spark(spark, table)
    with watch() as left:
        score_table(frame, rules=rules)
    groups = table["forecaster"].nunique()
    assert left.results
    assert all(rows <= groups for _, rows in left.results)
    assert left.queries == len(left.results)


def test_outcomes_are_joined_on_spark(spark, table):
    known = table[["question", "outcome"]].drop_duplicates("question").iloc[5:]
    same(spark, table.drop(columns="outcome"), outcomes=known)


def test_rules_of_whole_questions_run_on_the_workers(spark, table):
    same(spark, table.head(200), rules=["relative_brier", "brier"])


def test_quantiles_are_scored_on_spark(spark):
    rng = np.random.default_rng(1)
    value = np.sort(rng.normal(size=(60, 3)), axis=1)
    table = pd.DataFrame(
        {
            "question": np.repeat([f"q{i}" for i in range(60)], 3),
            "quantile": np.tile([0.1, 0.5, 0.9], 60),
            "value": value.ravel(),
            "outcome": np.repeat(rng.normal(size=60), 3),
        }
    )
    same(spark, table, by=[])


@pytest.mark.parametrize("fault", ["twice", "out of range"])
def test_faults_are_refused_or_dropped(spark, table, fault):
    table = table.head(60)
    if fault == "twice":
        table = pd.concat([table, table.iloc[[5]]])
    else:
        table = table.assign(probability=table["probability"].where(table.index != 7, 1.5))
    with pytest.raises(FaultyTableError):
        score_table(on_spark(spark, table))
    same(spark, table, invalid="drop")


def test_files_are_opened_by_spark(spark, table, tmp_path):
    import duckdb

    path = tmp_path / "forecasts.parquet"
    with duckdb.connect() as connection:
        connection.from_df(table).write_parquet(str(path))
    whole, large = score_table(path), score_table(path, engine="spark")
    assert [row.value for row in large.rows] == pytest.approx([row.value for row in whole.rows])
    assert "FileScan parquet" in explain_table(path, engine="spark")


def test_a_frame_of_spark_is_for_spark_alone(spark, table):
    with pytest.raises(UsageError, match="held by spark"):
        score_table(on_spark(spark, table), engine="duckdb")
    with pytest.raises(UsageError, match="does not read a DataFrame"):
        score_table(table, engine="spark")
