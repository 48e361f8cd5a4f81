"""Least squares for two crossed effects, without ever laying out the design."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError

if TYPE_CHECKING:
    from collections.abc import Callable

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.labels import IntArray

__all__ = ["RESIDUAL", "least_squares_effects"]

RESIDUAL = 1e-13
"""Relative size of the residual at which the normal equations count as solved."""


def least_squares_effects(
    row: IntArray, column: IntArray, value: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Fit ``value = a[row] + b[column]``; the graph of rows and columns must be connected.

    Parameters
    ----------
    row, column : shape (n,)
        Whole numbers from 0.
    value : shape (n,)
        Finite numbers.

    Returns
    -------
    a, b
        Effects whose level is arbitrary: adding to all of one and subtracting from all of
        the other changes nothing.

    Raises
    ------
    InvalidForecastError
        If rounding keeps the equations from being solved to :data:`RESIDUAL`.

    Examples
    --------
    >>> a, b = least_squares_effects(np.array([0, 0, 1]), np.array([0, 1, 0]),
    ...                              np.array([1.0, 2.0, 4.0]))
    >>> float(a[1] - a[0]), float(b[1] - b[0])
    (3.0, 1.0)
    """
    rows, columns = (int(code.max(initial=-1)) + 1 for code in (row, column))
    per_row = np.bincount(row, minlength=rows).astype(np.float64)
    per_column = np.bincount(column, minlength=columns).astype(np.float64)

    def column_means(of: FloatArray) -> FloatArray:
        return np.asarray(np.bincount(column, of, columns) / per_column)

    def within(a: FloatArray) -> FloatArray:
        # What the columns cannot explain of a, added up by row.
        return np.asarray(per_row * a - np.bincount(row, column_means(a[row])[column], rows))

    target = np.asarray(np.bincount(row, value - column_means(value)[column], rows), np.float64)
    rounding = 1e-15 * float(np.linalg.norm(np.bincount(row, np.abs(value), rows)))
    a = _conjugate_gradients(within, target, per_row, rounding)
    return a, column_means(value - a[row])


def _conjugate_gradients(
    operator: Callable[[FloatArray], FloatArray],
    target: FloatArray,
    scale: FloatArray,
    rounding: float,
) -> FloatArray:
    """Solve a system whose only freedom is its level, from 0, scaled by its diagonal."""
    solution, residual = np.zeros_like(target), target.copy()
    goal = RESIDUAL * float(np.linalg.norm(target)) + rounding
    step = residual / scale
    product = float(residual @ step)
    for _ in range(20 * len(target) + 100):
        if float(np.linalg.norm(residual)) <= goal:
            return solution
        image = operator(step)
        length = product / float(step @ image)
        solution += length * step
        residual -= length * image
        scaled = residual / scale
        before, product = product, float(residual @ scaled)
        step = scaled + (product / before) * step
    raise InvalidForecastError("the questions in common are too few to solve for difficulty")
