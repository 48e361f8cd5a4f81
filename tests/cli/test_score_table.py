"""``predtrack score FILE``: a table from the command line."""

import json
import math

import duckdb
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
    assert "write 70 % as 0.7; found 70 (line 5)" in result.stderr
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


REVISED = """\
question,forecaster,probability,outcome,made
"rain,
tomorrow",ana,0.7,yes,2026-01-01
"rain,
tomorrow",ana,0.9,yes,2026-01-02

hail,市场模型,0.4,,2026-01-01
snow,市场模型,0.2,no,2026-01-01
"""


@pytest.fixture
def revised(tmp_path):
    path = tmp_path / "revised.csv"
    path.write_text(REVISED, encoding="utf-8-sig")
    return path


def test_each_rule_has_a_table_in_which_groups_can_be_compared(revised, run):
    shown = run("score", revised).stdout
    heading = shown.split("\n\n", maxsplit=1)[0]  # a long path is folded
    assert "".join(heading.split()) == "Scoresof" + "".join(str(revised).split())
    assert "Brier score (one probability, 0 to 1), lower is better" in shown
    assert "Logarithmic score (nats); 0 to ∞, lower is better" in shown
    assert "Not scored: 1 no outcome yet." in shown
    assert "1 pair of question and forecaster has several forecasts" in shown
    assert max(map(len, shown.split("\n\n", maxsplit=1)[1].splitlines())) <= 80


def test_a_day_is_named_where_it_was_asked_for_alone(revised, run):
    shown = run("score", revised, "--as-of", "2026-01-01").stdout
    assert "as of 2026-01-01" in " ".join(shown.split())
    assert "as of" not in run("score", revised).stdout


def test_a_line_is_right_also_below_cells_of_several_lines_and_blank_lines(revised, run):
    revised.write_text(REVISED.replace("0.2", "20"), encoding="utf-8")
    result = run("score", revised)
    assert result.exit_code == 1
    assert "found 20 (line 8)" in result.stderr


def test_lines_of_several_files_are_named_with_the_file(tmp_path, run):
    for name, cell in (("a", "0.5"), ("b", "5")):
        text = f"question,probability,outcome\n{name},{cell},1\n"
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    stderr = run("score", tmp_path / "*.csv").stderr
    assert "b.csv: probability must" in stderr
    assert "(line 2)" in stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none*.csv", "no file fits it"),
        ("none.csv", "there is no such file"),
        ("folder.csv", "it is a folder"),
        ("junk.parquet", "cannot read"),
        ("junk.csv.gz", "cannot read"),
    ],
)
def test_what_cannot_be_read_is_wrong_usage(tmp_path, run, name, said):
    (tmp_path / "folder.csv").mkdir()
    for junk in ("junk.parquet", "junk.csv.gz"):
        (tmp_path / junk).write_bytes(b"hello")
    result = run("score", tmp_path / name)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
@pytest.mark.parametrize("rows", [0, 1, 2])
def test_every_form_has_room_for_few_rows(tmp_path, run, form, rows):
    lines = ["question,probability,outcome", "a,0.5,", "b,0.5,1"]
    path = tmp_path / "few.csv"
    path.write_text("\n".join(lines[: rows + 1]), encoding="utf-8")
    target = tmp_path / "out.txt"
    result = run("score", path, "--format", form, "--output", target)
    assert result.exit_code == 0
    assert (target.read_text(encoding="utf-8") == "") == (form == "csv" and rows < 2)


def test_remarks_are_in_the_machine_form(revised, run):
    notes = json.loads(run("score", revised, "--format", "json").stdout)["notes"]
    assert "several forecasts" in notes["remarks"][0]


def test_an_output_that_cannot_be_written_is_said(revised, run, tmp_path):
    result = run("score", revised, "--output", tmp_path / "nowhere" / "out.txt")
    assert result.exit_code == 2
    assert "cannot write" in result.stderr


FORECASTS = "q,who,p,size\na,ana,0.7,1\nb,ana,0,3\nc,ana,0.2,1\n"
OURS = ["question=q", "forecaster=who", "probability=p"]


@pytest.fixture
def two(tmp_path):
    table, known = tmp_path / "forecasts.csv", tmp_path / "outcomes.csv"
    table.write_text(FORECASTS, encoding="utf-8")
    known.write_text("q,happened\na,yes\nb,yes\nz,no\n", encoding="utf-8")
    names = [word for name in (*OURS, "outcome=happened") for word in ("--column", name)]
    return [table, "--outcomes", known, *names]


def scores_of(result):
    printed = json.loads(result.stdout)
    return printed, {row["rule"]: row["value"] for row in printed["scores"]}


def test_outcomes_may_stand_in_a_second_table(two, run):
    printed, scores = scores_of(run("score", *two, "--rule", "brier", "--format", "json"))
    assert scores["brier"] == pytest.approx((0.09 + 1) / 2, rel=1e-12)
    assert printed["funnel"]["scored"] == 2
    assert [out["reason"] for out in printed["funnel"]["excluded"]] == ["no outcome yet"]
    assert "nobody forecast are not used: z." in printed["notes"]["remarks"][0]


def test_a_column_of_any_name_is_the_weight(two, run):
    printed, scores = scores_of(
        run("score", *two, "--rule", "brier", "--weight", "size", "--format", "json")
    )
    assert scores["brier"] == pytest.approx((0.09 + 3) / 4, rel=1e-12)
    assert "Means are weighted by the column weight." in printed["notes"]["remarks"]
    result = run("score", *two, "--weight", "weigth")
    assert result.exit_code == 2
    assert "no column is called 'weigth'" in result.stderr
    assert run("score", *two, "--weight", "size", "--column", "weight=p").exit_code == 2


def test_outcomes_that_contradict_each_other_are_named_by_the_line_of_their_file(two, run):
    two[2].write_text("q,happened\na,yes\n\nb,yes\na,no\n", encoding="utf-8")
    result = run("score", *two)
    assert result.exit_code == 1
    assert "outcomes: a question has several outcomes (lines 2, 5)" in result.stderr


def test_a_table_has_its_outcomes_once(two, run):
    two[0].write_text("q,who,p,happened\na,ana,0.7,no\n", encoding="utf-8")
    result = run("score", *two)
    assert result.exit_code == 2
    assert "column outcome of its own" in result.stderr


@pytest.mark.parametrize("option", ["--outcomes", "--weight", "--preset"])
def test_options_of_tables_are_refused_for_a_ledger(ledger, run, option):
    result = run("score", ledger, option, "gjo")
    assert result.exit_code == 2
    assert f"{option} is for tables; this is a ledger" in result.stderr


def test_a_folder_is_scored_by_its_partitions(tmp_path, run):
    for year, probability in (("2025", "0.7"), ("2026", "0.2")):
        (tmp_path / f"year={year}").mkdir()
        text = f"question,probability,outcome\na{year},{probability},yes\n"
        (tmp_path / f"year={year}" / "part.csv").write_text(text, encoding="utf-8")
    result = run("score", tmp_path, "--by", "year", "--rule", "brier", "--format", "json")
    rows = json.loads(result.stdout)["scores"]
    assert {row["by"]["year"]: round(row["value"], 9) for row in rows} == {
        "2025": 0.09,
        "2026": 0.64,
    }
    (tmp_path / "year=2026" / "part.csv").write_text("question,probability,outcome\na,7,yes\n")
    assert "part.csv: probability must" in run("score", tmp_path).stderr


def test_parquet_holds_the_flat_records_and_infinity_stays(two, run, tmp_path):
    target = tmp_path / "scores.parquet"
    assert run("score", *two, "--output", target).exit_code == 0
    found = duckdb.sql(f"SELECT * FROM '{target}'")
    rows = {row[1]: dict(zip(found.columns, row, strict=True)) for row in found.fetchall()}
    assert rows["log"]["value"] == math.inf
    assert rows["brier"]["n"] == 2
    types = dict(zip(found.columns, map(str, found.types), strict=True))
    assert (types["n"], types["bounds_low"], types["forecaster"]) == ("BIGINT", "DOUBLE", "VARCHAR")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "forecasts.csv", "outcomes.csv", "scores.parquet"
    ]  # fmt: skip


def test_parquet_of_nothing_has_its_columns(tmp_path, run):
    path, target = tmp_path / "none.csv", tmp_path / "scores.parquet"
    path.write_text("question,probability,outcome\na,0.5,\n", encoding="utf-8")
    assert run("score", path, "--output", target).exit_code == 0
    found = duckdb.sql(f"SELECT * FROM '{target}'")
    assert found.columns[0] == "rule"
    assert found.fetchall() == []


def test_the_ending_tells_the_form_unless_somebody_does(two, run, tmp_path):
    run("score", *two, "--output", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text().startswith("forecaster,rule,")
    run("score", *two, "--output", tmp_path / "b.csv", "--format", "json")
    assert (tmp_path / "b.csv").read_text().startswith("{")
    result = run("score", *two, "--output", tmp_path / "c.parquet", "--format", "json")
    assert result.exit_code == 2
    assert "leave --format away" in result.stderr


def test_an_interrupted_output_leaves_what_was_there(tmp_path, monkeypatch):
    from predtrack.reports.files import write_whole

    def interrupted(path):
        path.write_text("half")
        raise KeyboardInterrupt

    target = tmp_path / "scores.csv"
    target.write_text("whole")
    with pytest.raises(KeyboardInterrupt):
        write_whole(target, interrupted)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["whole"]


def test_what_is_no_plain_file_is_written_at_once(two, run):
    assert run("score", *two, "--output", "/dev/null").exit_code == 0


def test_an_output_through_a_link_is_written_where_it_leads(tmp_path):
    from predtrack.reports.files import write_whole

    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write_whole(tmp_path / "link.csv", lambda path: path.write_text("new"))
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "new"
