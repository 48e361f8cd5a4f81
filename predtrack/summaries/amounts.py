"""Amounts as people read them: three digits that count, and a sign for the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SCALES", "amount"]

SCALES: Mapping[str, tuple[tuple[float, float, str], ...]] = {
    "en": (
        (1e12, 1e12, "\u00a0T"),
        (1e9, 1e9, "\u00a0bn"),
        (1e6, 1e6, "\u00a0M"),
        (1e4, 1e3, "\u00a0k"),
    ),
    "zh": ((1e12, 1e12, "万亿"), (1e8, 1e8, "亿"), (1e4, 1e4, "万")),
}
"""From which amount on a sign is used, what it stands for, and the sign.

The space before it does not break, so that a number and its sign stay on one line.
"""


def amount(value: float, language: str = "en") -> str:
    """Write a quantity with three digits that count.

    Examples
    --------
    >>> print(amount(10_210_722), amount(8.5e12), amount(400_000), amount(42), sep=", ")
    10.2 M, 8.5 T, 400 k, 42
    >>> amount(10_210_722, "zh")
    '1021万'
    """
    for least, scale, sign in SCALES[language]:
        if abs(value) >= least * 0.9995:
            return f"{_digits(value / scale, '')}{sign}"
    return _digits(value, ",")


def _digits(value: float, grouped: str) -> str:
    """Write whole numbers from where three digits would round to a thousand."""
    return f"{value:{grouped}.0f}" if abs(value) >= 999.5 else f"{value:.3g}"
