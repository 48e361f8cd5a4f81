"""Forecasts of several rows, scored by group inside the engine that holds the rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import duckdb
import narwhals as nw

from predtrack.engine.forecasts_categories import gather_categories
from predtrack.engine.forecasts_chained import Asked, chain_quantiles, together
from predtrack.engine.forecasts_gathered import gather_quantiles, gather_samples
from predtrack.engine.forecasts_levels import COMPONENTS
from predtrack.engine.forecasts_rows import key_of, take_up
from predtrack.engine.forecasts_tally import ForecastTally, refuse_taken
from predtrack.engine.reading import lazily, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrame

__all__ = ["ForecastTally", "score_categories", "score_quantiles", "score_samples"]

QUANTILES = ("wis", *COMPONENTS, "pinball", "unpaired")
COLUMNS = ("quantile", "value", "outcome")
CATEGORIES = ("brier_multicategory", "log", "spherical", "infinite")


def score_quantiles(
    frame: IntoFrame | Sequence[duckdb.DuckDBPyRelation],
    *,
    by: Sequence[str] = (),
    weight: str | None = None,
) -> ForecastTally:
    """Add up the weighted interval score, its components and the pinball loss by group.

    Parameters
    ----------
    frame
        A table with the columns ``quantile``, ``value``, ``outcome``, and what there is of
        ``question``, ``forecaster`` and ``made``, which tell forecasts apart: pandas, Polars
        (also lazy), PyArrow, a DuckDB relation, or what else Narwhals takes. Several
        relations of one connection are one table, read side by side; no forecast may lie
        in two of them.
    by
        Columns that make the groups; none for one group of all rows. A missing name
        makes a group of its own.
    weight
        Column of weights, one for all rows of a forecast.

    Returns
    -------
    ForecastTally
        Sums of ``wis``, ``dispersion``, ``underprediction``, ``overprediction`` and
        ``pinball``; and ``unpaired``, the number of forecasts whose levels do not mirror
        each other, so that the three components of the group are missing.

    Raises
    ------
    UnknownNameError
        If the table lacks a column.
    UsageError
        If a column cannot be what it should be, or a group has the name of a sum.

    Notes
    -----
    A relation is read once where the rows of each forecast stand together, levels rising,
    and all forecasts of a forecaster in a group have the same levels. Any other table is
    gathered by forecast, which takes longer, and more memory.

    References
    ----------
    Bracher, Ray, Gneiting & Reich (2021), PLOS Computational Biology 17(2), e1008618.
    doi:10.1371/journal.pcbi.1008618

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"question": ["a"] * 3, "quantile": [0.25, 0.5, 0.75],
    ...                       "value": [2, 4, 8], "outcome": [9] * 3})
    >>> found = score_quantiles(table)
    >>> found.sound, found.means("wis", "dispersion").round(4).to_dict("records")
    (True, [{'n': 1, 'wis': 3.3333, 'dispersion': 1.0}])
    """
    refuse_taken(by, QUANTILES)
    parts = _relations(frame)
    first: Any = parts[0] if parts else frame
    take_up(first, by, COLUMNS, weight)
    lazy = lazily(first, by)
    numbers(lazy, COLUMNS)
    asked = Asked(key_of(lazy.collect_schema()), by, weight)
    found = chain_quantiles(parts, asked) if parts else None
    if found is None:
        found = gather_quantiles(together(parts) if parts else first, by, weight)
    unpaired = {name: found.table[name].where(found.table["unpaired"] == 0) for name in COMPONENTS}
    return replace(found, table=found.table.assign(**unpaired))


def score_samples(
    frame: IntoFrame, *, by: Sequence[str] = (), weight: str | None = None
) -> ForecastTally:
    """Add up the continuous ranked probability score of samples by group.

    Parameters
    ----------
    frame
        A table with the columns ``sample``, ``value`` and ``outcome``; otherwise as for
        :func:`score_quantiles`, though in one piece.
    by, weight
        As for :func:`score_quantiles`.

    Returns
    -------
    ForecastTally
        Sums of ``crps``: the members of a forecast are the forecast itself, each with the
        same probability.

    Raises
    ------
    UnknownNameError, UsageError
        As :func:`score_quantiles`.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"sample": range(4), "value": [1, 2, 4, 8], "outcome": [3] * 4})
    >>> score_samples(table).table["crps"].tolist()
    [0.8125]
    """
    refuse_taken(by, ["crps"])
    parts = _relations(frame)
    return gather_samples(parts[0] if parts else frame, by, weight)


def score_categories(
    frame: IntoFrame, *, by: Sequence[str] = (), weight: str | None = None
) -> ForecastTally:
    """Add up the scores of probabilities of categories by group.

    Parameters
    ----------
    frame
        A table with the columns ``category``, ``probability`` and ``outcome``, the category
        that happened; otherwise as for :func:`score_quantiles`, though in one piece.
    by, weight
        As for :func:`score_quantiles`.

    Returns
    -------
    ForecastTally
        Sums of ``brier_multicategory``, ``log`` and ``spherical``; and ``infinite``, the
        number of forecasts of which the logarithmic score is infinite.

    Raises
    ------
    UnknownNameError, UsageError
        As :func:`score_quantiles`.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"category": ["u", "v"], "probability": [0.75, 0.25],
    ...                       "outcome": ["u", "u"]})
    >>> score_categories(table).table[["brier_multicategory", "log"]].round(6).to_dict("records")
    [{'brier_multicategory': 0.125, 'log': 0.287682}]
    """
    refuse_taken(by, CATEGORIES)
    return gather_categories(frame, by, weight)


def _relations(frame: Any) -> list[duckdb.DuckDBPyRelation]:  # noqa: ANN401 - of any library
    """Give the relations that hold a table; none where another engine has to do the work."""
    if isinstance(frame, list | tuple):
        return list(frame)
    if isinstance(frame, duckdb.DuckDBPyRelation):
        return [frame]
    if nw.dependencies.is_pyarrow_table(frame):  # which knows no windows
        return [duckdb.from_arrow(frame)]
    return []
