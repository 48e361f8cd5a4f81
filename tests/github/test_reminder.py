"""One issue lists what is overdue: opened once, kept up to date, closed, and safe to read."""

import os
import re
import shutil

import pytest
from click.testing import CliRunner

from predtrack.cli import main

LABEL = "predtrack-overdue"


@pytest.fixture
def remind(runner, monkeypatch):
    """Run what the reminding step runs, in this process, on some day."""
    monkeypatch.chdir(runner.workspace)
    monkeypatch.setenv("PATH", str(runner.bin), prepend=os.pathsep)
    monkeypatch.setenv("FAKE_GH", str(runner.folder / "gh.json"))

    def reminding(day="2041-06-01", ledger="."):
        return CliRunner().invoke(main, ["remind", f"--as-of={day}", "--", ledger])

    return reminding


@pytest.fixture
def remind_step(runner, root):
    """Run the reminding step of the action on some day."""

    def reminding(day="2041-06-01", **inputs):
        given = {f"inputs.{name}": value for name, value in inputs.items()}
        given |= {"inputs.commands": "remind", "inputs.as-of": day, "inputs.token": "a token"}
        return runner.step(root / "action.yml", "Remind of what is overdue", **given)

    return reminding


def issue(runner, number=1):
    return runner.gh["issues"][number - 1]


def test_nothing_is_opened_where_nothing_is_overdue(remind_step, fine, runner):
    done = remind_step("2026-11-21")
    assert (done.code, done.stderr) == (0, "")
    assert "nothing is overdue" in done.stdout
    assert runner.gh["calls"] == ["issue list"]
    assert runner.gh["tokens"] == ["a token"]


def test_an_issue_is_opened_and_says_what_is_overdue(remind_step, fine, runner):
    done = remind_step()
    assert "opened https://github.com/o/r/issues/1" in done.stdout
    assert issue(runner)["labels"] == [LABEL]
    assert issue(runner)["body"].startswith("<!-- predtrack overdue: . -->\n1 prediction has come")
    row = "| 2040-12-31 | coin-tosses/04 | Me | Number of heads in one hundred tosses |"
    assert row in issue(runner)["body"]


def test_the_same_list_is_written_once_on_whatever_day(remind, fine, runner):
    remind()
    for day in ("2041-06-02", "2042-01-01"):
        assert "issue 1 says it already" in remind(day).stdout
    assert runner.gh["calls"].count("issue create") == 1
    assert "issue edit" not in runner.gh["calls"]
    assert len(runner.gh["issues"]) == 1


def test_github_may_end_lines_as_it_likes(remind, fine, runner):
    remind()
    body = issue(runner)["body"].strip().replace("\n", "\r\n")
    runner.set_gh(issues=[issue(runner) | {"body": body}])
    assert "says it already" in remind().stdout


def test_a_new_list_is_written_into_the_same_issue(remind, fine, runner):
    remind()
    path = fine / "predictions" / "me" / "coin-tosses.yaml"
    text = path.read_text(encoding="utf-8").replace("Number of heads", "The number of heads")
    path.write_text(text, encoding="utf-8")
    assert "updated issue 1" in remind().stdout
    assert "| The number of heads in one" in issue(runner)["body"]
    assert len(runner.gh["issues"]) == 1


def test_the_issue_is_closed_once_nothing_is_overdue_and_opened_again(remind, fine, runner):
    remind()
    assert "closed issue 1" in remind("2026-11-21").stdout
    assert (issue(runner)["state"], len(runner.gh["issues"])) == ("CLOSED", 1)
    assert "Nothing is overdue." in issue(runner)["body"]
    assert "nothing is overdue" in remind("2026-11-21").stdout
    assert "updated issue 1" in remind().stdout
    assert (issue(runner)["state"], len(runner.gh["issues"])) == ("OPEN", 1)
    assert "coin-tosses/04" in issue(runner)["body"]


def test_who_closed_the_issue_is_not_asked_again_until_there_is_news(remind, fine, runner):
    remind()
    runner.set_gh(issues=[issue(runner) | {"state": "CLOSED"}])
    assert "says it already" in remind().stdout
    assert issue(runner)["state"] == "CLOSED"


def test_an_issue_without_the_label_is_nobodys(remind, fine, runner):
    """Anybody can copy the mark; only who may write can set the label."""
    body = "<!-- predtrack overdue: . -->\nmine"
    stranger = {"number": 1, "state": "OPEN", "title": "x", "body": body, "labels": []}
    runner.set_gh(issues=[stranger])
    assert "opened" in remind().stdout
    assert issue(runner) == stranger


def test_ledgers_side_by_side_have_an_issue_each(remind, fine, runner):
    for name in ("one", "the other"):
        for part in ("predictions", "resolutions", "evidence"):
            shutil.copytree(fine / part, fine / name / part)
        assert "opened" in remind(ledger=name).stdout
    assert "opened" in remind(ledger=".").stdout
    assert "says it already" in remind(ledger="the other").stdout
    marks = [one["body"].splitlines()[0] for one in runner.gh["issues"]]
    assert marks == [f"<!-- predtrack overdue: {name} -->" for name in ("one", "the%20other", ".")]


def test_a_faulty_ledger_says_nothing_to_github(remind_step, faulty, runner):
    done = remind_step()
    assert (done.code, done.commands, runner.gh["calls"]) == (1, [], [])


def test_where_github_refuses_the_step_fails_and_says_why(remind_step, fine, runner):
    runner.set_gh(broken=True)
    done = remind_step()
    assert done.code == 2
    assert "predtrack: gh issue list: gh: HTTP 403: Resource not accessible" in done.stdout


def test_a_hostile_ledger_calls_nobody(remind_step, hostile, runner):
    done = remind_step("2026-11-21")
    assert done.commands == []
    if hostile:
        assert (done.code, runner.gh["calls"]) == (1, [])
        return
    body = issue(runner)["body"]
    rows = [line for line in body.splitlines() if line.startswith("| 2026")]
    assert len(rows) == 12
    for sign in ("@somebody", "#12", "GH-14", "www.evil", "https://"):
        assert sign not in body
    assert not [row for row in rows if "<" in row.replace("\\<", "")]
    assert not [row for row in rows if re.search(r"(?<!\\)[\[`]", row)]
    assert all(row.replace("\\|", "").count("|") == 5 for row in rows)
    assert not list(runner.folder.rglob("pwned"))
