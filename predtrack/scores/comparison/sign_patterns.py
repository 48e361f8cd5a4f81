"""Sums of numbers over patterns of signs: all of them counted, or some drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from predtrack.scores.columns import FloatArray

__all__ = ["drawn_sums", "share_of_patterns"]

_BLOCK = 1 << 22


def share_of_patterns(numbers: FloatArray, threshold: float) -> float:
    """Share of the ``2**n`` patterns of signs whose sum is at least the threshold.

    The numbers are split into two halves, and each sum of one half is met by a search among
    the sorted sums of the other: ``2**(n/2)`` steps in place of ``2**n``.

    Examples
    --------
    >>> share_of_patterns(np.array([1.0, 2.0, 3.0]), 4.0)
    0.25
    """
    half = len(numbers) // 2
    left, right = np.sort(_all_sums(numbers[:half])), _all_sums(numbers[half:])
    reached = len(left) - np.searchsorted(left, threshold - right, side="left")
    return float(reached.sum()) / (len(left) * len(right))


def drawn_sums(numbers: FloatArray, draws: int, seed: int) -> FloatArray:
    """Sums over random patterns of signs, in blocks that fit the memory.

    Examples
    --------
    >>> sorted({abs(float(x)) for x in drawn_sums(np.array([1.0, 2.0]), 100, seed=0)})
    [1.0, 3.0]
    """
    generator = np.random.default_rng(seed)
    sums = np.empty(draws)
    step = max(1, _BLOCK // len(numbers))
    for start in range(0, draws, step):
        rows = min(step, draws - start)
        signs = generator.integers(0, 2, (rows, len(numbers)), dtype=np.int8) * 2.0 - 1.0
        sums[start : start + rows] = signs @ numbers
    return sums


def _all_sums(numbers: FloatArray) -> FloatArray:
    sums = np.zeros(1)
    for number in numbers:
        sums = np.concatenate((sums - number, sums + number))
    return sums
