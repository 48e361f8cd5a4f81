"""Scores of quantiles from sums of distances by group and level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.engine.forecasts_tally import COUNTS, ForecastTally
from predtrack.scores.columns import TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

__all__ = ["COMPONENTS", "LevelSums", "sums_of_levels"]

COMPONENTS = ("dispersion", "underprediction", "overprediction")
SCORES = ("wis", *COMPONENTS, "pinball")


@dataclass(frozen=True, slots=True, eq=False)
class LevelSums:
    """Distances from outcomes, added up by group and level, where all forecasts are whole.

    Parameters
    ----------
    table
        One row per group and level.
    groups
        Columns of the groups.
    shared
        A level that all groups have, if any.
    """

    table: pd.DataFrame
    groups: list[str]
    shared: float | None

    @property
    def rows(self) -> int:
        """Number of rows."""
        return int(self.table["rows"].sum())

    @property
    def forecasts(self) -> int:
        """Number of forecasts."""
        return self.rows - int(self.table["carried"].sum())

    @property
    def unresolved(self) -> bool:
        """Whether some have no outcome."""
        return bool((self.table["told"] < self.table["rows"]).any())

    def tally(self, by: Sequence[str]) -> ForecastTally:
        """Score each group, and add up the groups of one kind."""
        scored = _scored(self.table, self.groups)
        outer = self.groups[: len(by)]
        names = [*COUNTS, "weight", *SCORES, "unpaired"]
        if outer:
            scored = scored.groupby(outer, dropna=False, observed=True)[names].sum().reset_index()
        else:
            scored = scored[names].sum().to_frame().T
        table = scored.astype(dict.fromkeys((*COUNTS, "unpaired"), "int64"))
        return ForecastTally(
            table.rename(columns=dict(zip(outer, by, strict=True))), True, "", "chained"
        )


def sums_of_levels(found: pd.DataFrame, groups: int) -> LevelSums | None:
    """Take sums as they are where they prove that all forecasts are whole.

    Parameters
    ----------
    found
        Sums by group and level, as they were found in the chain of rows.
    groups
        Number of columns of groups.
    """
    names = list(found.columns[:groups])
    if not len(found) or not _whole(found):
        return None
    found = found.sort_values("q", ignore_index=True)
    found = found.assign(group=_codes(found, names))
    by_group = found.groupby("group")
    levels = by_group["q"].transform("size")
    starts = by_group["rows"].transform("sum") - by_group["carried"].transform("sum")
    if (found["rows"] != starts).any():
        return None
    found = found.assign(levels=levels, place=by_group.cumcount())
    return LevelSums(found, names, _shared(found))


def _codes(found: pd.DataFrame, names: list[str]) -> Any:  # noqa: ANN401 - a series or 0
    return found.groupby(names, dropna=False, observed=True).ngroup() if names else 0


def _whole(found: pd.DataFrame) -> bool:
    """Tell whether every number is there and finite, and every level is one."""
    told = found["told"] > 0
    sums = found.loc[told, ["above", "under", "weight"]].to_numpy(dtype=float)
    sound = np.isfinite(sums).all()
    sound &= bool((found["given"] == found["rows"]).all())
    sound &= bool(((found["q"] > 0) & (found["q"] < 1)).all())
    return bool(sound and ("lightest" not in found or _weighed(found)))


def _weighed(found: pd.DataFrame) -> bool:
    finite = bool(np.isfinite(found["heaviest"]).all())
    all_there = bool((found["weighed"] == found["rows"]).all())
    return finite and all_there and bool((found["lightest"] >= 0).all())


def _shared(found: pd.DataFrame) -> float | None:
    """Find a level that all groups have, the middlemost."""
    counts = found["q"].value_counts()
    shared = counts.index[counts == found["group"].nunique()].to_numpy(dtype=float)
    return float(shared[np.abs(shared - 0.5).argmin()]) if len(shared) else None


def _scored(table: pd.DataFrame, groups: list[str]) -> pd.DataFrame:
    """Score each group; the ends of an interval are levels that mirror each other."""
    q, size = table["q"].to_numpy(dtype=float), table["levels"].to_numpy()
    place = table["place"].to_numpy()
    above, below = (table[name].fillna(0).to_numpy(dtype=float) / 2 for name in ("above", "under"))
    lower, upper = place < size // 2, place >= (size + 1) // 2
    middle = np.where(lower | upper, 0.0, 0.5)
    loss = q * above + (1 - q) * below
    share = 2 / size
    each = table.assign(
        wis=loss * share,
        dispersion=(lower * q - upper * (1 - q)) * (above - below) * share,
        underprediction=(upper + middle) * above * share,
        overprediction=(lower + middle) * below * share,
        pinball=loss * share / 2,
        unpaired=_unpaired(table),
    )
    found = each.groupby("group")
    first = found[[*groups, "told", "rows", "weight", "levels"]].first()
    n, rows = first["told"], found["rows"].sum()
    return first[groups].assign(
        n=n,
        rows=n * first["levels"],
        unresolved=first["rows"] - n,
        unresolved_rows=rows - n * first["levels"],
        empty=0,
        empty_rows=0,
        weight=first["weight"].fillna(0.0),
        **{name: found[name].sum() for name in SCORES},
        unpaired=np.where(found["unpaired"].max(), n, 0),
    )


def _unpaired(table: pd.DataFrame) -> NDArray[np.bool_]:
    """Mark levels whose group lacks their mirror image."""
    mirrored = table.assign(back=-table["place"]).sort_values(["group", "back"])
    image = table.sort_values(["group", "place"])["q"].to_numpy() + mirrored["q"].to_numpy()
    off = np.empty(len(table), dtype=bool)
    off[table.sort_values(["group", "place"]).index] = np.abs(image - 1) > TOLERANCE
    return off
