"""Sorting rows by a group and, within it, by time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from predtrack.scores.columns import BoolArray, FloatArray
    from predtrack.scores.labels import IntArray

__all__ = ["sort_by_group_and_time"]

_MANY = 8
"""One row in so many may share its key with another; beyond, all are sorted again."""


def sort_by_group_and_time(group: IntArray, moment: FloatArray) -> IntArray:
    """Order rows by group, then by time, then as they came.

    Whole numbers of a common unit, such as seconds, are packed behind the group and sorted
    as one number. Where that does not fit, the rows are put in order of time first, and
    their places packed; both are faster than sorting by two keys.

    Parameters
    ----------
    group : shape (n,)
        Whole numbers, 0 or more.
    moment : shape (n,)
        Finite times.

    Examples
    --------
    >>> sort_by_group_and_time(np.array([1, 0, 1]), np.array([2.0, 5.0, 1.0])).tolist()
    [1, 2, 0]
    """
    if not len(group):
        return np.empty(0, np.int64)
    groups = int(group.max()).bit_length()
    steps = _steps(moment, 62 - groups)
    return _by_place(group, moment, groups) if steps is None else _packed(group, steps)


def _steps(moment: FloatArray, bits: int) -> IntArray | None:
    """Write times as whole steps that fit into so many bits, if they can be."""
    low, high = moment.min(), moment.max()
    for unit in (1e6, 1.0):  # a second in microseconds; one microsecond, or a number
        if (high - low) / unit < 2.0 ** min(bits, 52):
            steps = (moment - low) / unit
            whole: IntArray = steps.astype(np.int64)
            if np.array_equal(whole, steps):
                return whole
    return None


def _packed(group: IntArray, steps: IntArray) -> IntArray:
    key = (group << int(steps.max()).bit_length()) | steps
    order = np.argsort(key)
    ordered = key[order]
    same = ordered[1:] == ordered[:-1]
    if same.any():  # only equal keys could be out of order
        return _as_they_came(key, order, ordered, same)
    return order


def _as_they_came(key: IntArray, order: IntArray, ordered: IntArray, same: BoolArray) -> IntArray:
    """Put rows of equal keys in order; a few of them are cheaper than a stable sort of all."""
    tied = np.append(same, False) | np.append(False, same)
    if tied.sum() * _MANY > len(order):
        return np.argsort(key, kind="stable")
    few = order[tied]
    order[tied] = few[np.lexsort((few, ordered[tied]))]
    return order


def _by_place(group: IntArray, moment: FloatArray, groups: int) -> IntArray:
    order = np.argsort(moment, kind="stable")
    bits = len(order).bit_length()
    if groups + bits > 62:
        return np.asarray(order[np.argsort(group[order], kind="stable")])
    place = (group[order] << bits) | np.arange(len(order))
    place.sort()
    return np.asarray(order[place & ((1 << bits) - 1)])
