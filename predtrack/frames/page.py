"""A frame as a notebook shows it: finding, table, what its columns mean, funnel."""

from __future__ import annotations

import html
import math
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["page_of"]

_STYLE = (
    "<style>.predtrack-frame {overflow-x: auto} .predtrack-frame td {white-space: nowrap}</style>"
)
_NONE = "–"


def page_of(
    frame: pd.DataFrame, explained: Sequence[str], said: Sequence[str], *, finding: bool
) -> str:
    """Set out a frame as HTML, with every text escaped.

    Parameters
    ----------
    frame
        What is shown of it; a long one is shortened as pandas does.
    explained
        What its columns mean.
    said
        Its notes.
    finding
        Whether the first note is what was found, and stands above.
    """
    above, below = (said[:1], said[1:]) if finding else ((), said)
    parts = [
        *(f"<p><strong>{html.escape(line)}</strong></p>" for line in above),
        f'{_STYLE}<div class="predtrack-frame">{_table(frame)}</div>',
        *([f"<p><small>{_lines(explained)}</small></p>"] if explained else []),
        *([f"<p>{_lines(below)}</p>"] if below else []),
    ]
    return "".join(parts)


def _lines(said: Sequence[str]) -> str:
    return "<br>".join(map(html.escape, said))


def _table(frame: pd.DataFrame) -> str:
    most = pd.get_option("display.max_rows")
    return _without_none(frame).to_html(
        max_rows=most,
        na_rep=_NONE,
        border=0,
        float_format=_number,
        show_dimensions=bool(most) and len(frame) > most,
    )


def _without_none(frame: pd.DataFrame) -> pd.DataFrame:
    """Write a dash for what is missing among texts and days, where pandas writes None."""
    shown = frame.copy()
    for place, kind in enumerate(frame.dtypes):
        if pd.api.types.is_object_dtype(kind):
            column = frame.iloc[:, place]
            shown.isetitem(place, column.where(column.notna(), _NONE).to_numpy())
    return shown


def _number(value: float) -> str:
    """Write four digits that count; large quantities whole."""
    if not math.isfinite(value):
        return _NONE if math.isnan(value) else "∞" if value > 0 else "-∞"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
