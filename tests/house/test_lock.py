"""The lock fixes every requirement, for every Python, and names no place to get it from."""

import re

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PYTHONS = ("3.11", "3.12", "3.13", "3.14")


@pytest.fixture(scope="module")
def locked(root):
    text = (root / "constraints.txt").read_text(encoding="utf-8")
    return [Requirement(line) for line in text.splitlines() if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def wanted(project):
    lists = [project["project"]["dependencies"], project["project"]["optional-dependencies"]["dev"]]
    return [Requirement(line) for requirements in lists for line in requirements]


def applies(marker: Marker | None, python: str) -> bool:
    environment = {"python_version": python, "python_full_version": f"{python}.9"}
    return marker is None or marker.evaluate(environment)


@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_satisfies_every_requirement(locked, wanted, python):
    versions = {
        canonicalize_name(pin.name): next(iter(pin.specifier)).version
        for pin in locked
        if applies(pin.marker, python)
    }
    for requirement in wanted:
        if applies(requirement.marker, python):
            assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)])


def test_the_lock_pins_exact_versions_and_names_no_place(root, locked):
    assert all(re.fullmatch(r"==[\w.]+", str(pin.specifier)) for pin in locked)
    assert all(pin.url is None for pin in locked)
    text = (root / "constraints.txt").read_text(encoding="utf-8")
    assert "//" not in text
    assert not re.search(r"^-", text, re.MULTILINE)


def test_the_classifiers_are_the_pythons_that_ci_runs(root, project):
    classifiers = project["project"]["classifiers"]
    declared = [name.rsplit(" ", 1)[1] for name in classifiers if re.search(r":: 3\.\d+$", name)]
    workflow = (root / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    (matrix,) = re.findall(r"python: \[(.+)\]", workflow)
    assert re.findall(r"[\d.]+", matrix) == declared == list(PYTHONS)
    assert "bash .ci/run" in workflow
