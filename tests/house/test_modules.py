"""Every module says what it is for, and exports what it says."""

import ast
import importlib
import pathlib

import pytest

import predtrack

PACKAGE = pathlib.Path(predtrack.__file__).parent
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name != "__main__.py"
}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_what_it_is_for(name):
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{name} has no docstring"


@pytest.mark.parametrize("name", MODULES)
def test_a_module_has_what_it_exports(name):
    module = importlib.import_module(name)
    exported = getattr(module, "__all__", [])
    assert len(exported) == len(set(exported))
    assert not [export for export in exported if not hasattr(module, export)]


@pytest.mark.parametrize("name", [name for name in MODULES if name.count(".") == 1])
def test_every_room_lists_its_public_names(name):
    module = importlib.import_module(name)
    offered = {key for key in vars(module) if not key.startswith("_")} - {"annotations"}
    assert hasattr(module, "__all__") or not offered - set(submodules(name))


def submodules(name):
    return [other.rpartition(".")[2] for other in MODULES if other.startswith(f"{name}.")]
