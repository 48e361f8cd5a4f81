"""The wheel holds the package, the whole package, and nothing but the package."""

import zipfile

import pytest
from hatchling.builders.wheel import WheelBuilder


@pytest.fixture(scope="module")
def contents(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(root)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_the_package_alone(contents):
    strangers = {name for name in contents if not name.startswith(("predtrack/", "predtrack-"))}
    assert not strangers


def test_the_wheel_holds_the_whole_package(root, contents):
    package = {
        path.relative_to(root).as_posix()
        for path in (root / "predtrack").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert package == {name for name in contents if name.startswith("predtrack/")}


def test_the_wheel_brings_its_types_its_lexicon_and_its_licence(contents):
    assert {"predtrack/py.typed", "predtrack/words/lexicon.toml"} <= contents
    assert any(name.endswith("licenses/LICENSE") for name in contents)
