"""What could not be verified exits with 2, also where predtrack itself is at fault."""

import click
import pytest
from click.testing import CliRunner

from predtrack.cli import main


def test_a_fault_of_ours_is_no_finding(ledger, monkeypatch):
    def broken(*_given, **_named):
        raise ZeroDivisionError("boom")

    monkeypatch.setattr("predtrack.cli.due.due", broken)
    result = CliRunner().invoke(main, ["due"])
    assert result.exit_code == 2
    assert "ZeroDivisionError: boom" in result.stderr
    assert "a fault of predtrack itself; nothing was verified" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("error", "code"), [(click.Abort(), 1), (click.UsageError("no"), 2), (EOFError(), 1)]
)
def test_what_click_answers_is_left_to_it(error, code, ledger, monkeypatch):
    def stopping(*_given, **_named):
        raise error

    monkeypatch.setattr("predtrack.cli.due.due", stopping)
    result = CliRunner().invoke(main, ["due"])
    assert result.exit_code == code
    assert "fault of predtrack" not in result.stderr


@pytest.mark.parametrize("stated", ["soon", "1.5", "99999999999999999", "9" * 30, "-" + "9" * 20])
@pytest.mark.parametrize("command", [["check", "--format", "json"], ["report", "--output", "site"]])
def test_a_moment_that_is_none_is_refused(command, stated, ledger, run, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    result = run(*command)
    assert result.exit_code == 2
    assert f"SOURCE_DATE_EPOCH is {stated!r}" in result.stderr
    assert not (ledger / "site").exists()


def test_a_stated_moment_is_the_moment(ledger, run, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", " 86400 ")
    assert '"generated_at": "1970-01-02T00:00:00Z"' in run("check", "--format", "json").stdout
