"""A table's forecasts, and the time in which each of them stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from predtrack.scores.standing import standing_forecasts
from predtrack.summaries.presets.table import Table, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predtrack.scores.standing import Standing, TimeAverage, Window

__all__ = ["NO_END", "earliest", "first_stated", "laid_out", "means", "stand", "without_end"]

NO_END = "no time is stated at which the question closed or was resolved"


def earliest(lines: pd.DataFrame, names: Sequence[str]) -> pd.Series[pd.Timestamp]:
    """Take the earliest of several columns of times, of those that the table has."""
    return _present(lines, names).min(axis=1)


def first_stated(lines: pd.DataFrame, names: Sequence[str]) -> pd.Series[pd.Timestamp]:
    """Take the first of several columns of times that states one."""
    return _present(lines, names).bfill(axis=1).iloc[:, 0]


def _present(lines: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    present = [name for name in names if name in lines.columns]
    return lines[present] if present else pd.DataFrame({"never": pd.NaT}, index=lines.index)


def without_end(table: Table, end: pd.Series[pd.Timestamp]) -> Table:
    """Set aside forecasts on questions of which nobody says when they ended."""
    return table.without(end.isna().to_numpy(), NO_END)


def stand(
    lines: pd.DataFrame, window: Window, **times: pd.Series[pd.Timestamp]
) -> tuple[Standing, pd.DataFrame]:
    """Say from when to when forecasts stand, and list those that never do."""
    own = {name: lines[name] for name in ("opens", "withdrawn", "expires") if name in lines}
    given = {name: column.to_numpy() for name, column in (own | times).items()}
    made, names = lines["made"].to_numpy(), ("question", "forecaster")
    question, forecaster = (pd.factorize(lines[name], sort=True)[0] for name in names)
    standing = standing_forecasts(question, forecaster, made, window=window, **given)
    left_out = listed(lines.iloc[standing.excluded.row], list(standing.excluded.reason))
    return standing, left_out


def laid_out(lines: pd.DataFrame, average: TimeAverage) -> pd.DataFrame:
    """Name the pairs of an average as the table does."""
    names = {
        name: np.asarray(pd.factorize(lines[name], sort=True)[1])[getattr(average, name)]
        for name in ("question", "forecaster")
    }
    return pd.DataFrame(
        names | {"score": average.value, "coverage": average.coverage,
                 "n_forecasts": average.forecasts}
    )  # fmt: skip


def means(scores: pd.DataFrame, totals: Mapping[str, tuple[str, str]]) -> pd.DataFrame:
    """Summarise scores by forecaster: how many questions, and what ``totals`` names."""
    grouped = scores.groupby("forecaster", sort=True)
    table = grouped.agg(questions=("question", "size"), **dict(totals))
    return table.reset_index().astype({"questions": np.int64})
