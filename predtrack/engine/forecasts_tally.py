"""From forecasts to sums by group, with a verdict on whether all of them are sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from predtrack.engine.forecasts_rows import Taken, flag
from predtrack.engine.reading import fetch_pandas
from predtrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

__all__ = ["COUNTS", "ForecastTally", "Judged", "added_up", "refuse_taken", "verdict"]

COUNTS = ("n", "rows", "unresolved", "unresolved_rows", "empty", "empty_rows")
FAULT = "fault: "


@dataclass(frozen=True, slots=True, eq=False)
class ForecastTally:
    """Sums of scores by group, and whether they can be trusted.

    Parameters
    ----------
    table
        One row per group, sorted: the columns of the groups; ``n`` forecasts that are
        scored, ``rows`` in which they stand, ``unresolved`` forecasts without an outcome
        and ``empty`` ones without a single number, with their rows; ``weight`` of the
        scored forecasts; then the sum of each score, times its weight.
    sound
        Whether every forecast is whole and agrees with itself. Where it is not, the sums
        mean nothing: rows have to be looked at one by one.
    why
        What is not sound; empty where all is.
    road
        How the answer was found: ``chained`` in one pass, ``gathered`` forecast by forecast.
    """

    table: pd.DataFrame
    sound: bool
    why: str
    road: str

    def means(self, *scores: str) -> pd.DataFrame:
        """Give the mean of scores by group; missing where no weight is left.

        Parameters
        ----------
        *scores
            Names of columns of sums.
        """
        found = self.table.drop(columns=self.table.columns[self._places() :])
        weight = self.table["weight"].where(self.table["weight"] > 0)
        return found.assign(**{name: self.table[name] / weight for name in scores})

    def _places(self) -> int:
        return int(self.table.columns.get_loc("n")) + 1  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Judged:
    """What one kind of forecast asks of its rows, and what it makes of them.

    Parameters
    ----------
    within
        What tells the rows of a forecast apart, for messages.
    terms
        Sums over the rows of a forecast.
    faults
        Conditions on those sums that a whole forecast must not meet.
    scores
        Scores of a forecast, from those sums.
    notes
        Conditions on those sums that are counted, and are no fault.
    """

    within: str
    terms: Mapping[str, nw.Expr]
    faults: Mapping[str, nw.Expr]
    scores: Mapping[str, nw.Expr]
    notes: Mapping[str, nw.Expr]


def added_up(taken: Taken, rows: nw.LazyFrame[Any], judged: Judged) -> ForecastTally:
    """Gather rows to forecasts, and forecasts to groups, where the rows are.

    Parameters
    ----------
    taken
        The table as it was taken up.
    rows
        Its rows, with flags ``bad``, ``closed`` and ``vacant``, and the column ``within``.
    judged
        What this kind of forecast makes of them.
    """
    with np.errstate(all="ignore"):  # infinities are answers, or faults
        forecasts = rows.group_by(*taken.both).agg(*_terms(), *_named(judged.terms))
        each = forecasts.select(*taken.groups, **_each(taken, judged))
        sums = [nw.col(name).sum() for name in _each(taken, judged)]
        found = each.group_by(*taken.groups).agg(*sums) if taken.groups else each.select(*sums)
        return _tally(fetch_pandas(found), taken, [*judged.scores, *judged.notes])


def _each(taken: Taken, judged: Judged) -> dict[str, nw.Expr]:
    """Give what is added up of each forecast: counts, weighted scores, notes and faults."""
    scored = (nw.col("closed") == 0) & (nw.col("vacant") == 0)
    weighs = nw.when(scored & (nw.col("weight") > 0))  # 0 times infinity is no number
    scores = {name: score * nw.col("weight") for name, score in judged.scores.items()}
    return {
        **_counts(scored),
        **{name: weighs.then(score).otherwise(nw.lit(0.0)) for name, score in scores.items()},
        **{name: flag(scored & met) for name, met in judged.notes.items()},
        **{FAULT + what: flag(met) for what, met in _faults(taken, judged).items()},
    }


def _terms() -> list[nw.Expr]:
    weight = nw.col("weight")
    return [
        nw.len().alias("size"),
        *(nw.col(name).sum() for name in ("bad", "closed", "vacant")),
        nw.col("within").n_unique().alias("distinct"),
        weight.min(),
        weight.max().alias("most weight"),
    ]


def _named(terms: Mapping[str, nw.Expr]) -> list[nw.Expr]:
    return [term.alias(name) for name, term in terms.items()]


def _faults(taken: Taken, judged: Judged) -> dict[str, nw.Expr]:
    """Say what no forecast may be; one without an outcome need not be whole."""
    size, closed, vacant = nw.col("size"), nw.col("closed"), nw.col("vacant")
    told, whole = closed == 0, (closed == 0) & (vacant == 0)
    found = {
        "a number is outside its domain, or a name is missing": nw.col("bad") > 0,
        "outcome is missing in a part of one forecast": (closed > 0) & (closed < size),
        "a part of the forecast is missing": told & (vacant > 0) & (vacant < size),
        f"{judged.within} stands twice in one forecast": whole & (nw.col("distinct") < size),
        "weight differs within one forecast": nw.col("weight") < nw.col("most weight"),
        **{what: whole & met for what, met in judged.faults.items()},
    }
    if taken.groups:
        parts = nw.len().over(*taken.keys)
        found["a column of the groups differs within one forecast"] = parts > 1
    return found


def _counts(scored: nw.Expr) -> dict[str, nw.Expr]:
    closed, size = nw.col("closed") > 0, nw.col("size")
    empty = ~closed & (nw.col("vacant") > 0)
    kinds = {"n": scored, "unresolved": closed, "empty": empty}
    rows = {"rows": scored, "unresolved_rows": closed, "empty_rows": empty}
    return {
        **{name: flag(met) for name, met in kinds.items()},
        **{name: nw.when(met).then(size).otherwise(nw.lit(0)) for name, met in rows.items()},
        "weight": nw.when(scored).then(nw.col("weight")).otherwise(nw.lit(0.0)),
    }


def _tally(native: pd.DataFrame, taken: Taken, scores: Sequence[str]) -> ForecastTally:
    sums = [str(name) for name in native if name not in taken.groups]
    native[sums] = native[sums].astype("float64").fillna(0.0)
    faults = {name.removeprefix(FAULT): int(native[name].sum()) for name in sums if FAULT in name}
    table = native[[*taken.groups, *COUNTS, "weight", *scores]].astype(dict.fromkeys(COUNTS, int))
    ordered = table.sort_values(list(taken.groups), ignore_index=True) if taken.groups else table
    return verdict(ordered.rename(columns=taken.groups), faults, "gathered")


def verdict(table: pd.DataFrame, faults: Mapping[str, int], road: str) -> ForecastTally:
    """Judge by the number of forecasts that have each fault."""
    said = [f"{what} ({count:,} forecasts)" for what, count in faults.items() if count]
    return ForecastTally(table, not said, "; ".join(said), road)


def refuse_taken(by: Sequence[str], scores: Sequence[str]) -> None:
    """Refuse groups by a column that the result has of its own, or by one column twice."""
    taken = sorted({*COUNTS, "weight", *scores} & set(by))
    if taken:
        raise UsageError(f"groups cannot be by {taken[0]!r}, a column of the result; rename it")
    if len(set(by)) < len(by):
        raise UsageError("name each column of the groups once")
