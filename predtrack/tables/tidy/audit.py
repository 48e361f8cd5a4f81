"""What keeps rows of a table from being scored: counted where it is honest, refused else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from predtrack.errors import FaultyTableError

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Audit", "Invalid"]

Invalid = Literal["error", "drop"]
"""What becomes of rows that are no forecast or have no possible outcome."""


class Audit:
    """Reasons, row by row; the first reason of a row stays.

    Parameters
    ----------
    rows
        Number of rows.
    """

    def __init__(self, rows: int) -> None:
        self.codes: NDArray[np.int16] = np.zeros(rows, dtype=np.int16)
        self.said: list[str] = [""]
        self._faults: dict[str, NDArray[np.bool_]] = {}

    @property
    def open(self) -> NDArray[np.bool_]:
        """Rows that nothing keeps from being scored so far."""
        return np.asarray(self.codes == 0)

    @property
    def reasons(self) -> pd.Categorical[Any]:
        """The reason of each row, empty where there is none."""
        return pd.Categorical.from_codes(self.codes, categories=pd.Index(self.said))

    def leave_out(self, reason: str, rows: NDArray[np.bool_]) -> None:
        """Leave rows out for a reason that is no fault; the funnel counts them."""
        if reason not in self.said:
            self.said.append(reason)
        self.codes[rows & self.open] = self.said.index(reason)

    def fault(self, what: str, rows: NDArray[np.bool_], *, shown: object = None) -> None:
        """Note rows that are at fault; a message quotes the first of the cells ``shown``."""
        if not rows.any():
            return
        found = rows & self.open
        if found.any():
            self.leave_out(f"invalid: {what}", found)
            self._faults[f"{what}{_first(shown, found)}"] = found

    def settle(self, invalid: Invalid) -> None:
        """Refuse the faults, all at once, unless they are to be dropped.

        Raises
        ------
        FaultyTableError
            With what is wrong and the rows at fault.
        """
        if self._faults and invalid == "error":
            found = [(what, np.flatnonzero(rows).tolist()) for what, rows in self._faults.items()]
            raise FaultyTableError(found)


def _first(shown: object, rows: NDArray[np.bool_]) -> str:
    """Quote a cell, so that a person sees at once what is meant."""
    if not isinstance(shown, pd.Series):
        return ""
    first = shown.iloc[int(rows.argmax())]
    missing = first is None or first is pd.NA or first != first  # noqa: PLR0124 - NaN and NaT
    cell = "" if missing else str(first).strip()
    return f"; found {cell[:20]}…" if len(cell) > 20 else f"; found {cell or 'nothing'}"
