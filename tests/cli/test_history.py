"""``predtrack history``: the track of a score for people, and all of it for machines."""

import csv
import io
import json

import numpy as np
import pandas as pd
import pytest
from rich.cells import cell_len

DAY = ("--as-of", "2026-11-21")


@pytest.fixture
def table(tmp_path):
    """A table in which two forecasters revise."""
    random = np.random.default_rng(5)
    rows = 300
    question = random.integers(0, 12, rows)
    made = pd.Timestamp("2026-01-01") + pd.to_timedelta(random.permutation(rows) * 5, unit="h")
    path = tmp_path / "revisions.csv"
    pd.DataFrame(
        {
            "question": [f"q{number}" for number in question],
            "forecaster": random.choice(["ann", "bob"], rows),
            "made": made,
            "resolved": pd.Timestamp("2026-04-01") + pd.to_timedelta(question, unit="D"),
            "probability": random.integers(1, 100, rows) / 100,
            "outcome": (question % 3 == 0).astype(int),
        }
    ).to_csv(path, index=False)
    return path


def rows_of(printed):
    return list(csv.DictReader(io.StringIO(printed)))


def widest(text):
    return max(map(cell_len, text.splitlines()))


def test_the_page_of_a_ledger_is_the_one_that_was_agreed(own_ledger, run, snapshot):
    shown = run("history", *DAY)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout == snapshot
    assert widest(shown.stdout) <= 80


def test_the_page_of_a_table_is_the_one_that_was_agreed(table, run, snapshot):
    shown = run("history", table.name)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout == snapshot
    assert widest(shown.stdout) <= 80


def test_the_page_of_one_question_is_the_one_that_was_agreed(table, run, snapshot):
    assert run("history", table.name, "--question", "q3").stdout == snapshot


def test_the_newest_stands_last_and_no_value_is_invented(table, run):
    rows = rows_of(run("history", table, "--format", "csv").stdout)
    assert rows == sorted(rows, key=lambda row: (row["forecaster"], row["at"]))
    drawn = run("history", table, "--format", "csv", "--most", "10").stdout
    assert all(row["value"] in {other["value"] for other in rows} for row in rows_of(drawn))
    shown = " ".join(run("history", table).stdout.split())
    assert f"24 of {len(rows)} rows; --format csv or json has all" in shown


def test_every_group_is_shown_where_rows_are_few(own_ledger, run):
    shown = run("history", "--by", "year", *DAY).stdout
    assert all(str(year) in shown for year in range(2018, 2026))
    assert "--format csv" not in shown


def test_of_many_forecasters_those_with_the_most_forecasts_are_shown(table, run):
    frame = pd.read_csv(table)
    frame.assign(forecaster=[f"f{n % 30:02d}" for n in range(len(frame))]).to_csv(
        table, index=False
    )
    shown = " ".join(run("history", table).stdout.split())
    assert "of the 6 with the most forecasts; --format csv or json has all" in shown


@pytest.mark.parametrize("name", ["zh 预测者 " * 9, "<b>" * 40, "a\nb"])
def test_any_name_fits_the_line(name, table, run):
    frame = pd.read_csv(table)
    frame.assign(forecaster=name).to_csv(table, index=False)
    shown = run("history", table, "--chart", "text")
    assert shown.exit_code == 0, shown.output
    assert widest(shown.stdout) <= 80


def test_machines_get_all_of_it(table, run):
    found = json.loads(run("history", table, "--rule", "log", "--format", "json").stdout)
    assert found["metadata"]["source"] == table.as_posix()
    assert (found["subject"], found["rule"], found["range"]) == ("standing", "log", [0.0, None])
    assert [line["by"] for line in found["lines"]] == [{"forecaster": "ann"}, {"forecaster": "bob"}]
    assert found["lines"][0]["revisions"][0]["count"] == 1
    assert found["funnel"]["published"] == 300


def test_parquet_keeps_the_order_and_types_of_columns(table, own_ledger, run):
    assert run("history", table, "-o", "table.parquet").exit_code == 0
    assert run("history", *DAY, "-o", "ledger.parquet").exit_code == 0
    first, second = (
        pd.read_parquet(own_ledger / f"{name}.parquet") for name in ("table", "ledger")
    )
    assert list(first.columns[:3]) == ["forecaster", "at", "value"]
    assert first["at"].dtype.kind == "M"
    assert second["value"].isna().all()
    assert second["value"].dtype.kind == "f"


def test_a_chart_stands_beside_the_table_that_is_printed_as_always(table, own_ledger, run):
    for given in ((table,), (table, "--question", "q3"), DAY):
        plain = run("history", *given).stdout
        assert run("history", *given, "--chart", "track.svg").stdout == plain
        assert (own_ledger / "track.svg").read_text(encoding="utf-8").startswith("<svg")
        letters = run("history", *given, "--chart", "text").stdout
        assert letters.startswith(f"{plain}\n")
        assert widest(letters) <= 80


def test_a_clock_of_its_own_will_do(tmp_path, run):
    path = tmp_path / "clock.csv"
    path.write_text("question,made,closes,resolved,probability,outcome\n"
                    "q,0,8,9,0.5,1\nq,6,8,9,0.9,1\n", encoding="utf-8")  # fmt: skip
    shown = run("history", path).stdout
    assert "6     0.010  1        1" in shown
    assert "1 outcome became known at 9." in shown


def test_columns_and_outcomes_may_be_elsewhere(table, run):
    frame = pd.read_csv(table)
    other = table.with_name("outcomes.csv")
    frame[["question", "outcome", "resolved"]].drop_duplicates().to_csv(other, index=False)
    alone = table.with_name("alone.csv")
    frame.drop(columns=["outcome", "resolved"]).rename(columns={"probability": "p"}).to_csv(
        alone, index=False
    )
    given = ("--outcomes", other, "--column", "probability=p", "--format", "csv")
    assert run("history", alone, *given).stdout == run("history", table, "--format", "csv").stdout


def test_one_question_of_a_ledger_shows_what_was_said(ledger, run):
    shown = run("history", "--question", "outlook/rain").stdout
    assert "It happened: It rains on the first of May. Last said: The Institute 0.70." in shown
    assert "2026-01-05" in shown
    scored = run("history").stdout
    assert "Brier score" in scored
    assert "0.090" in scored


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("--window", "known"), "--window is for tables; this is a ledger"),
        (("--column", "probability=p"), "--column is for tables; this is a ledger"),
        (("--engine", "duckdb"), "--engine is for tables; this is a ledger"),
        (("--question", "outlook/rian"), "did you mean 'outlook/rain'?"),
        (("--question", "outlook/price"), "nobody gave a probability for The price of a robot"),
        (("--question", "outlook/rain", "--by", "year"), "leave by away"),
        (("--rule", "brir"), "did you mean 'brier'?"),
        (("--by", "yaer"), "did you mean 'year'?"),
        (("--as-of", "2026-01"), "nothing has been scored by that day"),
    ],
)
def test_what_does_not_fit_a_ledger_is_refused(given, why, ledger, run):
    refused = run("history", *given)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert why in refused.stderr


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("--by", "topic"), "the lines of a table are its forecasters; leave by away"),
        (("--question", "q3", "--rule", "log"), "leave rule away"),
        (("--question", "q3", "--window", "known"), "leave window away"),
        (("--question", "q99"), "no question is called 'q99'"),
        (("--column", "made=when"), "when"),
        (("--window", "scheduled"), "closes"),
        (("--most", "1"), "--most"),
        (("--chart", "track.pdf"), "write a name that ends in"),
    ],
)
def test_what_does_not_fit_a_table_is_refused_and_nothing_is_written(given, why, table, run):
    refused = run("history", table, *given)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert why in refused.stderr
    assert [path.name for path in table.parent.iterdir()] == [table.name]


def test_a_table_without_times_says_which_column_is_missing(tmp_path, run):
    path = tmp_path / "plain.csv"
    path.write_text("question,probability,outcome\nq,0.5,1\n", encoding="utf-8")
    refused = run("history", path)
    assert refused.exit_code == 2
    assert "a score over time needs the column made" in refused.stderr
