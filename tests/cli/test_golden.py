"""What people read stays what it is, and fits a terminal of 80 columns."""

import json

import pytest
from rich.cells import cell_len

DAY = ("--as-of", "2026-11-21")
COMMANDS = {
    "score": ("score",),
    "score by year": ("score", "--by", "year"),
    "score with the excluded": ("score", "--excluded"),
    "targets": ("targets",),
    "due": ("due", "--within", "365"),
    "list": ("list", "--year", "2025"),
    "show": ("show", "state-of-ai-2025/01"),
    "show what cannot be resolved": ("show", "state-of-ai-2026/09"),
}
FURTHER = {
    "score by two": ("score", "--by", "publication,topic"),
    "score by all": ("score", "--by", "forecaster,publication,year,topic,tag,kind,question"),
    "score of nobody in particular": ("score", "--by", ""),
    "score in the past": ("score", "--as-of", "2023"),
    "score in chinese": ("score", "--lang", "zh"),
    "list in chinese": ("list", "--lang", "zh"),
    "list of all": ("list",),
    "due in chinese": ("due", "--within", "36500", "--lang", "zh"),
    "targets in chinese": ("targets", "--lang", "zh"),
    "targets in the past": ("targets", "--as-of", "2026"),
    "show in chinese": ("show", "china-development-report-2025/market-2030", "--lang", "zh"),
}


def widest(text):
    return max(cell_len(line) for line in text.splitlines())


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_page_is_the_one_that_was_agreed(command, own_ledger, run, snapshot):
    result = run(*command, *DAY)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout == snapshot
    assert widest(result.stdout) <= 80


@pytest.mark.parametrize("command", FURTHER.values(), ids=FURTHER)
def test_no_line_is_wider_than_80_cells(command, own_ledger, run):
    result = run(*command, *(() if "--as-of" in command else DAY))
    assert result.exit_code == 0
    assert widest(result.stdout) <= 80


@pytest.mark.parametrize("command", ["score", "list", "due"])
def test_long_names_fold_and_no_number_is_cut_off(command, ledger, run):
    path = ledger / "predictions" / "outlook.yaml"
    text = path.read_text(encoding="utf-8")
    name = "The International Institute for the Observation of Everything 国际万物观察研究所 " * 2
    text = text.replace("The Institute", name.strip()).replace("It rains", "It rains " * 20)
    path.write_text(text.replace("outlook/price", f"outlook/{'price' * 18}"), encoding="utf-8")
    result = run(command, *DAY)
    assert widest(result.stdout) <= 80
    assert command != "score" or "0.090" in result.stdout


def test_the_readme_shows_what_is_printed(root, own_ledger, run):
    readme = (root / "README.md").read_text(encoding="utf-8")
    printed = run("score", *DAY).stdout
    assert f"```text\n{printed}```\n" in readme


def test_a_target_is_not_shown_as_a_prediction(own_ledger, run):
    target = json.loads(run("targets", "--format", "json").stdout)["targets"][0]["id"]
    result = run("show", target)
    assert result.exit_code == 2
    assert f"{target} is a target, no prediction; predtrack targets shows it" in result.stderr


def test_a_new_ledger_shows_every_kind_of_score(tmp_path, run, snapshot):
    run("init")
    result = run("score", *DAY)
    assert result.stdout == snapshot
    assert "For some of these words: no published numeric study" in " ".join(result.stdout.split())
    shown = run("show", "coin-tosses/02", *DAY).stdout
    assert shown == snapshot
    assert "evidence/coin-tosses.txt" in shown
