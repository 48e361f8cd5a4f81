"""Where the names of curves stand: on the curve, away from all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["label_places"]

_MARGIN = 0.18
_ROOM = 0.16
"""Share of the width that a name needs."""


def label_places(x: Sequence[float], curves: Mapping[str, Sequence[float]]) -> list[int]:
    """Choose for each curve the place where the next curve above it is farthest.

    Parameters
    ----------
    x
        Places along the axis, ascending.
    curves
        Values of each curve at each of them. A name stands above its curve.

    Examples
    --------
    >>> label_places([0, 1, 2, 3], {"a": [0, 1, 5, 0], "b": [0, 3, 2, 0]})
    [2, 1]
    """
    low, high = x[0] + _MARGIN * (x[-1] - x[0]), x[-1] - _MARGIN * (x[-1] - x[0])
    inside = [at for at, value in enumerate(x) if low <= value <= high] or list(range(len(x)))
    found: list[int] = []
    for values in curves.values():
        others = [one for one in curves.values() if one is not values]
        free = [at for at in inside if _is_free(x, at, found)] or inside
        found.append(max(free, key=lambda at: _room(at, values, others)))
    return found


def _is_free(x: Sequence[float], at: int, taken: Sequence[int]) -> bool:
    return all(abs(x[at] - x[other]) >= _ROOM * (x[-1] - x[0]) for other in taken)


def _room(at: int, values: Sequence[float], others: Sequence[Sequence[float]]) -> float:
    """Measure how far it is to the next curve, where the highest has the most room."""
    above = [one[at] - values[at] for one in others if one[at] >= values[at]]
    below = [values[at] - one[at] for one in others if one[at] < values[at]]
    return min([*above, *(2 * gap for gap in below)], default=values[at])
