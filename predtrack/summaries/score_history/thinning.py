"""Fewer moments, without moving a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import FloatArray

__all__ = ["bundled", "thinned"]


def thinned(moments: FloatArray, most: int) -> NDArray[np.int64]:
    """Choose so many moments at most: the first, and the last of each stretch of time.

    Parameters
    ----------
    moments : shape (n,)
        Rising.
    most
        At least 2.

    Returns
    -------
    shape (k,)
        Positions of those that stay.

    Examples
    --------
    >>> thinned(np.array([0.0, 1.0, 1.2, 1.4, 9.0, 10.0]), 4).tolist()
    [0, 3, 5]
    """
    if len(moments) <= most:
        return np.arange(len(moments), dtype=np.int64)
    span = moments[-1] - moments[0]
    stretch = np.minimum((moments[1:] - moments[0]) / span * (most - 1), most - 1.5).astype(
        np.int64
    )
    last = np.flatnonzero(np.diff(stretch, append=most)) + 1
    return np.concatenate([np.zeros(1, np.int64), last])


def bundled(moments: FloatArray, most: int) -> tuple[FloatArray, NDArray[np.int64]]:
    """Count what happened in each stretch of time, and give the last moment of each.

    Examples
    --------
    >>> at, count = bundled(np.array([3.0, 1.0, 1.0]), 10)
    >>> at.tolist(), count.tolist()
    ([1.0, 3.0], [2, 1])
    """
    found, count = np.unique(moments, return_counts=True)
    kept = thinned(found, most)
    return found[kept], np.diff(np.cumsum(count)[kept], prepend=0)
