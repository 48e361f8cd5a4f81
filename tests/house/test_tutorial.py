"""The tutorial is a test: its commands run, and print what it shows.

After a change of what is printed: ``PREDTRACK_WRITE_TUTORIAL=1 pytest tests/house``.
"""

import datetime as dt
import os
import pathlib
import re
import shlex

import click.testing

from predtrack.cli import main

BLOCK = re.compile(
    r"^```console\n(?P<block>.*?)^```$"
    r"|^<!-- edit (?P<file>\S+): (?P<old>[^\n]*) -> (?P<new>[^\n]*) -->$",
    re.MULTILINE | re.DOTALL,
)


def test_the_tutorial_shows_what_happens(root, tmp_path, monkeypatch):
    page = root / "docs" / "tutorial.md"
    told = page.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("predtrack.cli.options.today", lambda: dt.date(2026, 11, 21))
    happened = BLOCK.sub(lambda found: follow(found, monkeypatch), told)
    if os.environ.get("PREDTRACK_WRITE_TUTORIAL"):
        page.write_text(happened, encoding="utf-8", newline="\n")
    assert happened == page.read_text(encoding="utf-8")


def follow(found, monkeypatch):
    """Do what a block says, and give the block with what was printed."""
    if found["file"]:
        edit(found["file"], found["old"], found["new"])
        return found[0]
    commands = re.findall(r"^\$ (.*)$", found["block"], re.MULTILINE)
    shown = "".join(f"$ {command}\n{run(command, monkeypatch)}" for command in commands)
    return f"```console\n{shown}```"


def edit(file, old, new):
    text = pathlib.Path(file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    pathlib.Path(file).write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def run(command, monkeypatch):
    program, *arguments = shlex.split(command)
    if program == "cd":
        monkeypatch.chdir(arguments[0])
        return ""
    assert program == "predtrack"
    result = click.testing.CliRunner().invoke(main, arguments, prog_name="predtrack")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    printed = re.sub(r"[ \t]+$", "", result.output, flags=re.MULTILINE).strip("\n")
    return f"{printed}\n" if printed else ""
