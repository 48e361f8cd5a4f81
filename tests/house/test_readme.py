"""The README shows what happens."""

import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from predtrack.cli import COMMANDS, main


@pytest.fixture(scope="module")
def readme(root):
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", ["pytest", "predtrack score"])
def test_the_readme_has_the_command_that_ci_runs(root, words):
    command = [sys.executable, root / ".ci" / "readme.py", words]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    assert found.stdout.startswith("pip install ")


def test_the_scores_in_the_readme_are_those_of_the_ledger(root, readme, monkeypatch):
    monkeypatch.chdir(root)
    (shown,) = re.findall(r"^```text\n(Scores of .*?)^```", readme, re.MULTILINE | re.DOTALL)
    (day,) = set(re.findall(r"as of (\S+)", shown))
    result = CliRunner().invoke(main, ["score", "--as-of", day])
    assert result.output == shown


def test_every_command_in_the_readme_exists(readme):
    named = set(re.findall(r"`predtrack ([a-z]+)", readme))
    assert named <= {entry.name for entry in COMMANDS}


def test_the_python_in_the_readme_runs(root, readme, monkeypatch):
    monkeypatch.chdir(root)
    (example,) = re.findall(r"^```python\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})
