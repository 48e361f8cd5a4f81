"""Row by row in blocks that fit the cache: few calls, and memory that stays bounded."""

from collections.abc import Callable, Sequence
from math import prod

import numpy as np

from predtrack.scores.columns import FloatArray

__all__ = ["over_row_blocks"]

CELLS = 1 << 16
"""Numbers in one block: half a megabyte, which the cache of one core holds."""


def over_row_blocks(
    formula: Callable[..., FloatArray], blocks: Sequence[FloatArray], axes: Sequence[int]
) -> FloatArray:
    """Apply a formula to few rows at a time.

    Parameters
    ----------
    formula
        Takes a part of every block, rows first, and returns one number per row.
    blocks
        Arrays with the same rows; one without rows belongs to all of them.
    axes
        How many axes behind the rows each block has.

    Returns
    -------
    array
        One number per row, in the shape of the rows.

    Examples
    --------
    >>> over_row_blocks(lambda v, y: v.sum(axis=-1) - y, [np.ones((2, 3)), np.array(1.0)], [1, 0])
    array([2., 2.])
    """
    arrays = [np.asarray(block, dtype=np.float64) for block in blocks]
    own = [a.shape[a.ndim - n :] for a, n in zip(arrays, axes, strict=True)]
    rows = np.broadcast_shapes(
        *(a.shape[: a.ndim - len(o)] for a, o in zip(arrays, own, strict=True))
    )
    n = prod(rows)
    flat = [np.broadcast_to(a, rows + o).reshape(n, *o) for a, o in zip(arrays, own, strict=True)]
    step = max(1, CELLS // max(prod(o) for o in own))
    scores = np.empty(n)
    for start in range(0, n, step):
        part = slice(start, start + step)
        # Summed in one order, however the columns lie in memory.
        scores[part] = formula(*(np.ascontiguousarray(block[part]) for block in flat))
    return scores.reshape(rows)
