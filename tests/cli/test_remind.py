"""``remind`` says what it would write, and what it lacks."""

import shutil

import pytest

from predtrack.reports.reminder import reminder_mark


def test_the_text_can_be_seen_without_github(ledger, run, monkeypatch):
    monkeypatch.setenv("PATH", "")
    result = run("remind", "--dry-run", "--lang", "zh")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "| 2026-10-31 | outlook/price | 研究所 | 机器人的价格 |\n" in result.stdout


def test_without_gh_it_says_what_it_needs(ledger, run, monkeypatch):
    monkeypatch.setenv("PATH", "")
    result = run("remind")
    assert result.exit_code == 2
    assert result.stderr == (
        "predtrack: gh is not installed, and issues are kept with it; --dry-run does without\n"
    )


def faked_gh(tmp_path, monkeypatch, text, mode=0o755):
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_bytes(text)
    program.chmod(mode)
    monkeypatch.setenv("PATH", f"{program.parent}:/bin:/usr/bin")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"no program", "gh cannot be run: Exec format error"),
        (b"#!/bin/sh\necho hello\n", "no JSON came; is gh GitHub's command line?"),
        (
            b"#!/bin/sh\nprintf '\\377 no' >&2; exit 1\n",
            "gh issue list: \N{REPLACEMENT CHARACTER} no",
        ),
    ],
)
def test_a_gh_that_is_none_is_told_of(text, said, ledger, run, monkeypatch, tmp_path):
    faked_gh(tmp_path, monkeypatch, text)
    result = run("remind")
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_ledger_has_one_mark_from_wherever_it_is_called(
    ledger, repository, run, monkeypatch, tmp_path
):
    place = repository("books").folder / "账本 one"
    for part in ("predictions", "resolutions"):
        shutil.copytree(ledger / part, place / part)

    def mark(folder, source):
        monkeypatch.chdir(folder)
        return run("remind", "--dry-run", source).stdout.splitlines()[0]

    calls = [(place.parent, place.name), (place, "."), (tmp_path, place)]
    assert {mark(*call) for call in calls} == {reminder_mark(place.name)}
    assert mark(ledger, ".") == reminder_mark("")


@pytest.mark.parametrize("given", [(), ("--repository", "o/r")])
def test_the_repository_is_handed_on(given, ledger, run, monkeypatch, tmp_path):
    faked_gh(tmp_path, monkeypatch, b'#!/bin/sh\necho "$@" >&2\nexit 1\n')
    result = run("remind", *given)
    assert result.exit_code == 2
    assert ("--repo o/r" in result.stderr) == bool(given)
    assert "--label predtrack-overdue --state all" in result.stderr
