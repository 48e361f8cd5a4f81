"""``predtrack score FILE`` where the table stays with an engine, or its means have intervals."""

import json

import duckdb
import numpy as np
import pandas as pd
import pytest

ROWS = 400


@pytest.fixture
def path(tmp_path):
    rng = np.random.default_rng(4)
    question = np.repeat(np.arange(100), 4)
    table = pd.DataFrame(
        {
            "question": [f"q{number}" for number in question],
            "forecaster": [f"model {number % 4}" for number in range(ROWS)],
            "probability": rng.integers(1, 100, ROWS) / 100,
            "outcome": (question % 2).astype(float),
            "made": pd.Timestamp("2026-01-01") + pd.to_timedelta(np.arange(ROWS), unit="D"),
            "resolved": pd.Timestamp("2028-01-01"),
        }
    )
    path = tmp_path / "forecasts.parquet"
    with duckdb.connect() as connection:
        connection.from_df(table).write_parquet(str(path))
    return path


def scores(result):
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)["scores"]


@pytest.mark.parametrize("engine", ["auto", "duckdb", "polars", "pandas"])
def test_every_engine_prints_the_same(path, run, engine):
    whole = scores(run("score", str(path), "--format", "json"))
    found = scores(run("score", str(path), "--format", "json", "--engine", engine))
    assert [row["value"] for row in found] == pytest.approx([row["value"] for row in whole])


def test_the_plan_is_printed_and_nothing_is_scored(path, run):
    shown = run("score", str(path), "--engine", "duckdb", "--explain", "--rule", "brier").stdout
    assert "duckdb reads a binary table with about 400 rows for brier" in shown
    assert "stands twice" in shown
    assert "published" not in shown


def test_an_interval_says_its_level_and_how_it_was_made(path, run):
    asked = ["--cluster", "question", "--level", "0.9", "--rule", "brier", "--by", ""]
    (row,) = scores(run("score", str(path), "--format", "json", *asked))
    interval = row["interval"]
    assert interval["level"] == 0.9
    assert interval["method"] == "percentile of 1,000 draws of clusters, seed 0"
    assert interval["low"] < row["value"] < interval["high"]
    assert "90 % interval" in run("score", str(path), *asked).stdout


def test_few_clusters_get_the_wider_interval_of_the_formula(path, run):
    asked = ["--cluster", "forecaster", "--rule", "brier", "--by", "", "--format", "json"]
    printed = json.loads(run("score", str(path), *asked).stdout)
    assert printed["scores"][0]["interval"]["method"] == "t with clusters - 1 degrees"
    assert any("fewer than 10 clusters" in said for said in printed["notes"]["remarks"])


def test_scores_are_averaged_over_time(path, run):
    asked = ["--time-average", "mean-of-scores", "--window", "known", "--rule", "brier"]
    shown = run("score", str(path), *asked)
    assert shown.exit_code == 0, shown.stderr
    assert "averaged over time" in shown.stdout
    assert "time covered" in shown.stdout
    assert run("score", str(path), *asked, "--uncovered", "sometimes").exit_code == 2


def test_a_limit_of_memory_has_to_be_one(path, run):
    assert run("score", str(path), "--memory-limit", "1GB").exit_code == 0
    refused = run("score", str(path), "--memory-limit", "plenty")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "write it as 2GB" in refused.stderr


@pytest.mark.parametrize(
    "option",
    [("--engine", "duckdb"), ("--memory-limit", "2GB"), ("--explain",), ("--cluster", "tag"),
     ("--time-average", "mean-of-scores"), ("--uncovered", "0"), ("--window", "known")],
)  # fmt: skip
def test_a_ledger_takes_no_options_of_tables(ledger, run, option):
    refused = run("score", str(ledger), *option)
    assert refused.exit_code == 2
    assert f"{option[0]} is for tables" in refused.stderr


def test_what_is_left_out_of_a_large_table_is_counted_and_some_of_it_listed(path, run, tmp_path):
    with duckdb.connect() as connection:
        rows = connection.read_parquet(str(path))
        late = rows.project("* REPLACE (made + INTERVAL 5 YEAR AS made)")
        many = tmp_path / "late.parquet"
        query = "SELECT l.* REPLACE (l.question || i AS question) FROM l, range(4) t(i)"
        late.query("l", query).write_parquet(str(many))
    result = run("score", str(many), "--engine", "duckdb", "--format", "json")
    printed = json.loads(result.stdout)
    assert len(printed["funnel"]["excluded"]) == 1000
    assert printed["notes"]["excluded"] == {"made after the outcome was known": 4 * ROWS}
    shown = run("score", str(many), "--engine", "duckdb", "--excluded").stdout
    assert "And 600 more, which are counted above." in shown
