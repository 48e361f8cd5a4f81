"""The action does with a ledger what it says, and a ledger can do nothing to it."""

import json
import re
import sys

import pytest
import yaml

DAY = "2026-11-21"


@pytest.fixture
def act(runner, root):
    """Run the main step of the action with some inputs."""

    def acting(**inputs):
        given = {"inputs.as-of": DAY} | {
            f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()
        }
        return runner.step(root / "action.yml", "Check, score, report", **given)

    return acting


def test_a_fine_ledger_passes_and_gives_every_output(fine_run):
    runner, done = fine_run
    assert (done.code, done.stderr) == (0, "")
    assert done.commands == []
    sarif = runner.temp / "predtrack.sarif"
    score = runner.temp / "predtrack-score.json"
    assert done.outputs == {
        "errors": "0",
        "warnings": "0",
        "sarif": str(sarif),
        "score-json": str(score),
        "hit-rate": "0",
        "overdue": "0",
        "site": "site",
        "exit-code": "0",
    }
    assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert json.loads(score.read_text(encoding="utf-8"))["metadata"]["as_of"] == DAY
    assert (runner.workspace / "site" / "index.html").is_file()
    assert done.summary


def test_an_error_is_annotated_on_its_line_and_fails(act, faulty):
    done = act()
    assert done.code == 1
    (command,) = done.commands
    place = "file=predictions/me/coin-tosses.yaml,line=21,"
    assert command.startswith(f"::error {place}")
    assert done.outputs["errors"] == "1"
    assert done.outputs["exit-code"] == "1"
    assert "site" not in done.outputs


def test_where_no_ledger_is_nothing_was_verified(act, runner):
    done = act()
    assert done.code == 2
    assert done.outputs == {"exit-code": "2"}


def test_only_what_was_asked_for_is_done(act, fine, runner):
    done = act(commands="check")
    assert set(done.outputs) == {"errors", "warnings", "sarif", "exit-code"}
    assert done.summary == ""
    assert set(act(commands="score").outputs) == {"score-json", "hit-rate", "exit-code"}
    assert act(commands="remind").outputs == {"exit-code": "0"}
    assert runner.gh["calls"] == []


@pytest.mark.parametrize(
    ("commands", "said"),
    [("check publish", "no command is called publish"), (" ,", "nothing was verified")],
)
def test_what_is_no_command_is_refused(commands, said, act, fine):
    done = act(commands=commands)
    assert done.code == 2
    assert said in done.stdout
    assert done.outputs == {"exit-code": "2"}


def test_a_warning_fails_where_it_is_to(act, fine):
    path = fine / "predictions" / "me" / "coin-tosses.yaml"
    text = path.read_text(encoding="utf-8").replace("due: 2040", "due: 2026-02-01")
    path.write_text(text, encoding="utf-8")
    done = act(commands="check report")
    assert (done.code, done.outputs["warnings"], done.outputs["overdue"]) == (0, "1", "1")
    assert act(commands="check", fail_on="warning").code == 1
    done = act(commands="check", overdue_error_after="10", max_overdue="0", stale_after="10")
    errors = [one.split("title=")[1][:5] for one in done.commands if one.startswith("::error")]
    assert (done.code, sorted(errors)) == (1, ["PT602", "PT603", "PT604"])


def test_a_gate_fails_where_the_ledger_is_surely_worse(act, root, runner):
    assert act(commands="score", ledger=str(root), min_hit_rate="0.5").code == 0
    done = act(commands="score", ledger=str(root), min_hit_rate="0.99")
    assert (done.code, done.outputs["exit-code"]) == (1, "1")
    assert re.fullmatch(r"0\.\d+-0\.\d+", done.outputs["hit-rate"])
    assert act(commands="score", ledger=str(root), max_brier="no number").code == 2


@pytest.mark.parametrize(
    ("name", "value", "command"),
    [
        ("ledger", "--output=pwned", "check"),
        ("ledger", "$(touch pwned)", "check"),
        ("fail_on", "error --output=pwned", "check"),
        ("as_of", "`touch pwned`", "check"),
        ("max_brier", "; touch pwned", "score"),
        ("since", "--output=pwned", "report"),
        ("since", "$(touch pwned)", "report"),
        ("language", "en\n--output=pwned", "report"),
        ("commands", "check;touch pwned", ""),
    ],
)
def test_an_input_is_a_value_and_nothing_else(name, value, command, act, fine):
    done = act(**({"commands": command} | {name: value}))
    assert done.code in {1, 2}
    assert not list(fine.rglob("pwned"))
    assert done.commands == []


def test_a_hostile_ledger_gives_no_order(act, hostile, runner):
    done = act(site="site")
    allowed = re.compile(r"::(error|warning) file=[^:,]+,line=\d+,col=\d+,title=PT\d+::")
    assert [command for command in done.commands if not allowed.match(command)] == []
    assert done.code == int(hostile)
    assert hostile == any(command.startswith("::error") for command in done.commands)
    assert not list(runner.folder.rglob("pwned"))
    assert not list(runner.workspace.rglob("pwned"))
    assert set(done.outputs) <= {
        "errors", "warnings", "sarif", "score-json", "hit-rate", "overdue", "site", "exit-code",
    }  # fmt: skip
    assert "<script" not in done.summary.replace("\\<", "")


def test_modules_of_the_checkout_are_not_run(fine_run):
    runner, done = fine_run
    assert (done.code, (runner.workspace / "json.py").is_file()) == (0, True)
    assert not list(runner.workspace.rglob("pwned"))


def test_the_summary_stays_below_the_limit(fine, runner, root):
    text = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
    (script,) = (one["run"] for one in text["runs"]["steps"] if one.get("id") == "run")
    full = 'head -c 999999 /dev/zero > "$GITHUB_STEP_SUMMARY"\n'
    asked = {"INPUT_COMMANDS": "report", "INPUT_AS_OF": DAY, "PYTHON": sys.executable}
    done = runner.run(full + script, **asked)
    assert done.code == 0
    assert done.summary.endswith("The report is longer than GitHub takes.\n\n")


FAKE_PYTHON = """\
#!/usr/bin/env bash
set -eu
echo "$PWD|${PIP_CONSTRAINT:-}|$*" >> "$RUNNER_TEMP/calls"
if [ "$3" = venv ]; then mkdir -p "$4/bin" && cp "$0" "$4/bin/python"; fi
"""


@pytest.mark.parametrize("requirement", ["", "predtrack==1.2.3", "$(touch pwned)", "--user"])
def test_predtrack_is_installed_from_the_checkout_of_the_action(requirement, runner, root):
    runner.fake("python", FAKE_PYTHON)
    given = {"inputs.requirement": requirement}
    done = runner.step(root / "action.yml", "Install predtrack", **given)
    assert (done.code, done.stderr) == (0, "")
    assert done.outputs == {"python": str(runner.temp / "predtrack" / "bin" / "python")}
    calls = (runner.temp / "calls").read_text(encoding="utf-8").splitlines()
    locked = "" if requirement else str(root / "constraints.txt")
    assert [call.split("|")[1:] for call in calls] == [
        ["", f"-I -m venv {runner.temp / 'predtrack'}"],
        [locked, f"-I -m pip install --quiet -- {requirement or root}"],
    ]
    assert not list(runner.workspace.iterdir())
