"""Labels that do not lie upon each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["apart", "with_room"]


def with_room(places: Sequence[float], least: float) -> list[int]:
    """Choose which labels have room; those that come first in the list are chosen first.

    Parameters
    ----------
    places
        Where each label would stand, the most important one first.
    least
        Distance that two labels need.

    Examples
    --------
    >>> with_room([100, 95, 50, 60, 48], 12)
    [0, 2]
    """
    kept: list[int] = []
    for index, place in enumerate(places):
        if all(abs(place - places[other]) >= least for other in kept):
            kept.append(index)
    return kept


def apart(places: Sequence[float], least: float) -> list[float]:
    """Move labels as far as they must be moved to stand apart, in their order.

    Examples
    --------
    >>> apart([10, 11, 40], 6)
    [7.5, 13.5, 40.0]
    """
    order = sorted(range(len(places)), key=places.__getitem__)
    groups: list[tuple[float, list[int]]] = []
    for index in order:
        groups.append((float(places[index]), [index]))
        while len(groups) > 1 and _touch(groups[-2], groups[-1], least):
            (low, first), (high, second) = groups[-2:]
            members = first + second
            middle = (low * len(first) + high * len(second)) / len(members)
            groups[-2:] = [(middle, members)]
    moved = [0.0] * len(places)
    for middle, members in groups:
        for rank, index in enumerate(members):
            moved[index] = middle + (rank - (len(members) - 1) / 2) * least
    return moved


def _touch(below: tuple[float, list[int]], above: tuple[float, list[int]], least: float) -> bool:
    room = (len(below[1]) + len(above[1])) / 2 * least
    return above[0] - below[0] < room
