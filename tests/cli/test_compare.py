"""``predtrack compare`` and ``predtrack leaderboard``, as people and machines read them."""

import csv
import io
import json

import duckdb
import numpy as np
import pandas as pd
import pytest


@pytest.fixture
def table(tmp_path):
    """Forty forecasters of growing noise; everybody answers most of 60 questions."""
    rng = np.random.default_rng(0)
    chance = rng.uniform(0.05, 0.95, 60)
    outcome = (rng.random(60) < chance).astype(int)
    who, what = np.nonzero(rng.random((40, 60)) < 0.8)
    frame = pd.DataFrame(
        {
            "forecaster": [f"person {n:02d}" for n in who],
            "question": [f"q{n}" for n in what],
            "probability": (chance[what] + rng.normal(0, 0.01 + who / 40)).clip(0.01, 0.99),
            "outcome": outcome[what],
            "resolved": [f"2026-01-{n % 28 + 1:02d}" for n in what],
        }
    )
    path = tmp_path / "forecasts.csv"
    frame.to_csv(path, index=False)
    return path


def lines_of(shown):
    assert shown.exit_code == 0, shown.stderr
    assert max(map(len, shown.stdout.splitlines())) <= 80
    return shown.stdout.splitlines()


def test_the_finding_comes_first_and_the_line_is_kept(table, run):
    lines = lines_of(run("compare", "person 00", "person 39", table))
    assert lines[0].startswith("person 00 and person 39 in")
    said = " ".join(lines)
    assert "person 00 is better than person 39" in said
    assert "below 0 the first is better" in said
    assert "at any time" in said


def test_the_same_in_the_other_order_finds_the_same(table, run):
    said = " ".join(lines_of(run("compare", "person 39", "person 00", table)))
    assert "person 00 is better than person 39" in said


def test_what_cannot_be_told_is_not_told(table, run):
    said = " ".join(lines_of(run("compare", "person 00", "person 01", table)))
    assert "Who is better cannot be told" in said


def test_machines_get_all_of_a_comparison(table, run):
    asked = ("compare", "person 00", "person 39", table, "--rule", "brier,log")
    printed = json.loads(run(*asked, "--format", "json").stdout)
    assert printed["comparable"]
    assert printed["first"]["answered"] - printed["first"]["dropped"] == printed["common"]
    assert [rule["rule"] for rule in printed["rules"]] == ["brier", "log"]
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").stdout)))
    assert float(rows[0]["difference"]) == printed["rules"][0]["difference"]
    assert "**" in run(*asked, "--format", "markdown").stdout


def test_a_table_that_comes_first_is_met_with_advice(table, run):
    shown = run("compare", table, "person 00", "person 01")
    assert shown.exit_code == 2
    assert "the table comes last" in shown.stderr


def test_an_unknown_forecaster_is_met_with_a_hint(table, run):
    shown = run("compare", "person 00", "persn 01", table)
    assert shown.exit_code == 2
    assert "did you mean 'person 01'" in shown.stderr


def test_a_ledger_without_probabilities_says_so(run, root):
    said = " ".join(lines_of(run("compare", "State of AI Report", "Tesla", root)))
    assert "not comparable" in said
    assert "no probability" in said
    said = " ".join(lines_of(run("leaderboard", root)))
    assert "no scored claim states a probability" in said


def test_an_option_of_tables_is_refused_for_a_ledger(run, root):
    for command in (("compare", "METR", "Tesla"), ("leaderboard",)):
        shown = run(*command, root, "--column", "probability=p")
        assert shown.exit_code == 2
        assert "--column is for tables" in shown.stderr


def test_a_board_for_people_is_cut_and_says_so(table, run):
    lines = lines_of(run("leaderboard", table))
    said = " ".join(" ".join(lines).split())
    assert "The first 30 of 40" in said
    assert "of them may be first" in said
    assert "do not rank" in said


def test_machines_get_the_whole_board_and_its_difficulty(table, run, tmp_path):
    printed = json.loads(run("leaderboard", table, "--format", "json").stdout)
    assert len(printed["places"]) == 40
    assert len(printed["difficulty"]) == printed["questions"] == 60
    hard, board = tmp_path / "questions.csv", tmp_path / "board.parquet"
    assert run("leaderboard", table, "--difficulty", hard, "-o", board).exit_code == 0
    assert len(pd.read_csv(hard)) == 60
    found = duckdb.read_parquet(str(board)).df()
    assert len(found) == 40
    assert found["rank_low"].min() == 1


def test_aggregates_and_the_unranked_are_shown(table, run):
    shown = run("leaderboard", table, "--aggregate", "median", "--min-questions", "48")
    said = " ".join(shown.stdout.split())
    assert "median of" in said
    assert "Not ranked, fewer than 48 questions" in said


def test_nobody_ranked_is_a_page_too(tmp_path, run):
    path = tmp_path / "two.csv"
    path.write_text(
        "forecaster,question,probability,outcome\na,q,0.5,1\nb,q,0.4,1\n", encoding="utf-8"
    )
    assert any("Nobody is ranked" in line for line in lines_of(run("leaderboard", path)))
    said = " ".join(lines_of(run("compare", "a", "b", path)))
    assert "on 1 common question" in said
    assert run("leaderboard", path, "--format", "csv").stdout == ""
