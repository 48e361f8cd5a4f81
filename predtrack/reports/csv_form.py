"""Pages as CSV: the flat records, one line each."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from predtrack.reports.json_form import plain

if TYPE_CHECKING:
    from predtrack.reports.document import Page

__all__ = ["render_csv"]


def render_csv(page: Page, *, width: int = 80, colour: bool = False) -> str:
    """Render the records of a page with a line of headings; lists are joined by ``; ``."""
    del width, colour
    keys = list(dict.fromkeys(key for record in page.records for key in record))
    if not keys:
        return ""
    out = io.StringIO()
    writer = csv.DictWriter(out, keys, lineterminator="\n")
    writer.writeheader()
    for record in page.records:
        writer.writerow({key: _cell(plain(value)) for key, value in record.items()})
    return out.getvalue()


def _cell(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list) else value
