"""Least squares for two crossed effects, without ever laying out the design."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.comparison.codes import stretches, totals
from predtrack.scores.comparison.incidence import Incidence

if TYPE_CHECKING:
    from collections.abc import Callable

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.comparison.codes import CodeArray
    from predtrack.scores.labels import IntArray

__all__ = ["RESIDUAL", "least_squares_effects"]

RESIDUAL = 1e-13
"""Relative size of the residual at which the normal equations count as solved."""


def least_squares_effects(
    row: CodeArray | IntArray,
    column: CodeArray | IntArray,
    value: FloatArray,
    weight: FloatArray | None = None,
) -> tuple[FloatArray, FloatArray]:
    """Fit ``value = a[row] + b[column]``; the graph of rows and columns must be connected.

    Parameters
    ----------
    row, column : shape (n,)
        Whole numbers from 0; each up to the largest occurs.
    value : shape (n,)
        Finite numbers.
    weight : shape (n,), optional
        Above 0; 1 if not given.

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
    met = Incidence(row, column, (rows, columns), weight)
    per_row, per_column = met.by_row(np.ones(columns)), met.by_column(np.ones(rows))
    weighted = value if weight is None else value * weight
    of_columns = totals(column, weighted, columns)

    def within(a: FloatArray) -> FloatArray:
        # What the columns cannot explain of a, added up by row.
        return np.asarray(per_row * a - met.by_row(met.by_column(a) / per_column))

    target = totals(row, weighted, rows) - met.by_row(of_columns / per_column)
    target -= per_row * (target.sum() / max(per_row.sum(), 1))  # rounding left a level in it
    rounding = 1e-15 * float(np.linalg.norm(_sizes(row, weighted, rows)))
    a = _conjugate_gradients(within, target, per_row, rounding)
    return a, (of_columns - met.by_column(a)) / per_column


def _sizes(row: CodeArray | IntArray, value: FloatArray, rows: int) -> FloatArray:
    parts = (np.bincount(row[part], np.abs(value[part]), rows) for part in stretches(len(row)))
    return np.asarray(sum(parts, np.zeros(rows)))


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
