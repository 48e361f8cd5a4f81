"""The documentation tells what is the case."""

import datetime as dt
import pathlib
import re
import subprocess
import sys

import pytest

import predtrack
from predtrack.values import PartialDate

DAY = "%d %B %Y"
DOCS = pathlib.Path(__file__).parents[2] / "docs"
FENCE = re.MULTILINE | re.DOTALL


def rows(text):
    """Give the cells of every row of the tables of a page."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_dates_are_read_as_the_guide_says(root):
    guide = (root / "docs" / "howto" / "write-dates.md").read_text(encoding="utf-8")
    stated = [cells for cells in rows(guide) if re.search(r"\d{4}$", cells[1])]
    assert len(stated) > 10
    for wordings, first, last in stated:
        for wording in re.findall(r"`(.+?)`", wordings):
            start, end = PartialDate.parse(wording).interval()
            assert start == dt.datetime.strptime(first, DAY).replace(tzinfo=dt.UTC).date()
            said = first if last == "the same" else last
            assert end == dt.datetime.strptime(said, DAY).replace(tzinfo=dt.UTC).date()


def test_the_picture_of_the_floors_is_the_contract(root, project):
    page = (root / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
    drawn = {}
    for floor, room, _ in (cells for cells in rows(page) if cells[0].isdecimal()):
        drawn.setdefault(int(floor), set()).add(room.strip("`"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (floors,) = (contract for contract in contracts if contract["id"] == "floors")
    held = [set(layer.split(" | ")) - {"(__main__)", "_version"} for layer in floors["layers"]]
    assert [drawn[floor] for floor in sorted(drawn, reverse=True)] == [
        names for names in held if names
    ]


def test_scores_may_use_no_dependency_but_numpy_and_scipy(project):
    contracts = project["tool"]["importlinter"]["contracts"]
    (scores,) = (contract for contract in contracts if contract["id"] == "scores")
    imported = {"PyYAML": "yaml", "python-dateutil": "dateutil", "ruamel.yaml": "ruamel"}
    names = [re.split(r"[>=<;\s]", line)[0] for line in project["project"]["dependencies"]]
    others = {imported.get(name, name) for name in names} - {"numpy", "scipy", "tzdata"}
    assert others <= set(scores["forbidden_modules"])


@pytest.mark.parametrize("generator", ["generate_reference.py", "generate_checks.py"])
def test_generated_pages_are_those_of_the_code(root, generator):
    command = [sys.executable, root / "docs" / generator, "--check"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def pages_with_python(folder):
    """Give the Python examples of every page by the page's name."""
    for page in sorted(folder.rglob("*.md")):
        examples = re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), FENCE)
        if examples:
            yield pytest.param("".join(examples), id=page.relative_to(folder).as_posix())


@pytest.mark.parametrize("examples", list(pages_with_python(DOCS)))
def test_the_python_on_a_page_runs(examples, monkeypatch):
    monkeypatch.chdir(DOCS.parent)
    exec(compile(examples, "page", "exec"), {})


def test_every_public_name_is_explained(root):
    page = (root / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    names = set(predtrack.__all__) - {"__version__"}
    assert not [name for name in names if f"predtrack.{name}" not in page]


def test_no_help_shows_a_mark_that_is_meant_for_click(root):
    page = (root / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert r"\b" not in page
