"""From the rows of any table to sums by group and cluster, inside its engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import narwhals as nw
import numpy as np

from predtrack.engine.coding import coded, dictionary, names_of
from predtrack.engine.collapsed_clusters import CollapsedClusters
from predtrack.engine.counting_rows import SCORE, WEIGHT, counting_rows, named_scores
from predtrack.engine.reading import fetch, lazily
from predtrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrame
    from numpy.typing import NDArray

    from predtrack.scores import Score

__all__ = ["collapse_clusters"]

GROUP, CLUSTER, COUNT, MET = "group", "cluster", "n", "met"
Lazy: TypeAlias = "nw.LazyFrame[Any]"
Found: TypeAlias = "tuple[dict[str, NDArray[Any]], NDArray[Any], NDArray[Any]]"


def collapse_clusters(
    frame: IntoFrame,
    scores: Sequence[Score | str],
    *,
    by: Sequence[str] = (),
    cluster: str = "question",
    weight: str | None = None,
) -> CollapsedClusters:
    """Count rows and add up scores for each group and cluster.

    The engine that holds the rows numbers the names, adds up, and hands over numbers alone:
    one row for each group and cluster that met. Intervals of mean scores and of their
    differences follow from that without touching the rows again.

    Parameters
    ----------
    frame
        A table: pandas, Polars (also lazy), PyArrow, a DuckDB relation, or what else
        Narwhals takes.
    scores
        Rules, each of which reads one number of each column; or names of columns that hold
        scores already.
    by
        Columns that make the groups; none for one group of all rows.
    cluster
        Column that says what makes rows depend on each other: the question, or the document
        that questions come from.
    weight
        Column that says how often a row counts; once if not given.

    Returns
    -------
    CollapsedClusters
        A row counts nowhere if its weight is 0, or if its cluster, the name of its group,
        or any number that it needs is missing (NULL or NaN).

    Raises
    ------
    UnknownNameError
        If the table lacks a column.
    UsageError
        If a column holds no numbers, a rule needs several rows for a score, two scores have
        one name, or the clusters are the groups.

    Examples
    --------
    >>> import pandas as pd
    >>> from predtrack.scores import get_score
    >>> from predtrack.scores.comparison import cluster_interval
    >>> table = pd.DataFrame({"question": ["q", "r", "q", "r"], "who": ["a", "a", "b", "b"],
    ...                       "probability": [0.7, 0.5, 0.5, 0.6], "outcome": [1, 0, 1, 0]})
    >>> found = collapse_clusters(table, [get_score("brier")], by=["who"])
    >>> cluster_interval(found.sums("brier")).mean.round(3)
    array([0.17 , 0.305])
    """
    if cluster in by:
        raise UsageError(f"{cluster!r} cannot be both the cluster and a group")
    named, lazy = named_scores(scores), lazily(frame, [*by, cluster])
    keys = {f"{GROUP} {place}": name for place, name in enumerate(by)}
    with np.errstate(divide="ignore"):  # log(0): what infinity does, the sums will say
        rows = counting_rows(lazy, list(named.values()), keys | {MET: cluster}, weight)
        found, who, what = _crossed(rows, list(keys)) if by else _alone(rows)
    total = int(fetch(lazy.select(nw.len().alias(COUNT)))[COUNT].to_numpy()[0])
    sums = (found[f"{SCORE} {place}"].astype(np.float64, copy=False) for place in range(len(named)))
    return CollapsedClusters(
        found[GROUP].astype(np.int32, copy=False),
        found[CLUSTER].astype(np.int32, copy=False),
        found.get(WEIGHT, found[COUNT]).astype(np.float64, copy=False),
        dict(zip(named, sums, strict=True)),
        who, what, total, total - int(found[COUNT].sum()),
    )  # fmt: skip


def _alone(rows: Lazy) -> Found:
    """Add up by cluster alone; the few that come out need no numbers before."""
    found = _arrays(_added_up(rows, MET).sort(MET))
    clusters = len(found[MET])
    codes = {GROUP: np.zeros(clusters, np.int32), CLUSTER: np.arange(clusters, dtype=np.int32)}
    return found | codes, np.full(min(clusters, 1), ""), found[MET]


def _crossed(rows: Lazy, keys: list[str]) -> Found:
    """Add up by group and cluster, as numbers: there may be as many pairs as rows."""
    groups, clusters = dictionary(rows, keys, GROUP), dictionary(rows, [MET], CLUSTER)
    known = coded(coded(rows, groups, keys), clusters, [MET])
    found = _arrays(_added_up(known, GROUP, CLUSTER))
    return found, names_of(groups, keys, GROUP), names_of(clusters, [MET], CLUSTER)


def _added_up(rows: Lazy, *by: str) -> Lazy:
    held = rows.collect_schema().names()
    sums = [name for name in held if name == WEIGHT or name.startswith(SCORE)]
    found = [nw.len().alias(COUNT), *(nw.col(name).sum() for name in sums)]
    return rows.group_by(*by).agg(*found)


def _arrays(lazy: Lazy) -> dict[str, NDArray[Any]]:
    found = fetch(lazy)
    return {name: found[name].to_numpy() for name in found.columns}
