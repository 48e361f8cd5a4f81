"""Rules that need a whole forecast, worked out in Python where Spark holds its rows."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import duckdb

from predtrack.errors import UnknownNameError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pandas as pd
    from pyspark.sql import DataFrame

__all__ = ["by_partitions", "quoted"]


def by_partitions(
    frame: DataFrame,
    keys: Sequence[str],
    partitions: int,
    work: Callable[[pd.DataFrame], pd.DataFrame],
    schema: str,
) -> pd.DataFrame:
    """Call a function on every part of a table, and put what it returns together.

    The rows stay with Spark: each of its workers calls the function on the parts that it
    holds, and only what the function returns leaves it. So the function should return few
    rows, such as sums by group, which the caller adds up.

    Parameters
    ----------
    frame
        A Spark DataFrame with the columns that the function needs and no others, for all of
        them travel.
    keys
        Columns whose equal values are to be in one part, such as the question and the
        forecaster of a forecast of many rows.
    partitions
        How many parts to make. A part has to fit into the memory of a worker, as pandas:
        a million rows in each is a good measure.
    work
        Takes the rows of one part, in any order, and returns a frame with the columns of
        ``schema``. Parts without rows are left out.
    schema
        Columns of the result with their types in Spark SQL, such as
        ``"forecaster string, n long, total double"``.

    Raises
    ------
    UnknownNameError
        If the table lacks a key.
    UsageError
        If there is no key or no part.

    Notes
    -----
    The packages of the workers are those of their own Python: on a cluster, predtrack has to
    be installed there if the function uses it.

    Examples
    --------
    The mean CRPS of forecasts that are sets of samples::

        def sums(part):
            forecasts = part.groupby("question")
            scores = [crps_samples(f["value"], f["outcome"].iloc[0]) for _, f in forecasts]
            return pd.DataFrame({"n": [len(scores)], "total": [sum(scores)]})

        found = by_partitions(frame, ["question"], 16, sums, "n long, total double")
        found["total"].sum() / found["n"].sum()
    """
    if not keys or partitions < 1:
        raise UsageError("name at least one key, and make at least one part")
    for key in keys:
        if key not in frame.columns:
            raise UnknownNameError("column", key, frame.columns)
    result = frame.sparkSession.createDataFrame([], schema)
    run = _over_arrow(work, result.toArrow().schema)
    with warnings.catch_warnings():  # it speaks of the parts of PySpark that use pandas
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas")
        found = (
            frame.repartition(partitions, *(quoted(key) for key in keys))
            .mapInArrow(run, result.schema)
            .toArrow()
        )
    with duckdb.connect() as connection:  # Spark's own way to pandas warns of pandas 3
        made: pd.DataFrame = connection.from_arrow(found).df()
        return made


def quoted(name: str) -> str:
    """Spell the name of a column for Spark, which would take one with a dot apart.

    >>> quoted("a.b")
    '`a.b`'
    """
    return "`" + name.replace("`", "``") + "`"


def _over_arrow(
    work: Callable[[pd.DataFrame], pd.DataFrame],
    schema: Any,  # noqa: ANN401 - of PyArrow, which has no types
) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """Have a function of pandas take and give what Spark hands to its workers."""

    def run(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa  # type: ignore[import-untyped] # noqa: PLC0415 - runs where the rows are

        held = list(batches)
        if sum(batch.num_rows for batch in held):
            found = work(pa.Table.from_batches(held).to_pandas())
            yield from pa.Table.from_pandas(found, schema, preserve_index=False).to_batches()

    return run
