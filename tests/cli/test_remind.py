"""``remind`` says what it would write, and what it lacks."""

import pytest


def test_the_text_can_be_seen_without_github(ledger, run, monkeypatch):
    monkeypatch.setenv("PATH", "")
    result = run("remind", "--dry-run", "--lang", "zh")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "| 2026-10-31 | outlook/price | 研究所 | 机器人的价格 |\n" in result.stdout


def test_without_gh_it_says_what_it_needs(ledger, run, monkeypatch):
    monkeypatch.setenv("PATH", "")
    result = run("remind")
    assert result.exit_code == 2
    assert result.stderr == "predtrack: gh is not installed, and issues are kept with it\n"


@pytest.mark.parametrize("given", [(), ("--repository", "o/r")])
def test_the_repository_is_handed_on(given, ledger, run, monkeypatch, tmp_path):
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\necho "$@" >&2\nexit 1\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/bin:/usr/bin")
    result = run("remind", *given)
    assert result.exit_code == 2
    assert ("--repo o/r" in result.stderr) == bool(given)
    assert "--label predtrack-overdue --state all" in result.stderr
