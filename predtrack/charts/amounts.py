"""Axes of amounts: their labels, and round numbers on them."""

from __future__ import annotations

import math

from predtrack.summaries.amounts import SCALES

__all__ = ["amount_labels", "log_ticks"]


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
        for least, scale, sign in SCALES[language]
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
