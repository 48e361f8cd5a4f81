"""A chart as letters: rows on one scale, for a terminal.

Each row has a label, what it spans (an interval, a bound, a bar) and where its value lies.
That is enough for bars, intervals, bands, and curves that are read at a few places.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.charts.sentences import columns_of, cut, folded, one_line

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["TextRow", "TextRows", "draw_rows"]

_NARROWEST = 10
_NARROWEST_LABEL = 8
_WIDEST_LABEL = 26
_CROSSED = {"─": "┼", "━": "┿"}
_GAPS = 4  # two spaces on each side of the picture


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
    note
        How to read the letters, where that is not the note of the picture.
    """

    rows: tuple[TextRow, ...]
    scale: tuple[float, float] = (0.0, 1.0)
    written: Callable[[float], str] = "{:g}".format
    reference: float | None = None
    legend: str = ""
    note: str | None = None


def draw_rows(title: str, subtitle: str, rows: TextRows, note: str = "", *, width: int = 80) -> str:
    """Draw rows with a title above and a scale below, in so many columns.

    Examples
    --------
    >>> row = TextRow("2024", value=0.5, outer=(0.2, 0.8), told="0.50 (n=10)")
    >>> print(draw_rows("Half came true", "", TextRows((row,)), width=44), end="")
    Half came true
    <BLANKLINE>
    2024       ├──────●──────┤       0.50 (n=10)
          0                       1
    """
    said = [line for text in (title, subtitle) if text for line in folded(text, width)]
    note = note if rows.note is None else rows.note
    below = [line for text in (rows.legend, note) for line in folded(text, width)]
    return "\n".join([*said, "", *_lines(rows, width), *([""] if below else []), *below]) + "\n"


def _lines(rows: TextRows, width: int) -> list[str]:
    room, labels = _split(rows, width)
    told = max(width - labels - room - _GAPS, 0)
    lines = [_line(row, rows, (labels, room, told)) for row in rows.rows]
    if not lines:  # sentences only: there is nothing to measure
        return []
    low, high = (rows.written(end) for end in rows.scale)
    return [*lines, f"{' ' * labels}  {low}{_right(high, room - columns_of(low))}"]


def _line(row: TextRow, rows: TextRows, widths: tuple[int, int, int]) -> str:
    labels, room, told = widths
    label = _padded(cut(one_line(row.label), labels), labels)
    return f"{label}  {_drawn(row, rows, room)}  {cut(one_line(row.told), told)}".rstrip()


def _split(rows: TextRows, width: int) -> tuple[int, int]:
    """Give columns to the picture and the labels: what is told comes first, labels give way."""
    labels = min(_widest([row.label for row in rows.rows]), _WIDEST_LABEL)
    least = min(labels, max(width // 4, _NARROWEST_LABEL))
    told = _widest([row.told for row in rows.rows])
    told = min(told, max(width - _NARROWEST - _GAPS - least, 0))
    labels = min(labels, max(width - _NARROWEST - _GAPS - told, least))
    return max(_NARROWEST, width - labels - told - _GAPS), labels


def _widest(texts: list[str]) -> int:
    return max((columns_of(one_line(text)) for text in texts), default=0)


def _right(text: str, columns: int) -> str:
    return " " * max(columns - columns_of(text), 1) + text


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - columns_of(text))


def _drawn(row: TextRow, rows: TextRows, room: int) -> str:
    signs = [" "] * room
    reference = rows.reference if row.reference is None else row.reference
    at = -1 if reference is None else _place(reference, rows, room)
    _put(signs, at, "┊")
    _span(signs, row.outer, rows, "├─┤")
    _span(signs, row.inner, rows, "━━━")
    if at >= 0:  # a bar does not hide what it is compared with
        signs[at] = _CROSSED.get(signs[at], signs[at])
    if row.value is not None:
        _put(signs, _place(row.value, rows, room), "●")
    return "".join(signs)


def _span(signs: list[str], ends: tuple[float, float] | None, rows: TextRows, drawn: str) -> None:
    if ends is None:
        return
    first, last = (_place(end, rows, len(signs)) for end in ends)
    if min(first, last) < 0:  # an end that is no number
        return
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
