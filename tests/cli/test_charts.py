"""A chart goes beside the table: to a file, or in letters below it."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET

import click.testing
import numpy as np
import pytest

from predtrack.cli import main

DAY = ("--as-of", "2026-11-21")
SVG = "{http://www.w3.org/2000/svg}"
ENDINGS = ("svg", "png", "html", "json")
OF_LEDGERS = {
    "score": ("score", *DAY),
    "score by year": ("score", "--by", "year", *DAY),
    "targets": ("targets", *DAY),
    "one target": ("targets", "--target", "tesla-award-2025/vehicles", *DAY),
    "due": ("due", "--within", "400", *DAY),
    "history": ("history", *DAY),
    "history by year": ("history", "--by", "year", *DAY),
}
OF_TABLES = {
    "score": ("score",),
    "calibration": ("calibration",),
    "leaderboard": ("leaderboard", "--aggregate", "mean"),
    "compare": ("compare", "ann", "bob"),
}


@pytest.fixture
def table(tmp_path):
    """Two forecasters and somebody with a few answers."""
    rng = np.random.default_rng(1)
    chance = rng.uniform(0.05, 0.95, 80)
    outcome = (rng.random(80) < chance).astype(int)
    lines = ["forecaster,question,probability,outcome"]
    for who, noise, number in (("ann", 0.05, 80), ("bob", 0.3, 80), ("eve", 0.1, 3)):
        said = (chance + rng.normal(0, noise, 80)).clip(0.01, 0.99)
        lines += [f"{who},q{n},{said[n]:.3f},{outcome[n]}" for n in range(number)]
    path = tmp_path / "forecasts.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def read(path):
    """Open a picture, whatever it is, and see that it is whole."""
    content = path.read_bytes()
    if path.suffix == ".svg":
        picture = ET.fromstring(content)
        assert picture.find(f"{SVG}title").text
        assert picture.find(f"{SVG}desc").text
    elif path.suffix == ".png":
        assert content.startswith(b"\x89PNG\r\n")
        assert content.endswith(b"IEND\xaeB`\x82")
    elif path.suffix == ".json":
        assert "vega-lite" in json.loads(content)["$schema"]
    else:
        text = content.decode()
        assert text.startswith("<!doctype html>")
        assert "<title>" in text
    return content


@pytest.mark.parametrize("command", OF_LEDGERS.values(), ids=OF_LEDGERS)
def test_a_chart_of_a_ledger_goes_to_a_file_beside_the_table(command, own_ledger, run):
    alone = [part for part in command if part not in ("--target", "tesla-award-2025/vehicles")]
    drawn = run(*command, "--chart", "picture.svg")
    assert drawn.exit_code == 0, drawn.output
    assert drawn.stdout == run(*alone).stdout
    assert read(own_ledger / "picture.svg")


@pytest.mark.parametrize("command", OF_TABLES.values(), ids=OF_TABLES)
def test_a_chart_of_a_table_goes_to_a_file_beside_the_table(command, table, run):
    drawn = run(*command, table, "--chart", "picture.svg")
    assert drawn.exit_code == 0, drawn.output
    assert drawn.stdout == run(*command, table).stdout
    assert read(table.parent / "picture.svg")


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_says_what_is_written(ending, table, run):
    path = table.parent / f"board.{ending.upper()}"
    assert run("leaderboard", table, "--chart", path).exit_code == 0
    path.rename(plain := path.with_suffix(f".{ending}"))
    assert read(plain)


@pytest.mark.parametrize("command", [*OF_TABLES.values()], ids=OF_TABLES)
@pytest.mark.parametrize("ending", ["svg", "json"])
def test_the_same_forecasts_give_the_same_bytes(command, ending, table, run):
    first, second = (table.parent / f"{name}.{ending}" for name in ("first", "second"))
    for path in (first, second):
        run(*command, table, "--chart", path)
    assert read(first) == read(second)


@pytest.mark.parametrize("command", OF_LEDGERS.values(), ids=OF_LEDGERS)
def test_letters_stand_below_the_table_and_fit_a_terminal(command, own_ledger, run):
    alone = [part for part in command if part not in ("--target", "tesla-award-2025/vehicles")]
    table = run(*alone).stdout
    said = run(*command, "--chart", "text").stdout
    assert said.startswith(f"{table}\n")
    below = said.removeprefix(table)
    assert len(below.splitlines()) > 4
    assert max(map(len, below.splitlines())) <= 80


def test_letters_follow_the_language(own_ledger, run):
    said = run("score", "--chart", "text", "--lang", "zh", *DAY).stdout
    assert "命中率" in said


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_letters_are_spelled_with_the_signs_of_the_terminal(encoding, table):
    runner = click.testing.CliRunner(charset=encoding)
    for command in OF_TABLES.values():
        shown = runner.invoke(main, [*command, str(table), "--chart", "text"])
        assert shown.exit_code == 0, shown.exception
        assert "?" not in shown.stdout_bytes.decode(encoding)


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("score", "funnel", "scored"),
        ("calibration", "murphy", "threshold"),
        ("calibration", "reliability", "n ="),
    ],
)
def test_a_chart_can_be_named(name, kind, words, table, run):
    shown = run(name, table, "--chart-kind", kind, "--chart", "text")
    assert shown.exit_code == 0, shown.output
    assert words in shown.stdout.removeprefix(run(name, table).stdout)


def test_a_hit_rate_is_drawn_of_a_ledger_and_scores_of_a_table(own_ledger, table, run):
    assert "hit rate of" in run("score", *DAY, "--chart", "text").stdout
    usual, named = (
        run("score", table, *more, "--chart", "text").stdout
        for more in ((), ("--chart-kind", "scores"))
    )
    assert usual == named


# ---- what is refused


@pytest.mark.parametrize("name", ["board.pdf", "board", "board.svg.gz", "texts"])
def test_another_ending_names_the_four(name, table, run):
    refused = run("leaderboard", table, "--chart", name)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert f"--chart {name}: write a name that ends in .svg, .png, .html or .json" in refused.stderr


@pytest.mark.parametrize("more", [("--format", "json"), ("--format", "csv"), ("-o", "x.txt")])
def test_letters_need_a_table_on_the_screen(more, table, run):
    refused = run("leaderboard", table, "--chart", "text", *more)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "--chart text stands below a table on the screen" in refused.stderr
    assert not (table.parent / "x.txt").exists()


def test_a_file_goes_with_every_format(table, run):
    for form in ("json", "csv", "markdown"):
        plain = run("leaderboard", table, "--format", form).stdout
        drawn = run("leaderboard", table, "--format", form, "--chart", "board.svg")
        assert drawn.stdout == plain
    assert run("leaderboard", table, "-o", "b.csv", "--chart", "b.svg").exit_code == 0
    assert (table.parent / "b.csv").exists()


def test_one_file_cannot_hold_both(table, run):
    refused = run("leaderboard", table, "-o", "board.json", "--chart", "./board.json")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "--chart and --output both name board.json" in refused.stderr


def test_a_folder_that_is_not_there_is_said_in_a_sentence(table, run):
    refused = run("leaderboard", table, "--chart", "nowhere/board.svg")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr == (
        "predtrack: cannot write nowhere/board.svg: No such file or directory\n"
    )


def test_what_was_there_stays_where_a_chart_cannot_be_drawn(table, run, monkeypatch):
    path = table.parent / "board.svg"
    path.write_text("mine", encoding="utf-8")

    def full(self, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    refused = run("leaderboard", table, "--chart", path)
    assert refused.exit_code == 2
    assert "No space left on device" in refused.stderr
    assert path.read_text(encoding="utf-8") == "mine"
    assert [one.name for one in table.parent.iterdir() if one.name.endswith(".part")] == []


def test_without_the_extra_a_picture_says_what_to_install(table, run, monkeypatch):
    monkeypatch.setitem(sys.modules, "altair", None)
    refused = run("leaderboard", table, "--chart", "board.svg")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert 'pip install "predtrack[charts]"' in refused.stderr
    assert run("leaderboard", table, "--chart", "text").exit_code == 0


def test_a_name_of_a_chart_needs_a_chart(table, run):
    refused = run("calibration", table, "--chart-kind", "murphy")
    assert refused.exit_code == 2
    assert "add --chart FILE, or --chart text" in refused.stderr
    unknown = run("calibration", table, "--chart", "c.svg", "--chart-kind", "murfy")
    assert unknown.exit_code == 2
    assert "reliability" in unknown.stderr
    wrong = run("calibration", table, "--chart", "c.svg", "--chart-kind", "pit")
    assert "known: murphy, reliability" in wrong.stderr


def test_one_target_needs_a_chart_and_a_right_name(own_ledger, run):
    refused = run("targets", "--target", "tesla-award-2025/vehicles")
    assert refused.exit_code == 2
    assert "--target says what a chart shows" in refused.stderr
    wrong = run("targets", "--target", "tesla-award-2025/vehicle", "--chart", "t.svg")
    assert wrong.exit_code == 2
    assert "did you mean 'tesla-award-2025/vehicles'" in wrong.stderr


def test_a_calendar_or_a_plan_comes_without_a_chart(ledger, table, run):
    refused = run("due", ".", "-o", "due.ics", "--chart", "due.svg")
    assert (refused.exit_code, (ledger / "due.ics").exists()) == (2, False)
    refused = run("score", table, "--explain", "--chart", "plan.svg")
    assert refused.exit_code == 2
    assert "leave --chart away" in refused.stderr


def test_nothing_to_draw_is_said_and_nothing_is_written(ledger, run):
    refused = run("targets", "--chart", "targets.svg")
    assert refused.exit_code == 2
    assert "there is no target to draw" in refused.stderr
    assert not (ledger / "targets.svg").exists()


def test_a_command_without_a_chart_loads_nothing_that_draws(table):
    code = (
        "import sys\nfrom predtrack.cli import main\n"
        f"try: main(['leaderboard', {str(table)!r}])\nexcept SystemExit: pass\n"
        "print('drawn', *(n for n in sys.modules if n in ('altair', 'vl_convert') or"
        " n.startswith('predtrack.charts')))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "drawn"
