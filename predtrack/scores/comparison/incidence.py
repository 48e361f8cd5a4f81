"""Who met what, as a sparse matrix that is never laid out in one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.comparison.codes import stretches

if TYPE_CHECKING:
    from predtrack.scores.columns import FloatArray
    from predtrack.scores.comparison.codes import CodeArray
    from predtrack.scores.labels import IntArray

__all__ = ["Incidence"]


class Incidence:
    """Sums over the rows and the columns of the pairs that met.

    Stretches of the codes serve as they are, and where all pairs weigh the same one short
    column of ones serves all stretches: nothing of the size of the table is made.

    Parameters
    ----------
    row, column : shape (n,)
        Whole numbers from 0; 32-bit ones are not copied.
    shape
        How many rows and columns there are.
    weight : shape (n,), optional
        What each pair weighs; 1 if not given.

    Examples
    --------
    >>> met = Incidence(np.array([0, 0, 1]), np.array([0, 1, 1]), (2, 2))
    >>> met.by_row(np.array([1.0, 10.0])), met.by_column(np.array([1.0, 10.0]))
    (array([11., 10.]), array([ 1., 11.]))
    """

    def __init__(
        self,
        row: CodeArray | IntArray,
        column: CodeArray | IntArray,
        shape: tuple[int, int],
        weight: FloatArray | None = None,
    ) -> None:
        from scipy.sparse import coo_array  # noqa: PLC0415 - scores cost numpy alone

        parts = list(stretches(len(row)))
        ones = np.ones(parts[0].stop if parts else 0)
        self._shape = shape
        self._parts = [
            coo_array(
                (ones[: part.stop - part.start] if weight is None else weight[part],
                 (row[part], column[part])),
                shape=shape,
            )
            for part in parts
        ]  # fmt: skip

    def by_row(self, of_columns: FloatArray) -> FloatArray:
        """Add up numbers of the columns over each row."""
        return np.asarray(
            sum((part @ of_columns for part in self._parts), np.zeros(self._shape[0]))
        )

    def by_column(self, of_rows: FloatArray) -> FloatArray:
        """Add up numbers of the rows over each column."""
        found = np.zeros(self._shape[1])
        for part in self._parts:
            found += part.T @ of_rows
        return found
