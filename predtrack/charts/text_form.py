"""A chart as letters: rows on one scale, for a terminal.

Each row has a label, what it spans (an interval, a bound, a bar) and where its value lies.
That is enough for bars, intervals, bands, and curves that are read at a few places.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.charts.sentences import columns_of, cut, folded

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["TextRow", "TextRows", "draw_rows"]

_NARROWEST = 10
_WIDEST_LABEL = 26


@dataclass(frozen=True, slots=True)
class TextRow:
    """One line of the picture.

    Parameters
    ----------
    label
        What it is.
    value
        Where its mark stands; ``None`` for no mark.
    inner
        What is drawn bold: a bound, a bar from nought.
    outer
        What is drawn thin around it: an interval of confidence.
    told
        What stands behind it, such as the number and n.
    reference
        A place of its own to compare with, such as the diagonal.
    """

    label: str
    value: float | None = None
    inner: tuple[float, float] | None = None
    outer: tuple[float, float] | None = None
    told: str = ""
    reference: float | None = None


@dataclass(frozen=True, slots=True)
class TextRows:
    """All lines, and the scale that they share.

    Parameters
    ----------
    rows
        The lines, in order.
    scale
        Lowest and highest value of the scale.
    written
        Writes the ends of the scale.
    reference
        A place to compare all lines with.
    legend
        What the signs mean.
    """

    rows: tuple[TextRow, ...]
    scale: tuple[float, float] = (0.0, 1.0)
    written: Callable[[float], str] = "{:g}".format
    reference: float | None = None
    legend: str = ""


def draw_rows(title: str, subtitle: str, rows: TextRows, note: str = "", *, width: int = 80) -> str:
    """Draw rows with a title above and a scale below, in so many columns.

    Examples
    --------
    >>> row = TextRow("2024", value=0.5, outer=(0.2, 0.8), told="0.50 (n=10)")
    >>> print(draw_rows("Half came true", "", TextRows((row,)), width=44))
    Half came true
    <BLANKLINE>
    2024      ├───────●────────┤       0.50 (n=10)
          0                         1
    """
    said = [line for text in (title, subtitle) if text for line in folded(text, width)]
    below = folded(rows.legend, width) + folded(note, width)
    return "\n".join([*said, "", *_lines(rows, width), *([""] if below else []), *below]) + "\n"


def _lines(rows: TextRows, width: int) -> list[str]:
    labels = min(max((columns_of(row.label) for row in rows.rows), default=0), _WIDEST_LABEL)
    told = max((columns_of(row.told) for row in rows.rows), default=0)
    room = max(_NARROWEST, width - labels - told - 4)
    lines = [
        f"{_padded(cut(row.label, labels), labels)}  {_drawn(row, rows, room)}  {row.told}".rstrip()
        for row in rows.rows
    ]
    low, high = (rows.written(end) for end in rows.scale)
    return [*lines, f"{' ' * labels}  {low}{high.rjust(room - len(low))}"]


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - columns_of(text))


def _drawn(row: TextRow, rows: TextRows, room: int) -> str:
    signs = [" "] * room
    reference = rows.reference if row.reference is None else row.reference
    if reference is not None:
        _put(signs, _place(reference, rows, room), "┊")
    _span(signs, row.outer, rows, "├─┤")
    _span(signs, row.inner, rows, "━━━")
    if row.value is not None:
        _put(signs, _place(row.value, rows, room), "●")
    return "".join(signs)


def _span(signs: list[str], ends: tuple[float, float] | None, rows: TextRows, drawn: str) -> None:
    if ends is None:
        return
    first, last = (_place(end, rows, len(signs)) for end in ends)
    for place in range(first, last + 1):
        sign = drawn[0] if place == first else drawn[2] if place == last else drawn[1]
        _put(signs, place, sign)


def _put(signs: list[str], place: int, sign: str) -> None:
    if 0 <= place < len(signs):
        signs[place] = sign


def _place(value: float, rows: TextRows, room: int) -> int:
    """Find the column of a value; what lies beyond the scale stands at its end."""
    low, high = rows.scale
    share = (value - low) / (high - low) if high > low else 0.0
    if math.isnan(share):
        return -1
    return round(min(max(share, 0.0), 1.0) * (room - 1))
