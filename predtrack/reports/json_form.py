"""Pages as JSON: the payload, with stable text for every value."""

from __future__ import annotations

import datetime as dt
import enum
import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from predtrack.reports.document import Page

__all__ = ["plain", "render_json"]


_AS_IT_IS = frozenset({str, int, bool, type(None)})
"""Types that JSON knows; most values of a long report are of one of them."""


def plain(value: Any) -> Any:  # noqa: ANN401 - any payload
    """Turn dataclasses, dates and tuples into what JSON knows; infinities become null."""
    if type(value) in _AS_IT_IS:
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return _scalar(value)


def _scalar(value: Any) -> Any:  # noqa: ANN401 - any scalar
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    return None if isinstance(value, float) and not math.isfinite(value) else value


def render_json(page: Page, *, width: int = 80, colour: bool = False) -> str:
    """Render the payload of a page as indented JSON with real Unicode text."""
    del width, colour
    return json.dumps(plain(page.payload), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
