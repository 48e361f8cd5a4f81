"""Ledgers to try commands on, and the ways in which a person runs them."""

from __future__ import annotations

import datetime as dt
import os
import pathlib
import shutil
import subprocess
import sys

import click.testing
import pytest

from predtrack.cli import main

ROOT = pathlib.Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 21)

OUTLOOK = """\
# Kept by hand.
schema_version: 1
publication:
  id: outlook
  title: Outlook
  publisher: Institute
  forecaster: institute
  published: 2026-01-05
forecasters:
  - {id: institute, name: {en: The Institute, zh: 研究所}}
predictions:
  - id: outlook/rain # the first one
    title: It rains on the first of May
    question:
      kind: binary
      criteria: Rain is measured at the station on that day.
      due: 2026-05-01
      source: the weather office
    forecast: {probability: 0.7}
  - id: outlook/price
    title: {en: The price of a robot, zh: 机器人的价格}
    question:
      kind: numeric
      criteria: The list price in the shop at the end of the year.
      unit: CNY
      lower: 0
      due: 2026-10-31
      source: the price list
    forecast: {point: 400}
"""
RAINED = """\
# Nothing here is ever edited.
schema_version: 1
resolutions:
  - prediction: outlook/rain # as measured
    outcome: yes
    resolver: {name: Weather office}
    known: 2026-05-02
    recorded: 2026-05-03
    evidence:
      - {url: "https://example.org/may", date: 2026-05-02, quote: 3 mm}
"""


@pytest.fixture(scope="session")
def root():
    """The checkout."""
    return ROOT


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command inside this process, on a fixed day; nothing may escape as a traceback."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("predtrack.cli.options.today", lambda: TODAY)

    def running(*arguments, **said):
        result = click.testing.CliRunner().invoke(
            main, [str(argument) for argument in arguments], prog_name="predtrack", **said
        )
        assert result.exception is None or isinstance(result.exception, SystemExit), repr(
            result.exception
        )
        assert "a fault of predtrack itself" not in result.stderr, result.stderr
        return result

    return running


@pytest.fixture
def shell():
    """Run the real command in a process of its own."""

    def running(*arguments, cwd, **changes):
        settings = {"capture_output": True, "timeout": 60, "stdin": subprocess.DEVNULL} | changes
        settings["env"] = {**os.environ, **changes.get("env", {})}
        command = [sys.executable, "-m", "predtrack", *map(str, arguments)]
        return subprocess.run(command, cwd=cwd, check=False, **settings)

    return running


@pytest.fixture
def own_ledger(tmp_path, monkeypatch):
    """A copy of the repository's own ledger, which is also the current folder."""
    for name in ("predictions", "resolutions"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    """A small ledger, which is also the current folder."""
    files = {"predictions/outlook.yaml": OUTLOOK, "resolutions/outlook.yaml": RAINED}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def text_of(ledger):
    """Give the text of every file of the small ledger."""

    def reading():
        files = sorted(ledger.rglob("*.yaml"))
        return {f.relative_to(ledger).as_posix(): f.read_text(encoding="utf-8") for f in files}

    return reading
