"""Bins of probabilities, closed on a stated side and found by exact comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

from predtrack.errors import UnknownNameError, UsageError
from predtrack.scores.counts import read_count

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from predtrack.scores.columns import FloatArray

__all__ = ["Bins", "Closed", "equal_bins"]

Closed: TypeAlias = Literal["left", "right"]
SIDES = ("left", "right")


@dataclass(frozen=True, slots=True, eq=False)
class Bins:
    """Neighbouring intervals from 0 to 1.

    Parameters
    ----------
    edges : shape (b + 1,), ascending, from 0 to 1
        Ends of the bins.
    closed
        ``left``: a forecast on an edge belongs to the bin above, ``[a, b)``; ``right``: to
        the bin below, ``(a, b]``. The outermost edges, 0 and 1, always belong.

    Raises
    ------
    UsageError
        If the edges do not ascend from 0 to 1.

    Examples
    --------
    >>> Bins([0, 0.5, 1]).find([0, 0.5, 1])
    array([0, 1, 1])
    >>> Bins([0, 0.5, 1], closed="right").find([0, 0.5, 1])
    array([0, 0, 1])
    """

    edges: ArrayLike
    closed: Closed = "left"

    def __post_init__(self) -> None:
        edges = np.array(self.edges, dtype=np.float64)
        if edges.ndim != 1 or len(edges) < 2 or not (edges[:-1] < edges[1:]).all():
            raise UsageError("edges of bins must ascend, one number after the other")
        if (edges[0], edges[-1]) != (0, 1):
            raise UsageError("edges of bins must begin with 0 and end with 1")
        if self.closed not in SIDES:
            raise UnknownNameError("side of a bin", self.closed, SIDES)
        object.__setattr__(self, "edges", edges)

    @property
    def ends(self) -> FloatArray:
        """Ends of the bins as an array, shape (b + 1,)."""
        return np.asarray(self.edges, dtype=np.float64)

    def find(self, probability: ArrayLike) -> NDArray[np.int64]:
        """Find the bin of each probability, counted from 0."""
        side: Closed = "right" if self.closed == "left" else "left"
        return np.searchsorted(self.ends[1:-1], np.asarray(probability), side=side)


def equal_bins(count: int, *, closed: Closed = "left") -> Bins:
    """Cut [0, 1] into bins of one width, whose edges are the fractions themselves.

    An edge is the float nearest to k / count: that of .6 is .6, where a sum of steps
    would give .6000000000000001 and put a forecast of 60 % into the wrong bin.

    Examples
    --------
    >>> bins = equal_bins(10)
    >>> bins.find([0.29, 0.57, 0.58, 0.6, 0.7])
    array([2, 5, 5, 6, 7])
    """
    if not read_count("count", count):
        raise UsageError("there must be at least one bin")
    return Bins(np.arange(count + 1) / count, closed)
