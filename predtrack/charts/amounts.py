"""Amounts as people read them, on axes and in sentences."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["amount", "amount_labels", "log_ticks"]

_SCALES: Mapping[str, tuple[tuple[float, float, str], ...]] = {
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
    for least, scale, sign in _SCALES[language]:
        if abs(value) >= least * 0.9995:
            share = value / scale
            return f"{share:.0f}{sign}" if abs(share) >= 1000 else f"{share:.3g}{sign}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def amount_labels(language: str = "en") -> str:
    """Give the same for the labels of an axis, in the language of Vega's expressions.

    Examples
    --------
    >>> amount_labels("zh").rpartition(" ? ")[2]
    "format(datum.value / 10000, '.4~r') + '万' : format(datum.value, ',.3~r')"
    """
    said = "".join(
        f"abs(datum.value) >= {least * 0.9995:.0f} ?"
        f" format(datum.value / {scale:g}, '.4~r') + '{sign}' : "
        for least, scale, sign in _SCALES[language]
    )
    return f"{said}format(datum.value, ',.3~r')"


def log_ticks(low: float, high: float, *, most: int = 9) -> list[float]:
    """Choose round numbers between two ends of a logarithmic axis.

    Examples
    --------
    >>> log_ticks(12, 480)
    [20.0, 50.0, 100.0, 200.0]
    >>> log_ticks(1, 1e9, most=5)
    [1.0, 1000.0, 1000000.0, 1000000000.0]
    """
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    for digits in ((1, 2, 5), (1, 3), (1,)):
        found = [
            digit * 10.0**power
            for power in range(first, last + 1)
            for digit in digits
            if low <= digit * 10.0**power <= high
        ]
        if len(found) <= most:
            break
    step = -(-(len(found) - 1) // (most - 1)) if len(found) > most else 1
    return found[::step]
