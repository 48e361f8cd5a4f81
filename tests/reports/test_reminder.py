"""The text of the issue fits into GitHub, and means what a record says and no more."""

import datetime as dt

import pytest

from predtrack.reports.reminder import reminder, reminder_mark
from predtrack.summaries import DueItem


def item(number=1, title="It rains"):
    return DueItem("overdue", f"outlook/{number}", title, "Me", dt.date(2026, 5, 1), -204)


def test_nothing_overdue_is_said_in_a_line():
    assert reminder((), ledger="") == "<!-- predtrack overdue: . -->\nNothing is overdue.\n"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1 prediction has come due, and nobody has resolved it.\n"),
        (2, "2 predictions have come due, and nobody has resolved them.\n"),
    ],
)
def test_the_first_line_counts(number, said):
    assert said in reminder([item(n) for n in range(number)], ledger="")


def test_no_day_is_named_but_the_one_on_which_a_prediction_fell_due():
    """Else the issue would be written anew every day."""
    assert "204" not in reminder([item()], ledger="")
    assert "| 2026-05-01 | outlook/1 | Me | It rains |\n" in reminder([item()], ledger="")


def test_a_long_list_is_cut_and_says_so():
    text = reminder([item(n, "x" * 90) for n in range(10_000)], ledger="")
    assert len(text) < 65_536
    shown = text.count("\n| 2026-05-01")
    assert shown > 400
    assert f"\nand {10_000 - shown:,} more predictions, which `predtrack due` lists.\n" in text


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("a | b", "a \\| b"),
        ("two\nlines", "two lines"),
        ("@me", "@&#8203;me"),
        ("#1", "#&#8203;1"),
        ("机器人", "机器人"),
    ],
)
def test_a_title_is_shown_as_it_stands(title, shown):
    assert f"| Me | {shown} |\n" in reminder([item(title=title)], ledger="")


@pytest.mark.parametrize(
    ("folder", "mark"), [("", "."), ("a/b", "a/b"), ("--> x", "%2D%2D%3E%20x")]
)
def test_the_mark_is_a_comment_whatever_the_folder(folder, mark):
    assert reminder_mark(folder).endswith(mark + " -->")
    assert reminder_mark(folder).count("--") == 2


def test_every_folder_has_a_mark_of_its_own():
    """Else ledgers side by side would write each other's list into one issue."""
    folders = ("账本", "预测", "a-b", "a.b", "a b", "a/b", "\udcff", "")
    assert len({reminder_mark(folder) for folder in folders}) == len(folders)
