"""Forecasts of several numbers: what a block of them may hold.

A block has the rows first and behind them its own axes: categories, members of an
ensemble, levels of quantiles, points of a grid, dimensions of a vector. One forecast
alone has no axis of rows.
"""

from typing import Annotated, Any, TypeAlias

import numpy as np

from predtrack.scores.columns import BoolArray, Domain, FloatArray, Law

__all__ = [
    "Category",
    "Cumulative",
    "Grid",
    "Levels",
    "Members",
    "Probabilities",
    "Quantiles",
    "Vector",
    "VectorMembers",
    "sums_to_one",
]


def sums_to_one(block: FloatArray) -> BoolArray:
    """Tell which forecasts sum to 1, up to printed decimals.

    Examples
    --------
    >>> sums_to_one(np.array([[0.3, 0.7], [0.3, 0.6]]))
    array([ True, False])
    """
    return np.asarray(np.abs(block.sum(axis=-1) - 1) <= SUM_TOLERANCE)


def _never_falls(block: FloatArray) -> BoolArray:
    flat = block.reshape(-1)  # one comparison in the order of memory, then row by row if it fails
    steps = flat[1:] >= flat[:-1]
    steps[block.shape[-1] - 1 :: block.shape[-1]] = True
    if steps.all():
        return np.ones(block.shape[:-1], dtype=bool)
    return np.asarray((block[..., 1:] >= block[..., :-1]).all(axis=-1))


def _rises(block: FloatArray) -> BoolArray:
    return np.asarray((block[..., 1:] > block[..., :-1]).all(axis=-1))


SUM_TOLERANCE = 1e-6
"""How far the stated probabilities of all categories may sum from 1: printed decimals."""

_SUMS = Law("sum to 1 over the categories; nothing is renormalised", sums_to_one)
_NEVER_FALLS = Law("not fall from one level to the next: quantiles may not cross", _never_falls)
_NEVER_SINKS = Law("not fall along the grid", _never_falls)
_RISES = Law("rise strictly, each once", _rises)
_IN_UNIT = "be a finite number in [0, 1]; write 70 % as 0.7"
_FINITE = "be a finite number"

Probabilities: TypeAlias = Annotated[Any, Domain(_IN_UNIT, 0, 1, axes=("category",), laws=(_SUMS,))]
"""Shape (n, K): one probability for each category, in rows that sum to 1."""
Category: TypeAlias = Annotated[
    Any, Domain("be the number of a category, from 0", 0, whole=True, numbers="category")
]
"""Shape (n,): the number of the category that happened, from 0."""
Members: TypeAlias = Annotated[Any, Domain(_FINITE, axes=("member",))]
"""Shape (n, M): the members of an ensemble, or samples, in any order."""
Levels: TypeAlias = Annotated[
    Any,
    Domain(
        "lie between 0 and 1; write 90 % as 0.9", 0, 1,
        ends=False, axes=("level",), shared=True, laws=(_RISES,),
    ),
]  # fmt: skip
"""Shape (L,): levels of quantiles, rising, shared by all rows."""
Quantiles: TypeAlias = Annotated[Any, Domain(_FINITE, axes=("level",), laws=(_NEVER_FALLS,))]
"""Shape (n, L): values at the levels, never falling."""
Grid: TypeAlias = Annotated[Any, Domain(_FINITE, axes=("point",), laws=(_RISES,))]
"""Shape (n, X) or (X,): values at which a cumulative distribution is stated, rising."""
Cumulative: TypeAlias = Annotated[
    Any, Domain(_IN_UNIT, 0, 1, axes=("point",), laws=(_NEVER_SINKS,))
]
"""Shape (n, X): probability of not more than each point, never falling."""
Vector: TypeAlias = Annotated[Any, Domain(_FINITE, axes=("dimension",))]
"""Shape (n, D): an observed vector."""
VectorMembers: TypeAlias = Annotated[Any, Domain(_FINITE, axes=("member", "dimension"))]
"""Shape (n, M, D): members of an ensemble of vectors."""
