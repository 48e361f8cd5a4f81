"""``predtrack calibration`` from the command line."""

import json

import numpy as np
import pytest


@pytest.fixture
def file(tmp_path):
    random = np.random.default_rng(1)
    p = random.integers(1, 100, 200) / 100
    y = np.where(random.random(200) < p, "yes", "no")
    lines = [
        f"{chance},{said},{'ab'[row % 2]}"
        for row, (chance, said) in enumerate(zip(p, y, strict=True))
    ]
    path = tmp_path / "forecasts.csv"
    path.write_text("p,happened,topic\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return [str(path), "--column", "probability=p", "--column", "outcome=happened"]


def test_a_table_has_a_page(file, run):
    result = run("calibration", *file)
    assert result.exit_code == 0
    assert "Reliability curve (CORP, isotonic, no bins)" in result.stdout
    assert "200 forecasts show no miscalibration beyond luck" in " ".join(result.stdout.split())


def test_machines_get_everything(file, run):
    printed = json.loads(run("calibration", *file, "--format", "json", "--bins", "4").stdout)
    assert printed["kind"] == "binary"
    assert printed["level"] == 0.9
    assert printed["closed"] == "left"
    assert printed["funnel"]["scored"] == 200
    (group,) = printed["groups"]
    assert group["n"] == 200
    assert [parts["rule"] for parts in group["parts"]] == ["brier", "log"]
    assert sum(row["n"] for row in group["bins"]) == 200
    assert len(group["murphy"]["thetas"]) == 99
    assert group["curve"][0]["consistency"][0] <= group["curve"][0]["consistency"][1]


def test_rules_level_and_groups_are_chosen(file, run):
    chosen = ("--rule", "log", "--level", "0.5", "--by", "topic")
    printed = json.loads(run("calibration", *file, *chosen, "--format", "json").stdout)
    assert [group["by"] for group in printed["groups"]] == [{"topic": "a"}, {"topic": "b"}]
    assert {parts["rule"] for group in printed["groups"] for parts in group["parts"]} == {"log"}
    assert printed["level"] == 0.5


def test_the_flat_records_can_be_written(file, run, tmp_path):
    import duckdb

    output = tmp_path / "calibration.parquet"
    assert run("calibration", *file, "--output", str(output)).exit_code == 0
    with duckdb.connect() as connection:
        parts = connection.read_parquet(str(output)).project("part").distinct().fetchall()
    assert {"curve", "miscalibration"} <= {part for (part,) in parts}


def test_a_ledger_shows_what_its_one_probability_can_say(ledger, run):
    result = run("calibration", str(ledger), "--as-of", "2026-11-21")
    assert result.exit_code == 0
    text = " ".join(result.stdout.split())
    assert "1 forecast, too few for a curve. The Brier score is 0.090" in text
    assert "1 of the 1 scored claims state" in text
    assert "3 published" in text or "2 published" in text


def test_a_ledger_without_probabilities_says_so(root, run):
    result = run("calibration", str(root), "--as-of", "2026-11-21")
    assert result.exit_code == 0
    text = " ".join(result.stdout.split())
    assert "none of the 69 scored claims states a probability" in text
    assert "171 published → 117 scoreable → 73 matured → 69 resolved → 69 scored" in text


def test_options_of_tables_are_refused_for_a_ledger(ledger, run):
    result = run("calibration", str(ledger), "--engine", "duckdb")
    assert result.exit_code == 2
    assert "--engine is for tables; this is a ledger" in result.stderr


def test_faulty_rows_are_named_by_their_lines(tmp_path, run):
    path = tmp_path / "faulty.csv"
    path.write_text("probability,outcome\n0.5,yes\n70,no\n", encoding="utf-8")
    result = run("calibration", str(path))
    assert result.exit_code == 1
    assert "write 70 % as 0.7; found 70 (line 3)" in result.stderr


def test_wrong_usage_says_what_was_meant(file, run):
    assert "did you mean 'brier'" in run("calibration", *file, "--rule", "brir").stderr
    assert run("calibration", *file, "--bins", "0").exit_code == 2
    assert run("calibration", *file, "--level", "90").exit_code == 2
    assert run("calibration", "missing.csv").exit_code == 2
