"""The text of the issue that lists what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from predtrack.reports.markdown_text import markdown_text
from predtrack.reports.numbers import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from predtrack.summaries import DueItem

__all__ = ["REMINDER_TITLE", "reminder", "reminder_mark"]

REMINDER_TITLE = "Overdue predictions"

_LONGEST = 60_000
"""GitHub takes 65,536 characters."""

_NOTHING = "Nothing is overdue.\n"
_ADVICE = (
    "Write down what became of each, with evidence: `predtrack resolve ID --outcome OUTCOME`."
    " `predtrack remind` keeps this list, and closes the issue once nothing is overdue.\n"
)


def reminder_mark(ledger: str) -> str:
    """Give the invisible line by which the issue of a ledger is known again.

    Parameters
    ----------
    ledger
        Folder of the ledger in its repository; empty for the repository itself.

    Examples
    --------
    >>> reminder_mark("the-other"), reminder_mark("账")
    ('<!-- predtrack overdue: the%2Dother -->', '<!-- predtrack overdue: %E8%B4%A6 -->')
    """
    name = quote(ledger.encode("utf-8", "surrogateescape"), safe="/").replace("-", "%2D")
    return f"<!-- predtrack overdue: {name or '.'} -->"


def reminder(items: Sequence[DueItem], *, ledger: str) -> str:
    """Write the issue: the same text for the same predictions, on whatever day.

    Parameters
    ----------
    items
        What is overdue.
    ledger
        Folder of the ledger in its repository.

    Returns
    -------
    str
        Markdown in which no record can mention people, call issues, link or show pictures.
    """
    body = "".join(_lines(items)) if items else _NOTHING
    return f"{reminder_mark(ledger)}\n{body}"


def _lines(items: Sequence[DueItem]) -> Iterator[str]:
    have = "has" if len(items) == 1 else "have"
    yield f"{count(len(items), 'prediction')} {have} come due, and nobody has resolved"
    yield f" {'it' if len(items) == 1 else 'them'}.\n\n"
    yield "| due | prediction | forecaster | title |\n|---|---|---|---|\n"
    room = _LONGEST
    for shown, item in enumerate(items):
        row = _row(item)
        room -= len(row)
        if room < 0:
            rest = count(len(items) - shown, "more prediction")
            yield f"\nand {rest}, which `predtrack due` lists.\n"
            break
        yield row
    yield f"\n{_ADVICE}"


def _row(item: DueItem) -> str:
    cells = (str(item.due), item.id, item.forecaster, item.title)
    return f"| {' | '.join(map(markdown_text, cells))} |\n"
