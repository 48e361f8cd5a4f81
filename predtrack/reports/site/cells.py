"""CSV that a spreadsheet reads as data: no cell of text is a formula."""

from __future__ import annotations

import csv
import io
import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["csv_text", "neutral"]

_LEADS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell may not start with, or a spreadsheet takes it for a formula."""


def neutral(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would compute; a number stays one.

    Examples
    --------
    >>> neutral("=1+1"), neutral("-5.2"), neutral("a=b")
    ("'=1+1", '-5.2', 'a=b')
    """
    if not text.lstrip(" ").startswith(_LEADS) or _is_number(text):
        return text
    return f"'{text}"


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text)) and text.strip() == text
    except ValueError:
        return False


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Write rows with a line of headings; lists are joined by a vertical line.

    Parameters
    ----------
    columns
        Names of the columns, in order.
    rows
        Values by column; none for a missing one.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in columns])
    return out.getvalue()


def _cell(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return neutral("|".join(map(str, value)))
    return neutral(str(value))
