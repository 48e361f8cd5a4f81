"""Formulas are drawn while the site is built, so that a reader needs no network."""

import importlib.util
import re

import pytest


@pytest.fixture(scope="module")
def draw(root):
    spec = importlib.util.spec_from_file_location("hooks", root / "docs" / "hooks.py")
    hooks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hooks)
    return hooks.on_page_markdown


def test_formulas_are_drawn_on_their_own_and_within_a_line(draw):
    page = draw("with $a_i$ and\n\n$$\\sqrt{2}$$\n")
    assert page.count("<math") == 2
    assert page.count('display="block"') == 1


def test_what_stands_in_code_is_no_formula(draw):
    page = "```console\n$ predtrack init DIR\n$ cd DIR\n```\n\nand `$HOME or $PATH`, for $5\n"
    assert draw(page) == page


def test_no_page_shows_the_spelling_of_a_formula(draw, root):
    for path in sorted((root / "docs").rglob("*.md")):
        page = draw(path.read_text(encoding="utf-8"))
        drawn = re.findall(r"<math.*?</math>", page, re.DOTALL)
        assert not [formula for formula in drawn if "\\" in formula], path
        assert "$$" not in page, path
