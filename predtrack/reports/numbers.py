"""Numbers as people read them; machines get them whole."""

from __future__ import annotations

import math

__all__ = ["compact", "count", "decimal", "percent", "span"]


def decimal(value: float | None, *, places: int = 3) -> str:
    """Write a score; a dash where there is none.

    Examples
    --------
    >>> decimal(0.47826), decimal(None), decimal(float("inf")), decimal(-float("inf"))
    ('0.478', '–', '∞', '-∞')
    """
    if value is None or math.isnan(value):
        return "–"
    if not math.isfinite(value):
        return "∞" if value > 0 else "-∞"
    return f"{value:.{places}f}"


def span(ends: tuple[float, float] | None, *, places: int = 3) -> str:
    """Write an interval, or its one value where the ends agree.

    Examples
    --------
    >>> span((0.4783, 0.6667)), span((0.5, 0.5)), span(None)
    ('0.478–0.667', '0.500', '–')
    """
    if ends is None:
        return "–"
    low, high = (decimal(end, places=places) for end in ends)
    return low if low == high else f"{low}–{high}"


def percent(share: float | None) -> str:
    """Write a share as a percentage.

    Examples
    --------
    >>> percent(0.1658), percent(-0.004), percent(2.5)
    ('16.6 %', '-0.4 %', '250 %')
    """
    if share is None or not math.isfinite(share):
        return "–"
    return f"{share * 100:.1f} %" if abs(share) < 1 else f"{share * 100:.0f} %"


def compact(value: float | None, language: str = "en") -> str:
    """Write a quantity with three digits that count.

    Examples
    --------
    >>> compact(10_210_722), compact(8.5e12), compact(400_000), compact(42), compact(5.29)
    ('10.2 M', '8.5 T', '400 k', '42', '5.29')
    """
    from predtrack.summaries.amounts import amount  # noqa: PLC0415 - a list does without tables

    return "–" if value is None else amount(value, language).replace("\u00a0", " ")


def count(number: int, noun: str) -> str:
    """Write a number with its noun.

    Examples
    --------
    >>> count(1, "prediction"), count(3, "prediction")
    ('1 prediction', '3 predictions')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
