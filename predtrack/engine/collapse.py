"""From the rows of any table to the sufficient table of each group, inside its engine."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import narwhals as nw

from predtrack.engine.collapsed import SUMS, Collapsed
from predtrack.engine.reading import are_present, fetch_pandas, lazily, numbers, whole_numbers
from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.columns import TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from narwhals.typing import IntoFrame

__all__ = ["collapse"]

OUTCOME, ROWS, COUNTED = "outcome", "rows", "counted"
LEAST, MOST, LIGHTEST = "least outcome", "most outcome", "least weight"
NUMBERS = {"probability", *SUMS, LEAST, MOST, LIGHTEST}
TAKEN = {OUTCOME, ROWS, COUNTED, *NUMBERS}


def collapse(frame: IntoFrame, *, by: Sequence[str] = (), weight: str | None = None) -> Collapsed:
    """Count rows and add up outcomes by the exact value of the forecast.

    The engine that holds the rows does the work, in one pass; what comes out of it has as
    many rows as there are distinct forecasts. Forecasts that differ in the last digit stay
    apart, ``-0.0`` is ``0.0``, and single precision is read as double.

    Parameters
    ----------
    frame
        A table with the columns ``probability`` and ``outcome``: pandas, Polars (also
        lazy), PyArrow, a DuckDB relation, or what else Narwhals takes.
    by
        Columns that make the groups; none for one group of all rows. A missing name
        makes a group of its own.
    weight
        Column that says how often a row counts; once if not given. A row of weight 0
        counts nowhere.

    Returns
    -------
    Collapsed
        The sums, and the number of rows that were left out as missing (NULL or NaN).

    Raises
    ------
    UnknownNameError
        If the table lacks a column.
    UsageError
        If a column holds no numbers, or a group has the name of a sum.
    InvalidForecastError
        If a probability or an outcome is outside [0, 1], or a weight below 0.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = {"probability": [0.7, 0.2, 0.7, None], "outcome": [1, 0, 0, 1]}
    >>> collapsed = collapse(pd.DataFrame(rows))
    >>> collapsed.table
       probability  n  outcomes  squares
    0          0.2  1       0.0      0.0
    1          0.7  2       1.0      1.0
    >>> collapsed.rows, collapsed.missing
    (4, 1)
    """
    _refuse_taken(by)
    lazy = lazily(frame, by)
    probability, *terms = numbers(lazy, ["probability", "outcome", *([weight] if weight else [])])
    whole = None if weight else whole_numbers(lazy, "outcome")
    sums = _terms(*terms) if whole is None else {"outcomes": whole}
    rows = lazy.select(*by, probability, **sums)
    found = _in_doubles(fetch_pandas(_added_up(rows, by)))
    held = found[found["probability"].notna() & (found[COUNTED] > 0)]
    _refuse_outside(held)
    total = int(found[ROWS].sum())
    return Collapsed(_sorted(held, by), total, total - int(held[COUNTED].sum()))


def _terms(outcome: nw.Expr, weight: nw.Expr | None = None) -> dict[str, nw.Expr]:
    """What to add up and to watch; NULL where something is missing."""
    present = are_present([outcome] if weight is None else [outcome, weight])
    y = nw.when(present).then(outcome)
    if weight is None:
        return {"outcomes": y, "squares": y * y}
    w = nw.when(present).then(weight)
    return {"outcomes": w * y, "squares": w * y * y, "n": w, OUTCOME: y}


def _added_up(rows: nw.LazyFrame[Any], by: Sequence[str]) -> nw.LazyFrame[Any]:
    """Sums by group and forecast, with the extremes that tell whether they can be trusted."""
    terms = rows.collect_schema().names()
    outcome = nw.col(OUTCOME if OUTCOME in terms else "outcomes")
    extremes = [outcome.min().alias(LEAST), outcome.max().alias(MOST)]
    extremes += [nw.col("n").min().alias(LIGHTEST)] if "n" in terms else []
    counts = [nw.len().alias(ROWS), outcome.count().alias(COUNTED)]
    sums = [nw.col(name).sum() for name in SUMS if name in terms]
    return rows.group_by(*by, "probability").agg(*counts, *sums, *extremes)


def _in_doubles(native: pd.DataFrame) -> pd.DataFrame:
    native = native.astype(dict.fromkeys(NUMBERS & set(native), "float64"))
    native = native.astype({ROWS: "int64", COUNTED: "int64"})
    if "squares" not in native:  # the outcomes are 0 and 1
        native["squares"] = native["outcomes"]
    return native if "n" in native else native.assign(n=native[COUNTED])


def _sorted(held: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    keys = [*by, "probability"]
    table = held.loc[held["n"] > 0, [*keys, *SUMS]]
    table["probability"] += 0.0  # -0.0 is 0.0, which an engine may have kept apart
    if table.duplicated(keys).any():
        table = table.groupby(keys, dropna=False, observed=True, as_index=False).sum()
    return table.sort_values(keys, ignore_index=True)


def _refuse_taken(by: Sequence[str]) -> None:
    taken = sorted(TAKEN & set(by))
    if taken:
        raise UsageError(f"groups cannot be by {taken[0]!r}, which the sums need; rename it")


def _refuse_outside(held: pd.DataFrame) -> None:
    _refuse("probability", held["probability"], 1)
    _refuse("outcome", held[LEAST], 1)
    _refuse("outcome", held[MOST], 1)
    if LIGHTEST in held:
        _refuse("weight", held[LIGHTEST], math.inf)
        _refuse("weight", held["n"], math.inf)


def _refuse(name: str, found: pd.Series[float], most: float) -> None:
    """Refuse what arithmetic alone cannot have carried out of the domain."""
    faulty = found[(found < -TOLERANCE) | (found > most + TOLERANCE) | found.isin([math.inf])]
    if len(faulty):
        domain = "lie in [0, 1]" if most == 1 else "be a number of 0 or more"
        raise InvalidForecastError(f"{name} must {domain}, but one is {faulty.iloc[0]:g}")
