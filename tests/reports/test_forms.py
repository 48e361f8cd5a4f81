"""One page, and every form in which it can leave."""

import csv
import datetime as dt
import enum
import io
import json

import pytest
from rich.cells import cell_len

from predtrack.reports import FORMATS, Column, Page, Paragraph
from predtrack.reports.json_form import plain


def test_every_form_ends_with_a_newline_and_has_no_colour(page):
    for form, render in FORMATS.items():
        text = render(page, width=80, colour=False)
        assert text.endswith("\n"), form
        assert "\x1b" not in text, form


def test_json_knows_no_infinity_and_keeps_chinese(page):
    text = FORMATS["json"](page, width=80, colour=False)
    assert json.loads(text) == {"title": "市场", "rate": None, "rows": [{"n": 7}]}
    assert "市场" in text


def test_json_writes_days_enums_and_numbers_in_one_way():
    class Colour(enum.Enum):
        RED = "red"

    value = {1: dt.date(2026, 1, 5), "colour": Colour.RED, "many": (float("inf"), True, None)}
    assert plain(value) == {"1": "2026-01-05", "colour": "red", "many": [None, True, None]}


def test_csv_has_every_key_once_and_joins_lists(page):
    text = FORMATS["csv"](page, width=80, colour=False)
    assert text.splitlines()[0] == "who,n,tags,rate"
    assert list(csv.DictReader(io.StringIO(text))) == [
        {"who": "a,b", "n": "7", "tags": "", "rate": ""},
        {"who": "c", "n": "", "tags": "x; y", "rate": "0.1"},
    ]


def test_csv_of_nothing_is_nothing():
    assert FORMATS["csv"](Page(None), width=80, colour=False) == ""


def test_markdown_shows_what_was_written_and_no_more(page):
    text = FORMATS["markdown"](page, width=80, colour=False)
    assert "## Scores\n\nOne line.\\\nAnother.\n" in text
    assert "| who | n | rate |\n| --- | ---: | ---: |\n" in text
    assert "| A \\| pipe, a \\*star\\* and \\<b> | 7 | 0.478–0.667 |" in text


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width, page):
    lines = FORMATS["table"](page, width=width, colour=False).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert "".join(lines).count("0.478–0.667") == 1


@pytest.mark.parametrize("width", [20, 30, 40])
def test_where_nothing_fits_everything_folds_and_nothing_is_lost(width, table_page):
    columns = [Column(f"c{number}", "", "right") for number in range(4)]
    page = table_page("0.123456789", Column("name", "name", gives_way=True), *columns)
    lines = FORMATS["table"](page, width=width, colour=False).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert sum(line.count("9") for line in lines[3:]) == 5
    assert not any("…" in line for line in lines)


def test_a_number_is_never_folded_while_a_name_can_give_way(table_page):
    columns = (Column("name", "name", gives_way=True), Column("value", "value", "right"))
    page = table_page("0.50–0.58; 0.50–0.78 " + "9" * 10, *columns)
    said = FORMATS["table"](page, width=50, colour=False)
    assert "0.50–0.58; 0.50–0.78 9999999999\n" in said


def test_text_is_text_even_if_it_looks_like_markup(table_page):
    page = table_page("[bold]x[/bold] :smile:", Column("a", "a"))
    assert "[bold]x[/bold] :smile:" in FORMATS["table"](page, width=80, colour=True)


def test_colour_changes_no_word(page):
    import click

    plainly, coloured = (FORMATS["table"](page, width=80, colour=flag) for flag in (False, True))
    assert plainly != coloured
    assert [line.rstrip() for line in click.unstyle(coloured).splitlines()] == plainly.splitlines()


def test_a_page_without_blocks_is_empty():
    assert FORMATS["table"](Page(None), width=80, colour=False) == ""
    assert FORMATS["table"](Page(None, blocks=(Paragraph(""),)), width=80, colour=False) == "\n"
