"""Pages with all that makes a form stumble."""

import pytest

from predtrack.reports import Column, Page, Paragraph, Table

TABLE = Table(
    "Hits: 0 to 1, higher is better",
    (
        Column("who", "who", gives_way=True),
        Column("n", "n", "right"),
        Column("rate", "rate", "right"),
    ),
    (
        {"who": "A | pipe, a *star* and <b>", "n": "7", "rate": "0.478–0.667"},
        {"who": "国务院发展研究中心市场经济研究所", "n": "69"},
    ),
    "How to read it.",
)


@pytest.fixture
def page():
    """A page of every kind of block."""
    return Page(
        payload={"title": "市场", "rate": float("nan"), "rows": ({"n": 7},)},
        records=({"who": "a,b", "n": 7}, {"who": "c", "tags": ("x", "y"), "rate": 0.1}),
        blocks=(Paragraph("Scores", "heading"), Paragraph("One line.\nAnother."), TABLE),
    )


@pytest.fixture
def table_page():
    """Make a page of one table, whose rows hold one text in every column."""

    def make(text, *columns):
        rows = (dict.fromkeys((column.key for column in columns), text),)
        return Page(None, blocks=(Table("Title", columns, rows),))

    return make
