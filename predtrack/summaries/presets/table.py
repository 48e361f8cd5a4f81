"""Forecasts on resolved questions, one line each, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from predtrack.errors import InvalidForecastError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Table", "listed", "refuse_categories"]


@dataclass(frozen=True, slots=True)
class Table:
    """Forecasts on resolved questions.

    Parameters
    ----------
    lines
        One line a forecast: ``row`` (position in the input), ``question, forecaster,
        outcome, probability, given`` (to what happened), ``categories, brier`` (on the
        scale from 0 to 2, by the ordered rule where the categories have ranks), and every
        time of :data:`predtrack.tables.tidy.TIMES` as datetime64 in UTC, or a number.
    excluded
        What is left out, with the reasons.
    """

    lines: pd.DataFrame
    excluded: pd.DataFrame = field(default_factory=lambda: listed(pd.DataFrame(), ""))

    def without(self, out: NDArray[np.bool_], reason: str) -> Table:
        """Take lines out, and list them with the reason."""
        if not out.any():
            return self
        more = listed(self.lines[out], reason)
        kept = self.lines[~out].reset_index(drop=True)
        return Table(kept, pd.concat([self.excluded, more], ignore_index=True))

    def listing(self, *more: pd.DataFrame) -> pd.DataFrame:
        """List everything that was left out, in the order of the rows."""
        parts = [part for part in (self.excluded, *more) if len(part)]
        if not parts:
            return self.excluded
        return pd.concat(parts, ignore_index=True).sort_values("row", ignore_index=True)


def listed(lines: pd.DataFrame, reason: str | Sequence[str]) -> pd.DataFrame:
    """Lay out lines that are not scored, with the reason."""
    columns = ["row", "question", "forecaster"]
    part = lines.reindex(columns=columns) if len(lines) else pd.DataFrame(columns=columns)
    return part.assign(reason=reason).reset_index(drop=True)


def refuse_categories(preset: str, table: Table) -> None:
    """Refuse questions over categories where a platform has only yes and no."""
    lines = table.lines
    if "category" in lines.columns and lines["category"].notna().any():
        rows = lines["row"].to_numpy()[lines["category"].notna()].tolist()
        raise InvalidForecastError(f"{preset} scores questions with yes and no alone", rows)
