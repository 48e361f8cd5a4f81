"""What keeps rows of a table from being scored: counted where it is honest, refused else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from predtrack.errors import FaultyTableError

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Audit", "Invalid", "Unit"]

Invalid = Literal["error", "drop"]
"""What becomes of rows that are no forecast or have no possible outcome."""
Unit = Literal["row", "line"]
"""How rows are numbered: from 0, or as the lines of a text file below its heading."""


class Audit:
    """Reasons, row by row; the first reason of a row stays.

    Parameters
    ----------
    rows
        Number of rows.
    """

    def __init__(self, rows: int) -> None:
        self.reasons: NDArray[np.object_] = np.full(rows, "", dtype=object)
        self._faults: dict[str, NDArray[np.bool_]] = {}

    @property
    def open(self) -> NDArray[np.bool_]:
        """Rows that nothing keeps from being scored so far."""
        return np.asarray(self.reasons == "")

    def leave_out(self, reason: str, rows: NDArray[np.bool_]) -> None:
        """Leave rows out for a reason that is no fault; the funnel counts them."""
        self.reasons[rows & self.open] = reason

    def fault(self, what: str, rows: NDArray[np.bool_]) -> None:
        """Note rows that are at fault."""
        found = rows & self.open
        if found.any():
            self._faults[what] = found
            self.leave_out(f"invalid: {what}", found)

    def settle(self, invalid: Invalid, *, unit: Unit) -> None:
        """Refuse the faults, all at once, unless they are to be dropped.

        Raises
        ------
        FaultyTableError
            With what is wrong and the rows at fault.
        """
        if self._faults and invalid == "error":
            first = 2 if unit == "line" else 0
            found = [(what, np.flatnonzero(rows) + first) for what, rows in self._faults.items()]
            raise FaultyTableError([(what, rows.tolist()) for what, rows in found], unit=unit)
