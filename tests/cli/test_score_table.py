"""``predtrack score FILE``: a table from the command line."""

import json

import pytest

TABLE = """\
q,who,p,happened
1,a,0.7,yes
2,a,0.2,no
1,b,0.6,yes
2,b,70,no
"""
NAMES = ["question=q", "forecaster=who", "probability=p", "outcome=happened"]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "forecasts.csv"
    path.write_text(TABLE, encoding="utf-8")
    return [str(path), *(word for name in NAMES for word in ("--column", name))]


def test_a_faulty_row_is_named_by_its_line_and_nothing_is_scored(file, run):
    result = run("score", *file)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "write 70 % as 0.7 (line 5)" in result.stderr
    assert "--invalid drop" in result.stderr


def test_dropped_rows_are_counted(file, run):
    result = run("score", *file, "--invalid", "drop", "--format", "json")
    printed = json.loads(result.stdout)
    assert printed["funnel"]["published"] == 4
    assert printed["funnel"]["scored"] == 3
    assert printed["notes"]["funnel_counts"] == "rows"
    scores = {(row["by"]["forecaster"], row["rule"]): row for row in printed["scores"]}
    assert scores["a", "brier"]["value"] == pytest.approx(0.065, rel=1e-12)
    assert scores["b", "brier"]["n"] == 1


def test_a_table_for_people_says_rule_range_direction_and_n(file, run):
    shown = run("score", *file, "--invalid", "drop", "--rule", "brier").stdout
    assert "4 rows published → 3 scoreable" in shown
    assert "Brier score (one probability, 0 to" in shown
    assert "0 to 1" in shown
    assert "lower" in shown


def test_a_column_that_the_table_has_not_is_wrong_usage(file, run):
    result = run("score", file[0], "--column", "probability=prob")
    assert result.exit_code == 2
    assert "no column is called 'prob'" in result.stderr
    assert run("score", file[0], "--column", "p").exit_code == 2


def test_a_missing_table_is_wrong_usage(tmp_path, run):
    result = run("score", str(tmp_path / "none.csv"))
    assert result.exit_code == 2
    assert "cannot read" in result.stderr


def test_columns_of_a_ledger_are_its_own(ledger, run):
    result = run("score", str(ledger), "--column", "probability=p")
    assert result.exit_code == 2
    assert "this is a ledger" in result.stderr
