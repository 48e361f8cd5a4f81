"""Tables that DuckDB reads: files, frames in memory, and relations of its own."""

from __future__ import annotations

import contextlib
import warnings
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb
import narwhals as nw

from predtrack.tables.scans.duckdb_cells import typed_relation
from predtrack.tables.scans.duckdb_connection import connect
from predtrack.tables.scans.duckdb_files import count_rows, relation_of_files
from predtrack.tables.scans.duckdb_names import quoted
from predtrack.tables.scans.duckdb_progress import polled
from predtrack.tables.scans.scan import ROW
from predtrack.tables.tidy.kind import TIMES, chosen_columns, kind_of
from predtrack.tables.tidy.reading import read_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from predtrack.tables.scans.scan import Watch
    from predtrack.tables.scans.settings import EngineSettings

__all__ = ["DuckDBScan", "scan_with_duckdb"]

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class DuckDBScan:
    """A relation of DuckDB; see :class:`predtrack.tables.scans.scan.Scan`."""

    relation: duckdb.DuckDBPyRelation
    rows: int | None
    connection: duckdb.DuckDBPyConnection | None
    engine: str = "duckdb"
    known: tuple[pd.DataFrame, tuple[str, ...]] | None = None
    """Outcomes, and the columns by which rows find theirs."""

    @property
    def columns(self) -> list[str]:
        """Names of its columns."""
        return list(self._joined(self.relation).columns)

    @property
    def frame(self) -> nw.LazyFrame[Any]:
        """The table, with text as numbers and moments where its kind has them."""
        return nw.from_native(self._typed(self._joined(self.relation)))

    def names(self, columns: Sequence[str]) -> nw.LazyFrame[Any]:
        """Give some columns of names, without what was joined to the table."""
        return nw.from_native(self.relation.project(", ".join(map(quoted, columns))))

    def numbered(self) -> nw.LazyFrame[Any]:
        """Give the table with a column of row numbers."""
        return nw.from_native(self._typed(self._numbered()))

    def each_part(
        self, keys: Sequence[str], count: int, work: Callable[[pd.DataFrame], Part]
    ) -> Iterator[Part]:
        """Do some work on the rows in parts; text stays text."""
        numbered = self._numbered()
        key = ", ".join(map(quoted, keys or [ROW]))
        for part in range(count):
            chosen = numbered.filter(f"hash({key}) % {count} = {part}") if count > 1 else numbered
            yield work(_in_pandas(chosen))

    def rows_at(self, rows: NDArray[np.int64]) -> pd.DataFrame:
        """Give some rows by their numbers; text stays text."""
        listed = ", ".join(map(str, rows.tolist()))
        chosen = f"{quoted(ROW)} IN (SELECT unnest([{listed}]))"
        return _in_pandas(self._numbered().filter(chosen))

    def joined(self, outcomes: pd.DataFrame, keys: Sequence[str]) -> DuckDBScan:
        """Give every row what a small table has for its keys; missing keys have nothing."""
        return replace(self, known=(outcomes, tuple(keys)))

    def plan(self, query: nw.LazyFrame[Any]) -> str:
        """Say how DuckDB would go about a query."""
        return str(query.to_native().explain())

    def renamed(self, columns: Mapping[str, str]) -> DuckDBScan:
        """Give the table with our names for its columns."""
        pairs = chosen_columns(self.relation.columns, columns)
        chosen = ", ".join(f"{quoted(old)} AS {quoted(new)}" for new, old in pairs.items())
        return replace(self, relation=self.relation.project(chosen))

    def watching(self, watch: Watch) -> AbstractContextManager[None]:
        """Tell of the share of each query that is done; of a foreign connection nothing."""
        return (
            contextlib.nullcontext() if self.connection is None else polled(self.connection, watch)
        )

    def _typed(self, relation: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
        kind = kind_of([*relation.columns, "outcome"])
        return typed_relation(relation, kind, times=TIMES if self.connection else ())

    def _numbered(self) -> duckdb.DuckDBPyRelation:
        # Rows are numbered where they still have their order, which a join may change.
        numbers = f"*, row_number() OVER () - 1 AS {quoted(ROW)}"
        return self._joined(self.relation.project(numbers))

    def _joined(self, relation: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
        if self.known is None:
            return relation
        outcomes, keys = self.known
        given = [f"known.{quoted(str(name))}" for name in outcomes if name not in keys]
        on = " AND ".join(f"forecasts.{quoted(key)} = known.{quoted(key)}" for key in keys)
        # DuckDB finds the frame by the name that it has here.
        query = (
            f"SELECT {', '.join(['forecasts.*', *given])}"  # noqa: S608 - every name is quoted
            f" FROM forecasts LEFT JOIN outcomes AS known ON {on}"
        )
        found: duckdb.DuckDBPyRelation = relation.query("forecasts", query)  # type: ignore[assignment] # a query has a result
        return found


def scan_with_duckdb(source: Any, settings: EngineSettings) -> DuckDBScan:  # noqa: ANN401
    """Open a table with DuckDB.

    Parameters
    ----------
    source
        A path, a frame of pandas, Polars or PyArrow, or a relation of DuckDB, which stays in
        its own connection.
    settings
        The limit of memory, of the connection that is opened here.

    Raises
    ------
    StorageError
        If a file cannot be read.
    UsageError
        If the columns make no table.
    """
    if isinstance(source, duckdb.DuckDBPyRelation):
        return DuckDBScan(source, None, None)
    connection = connect(settings)
    connection.execute("SET TimeZone = 'UTC'")
    if isinstance(source, str | Path):
        relation = relation_of_files(connection, source)
        return DuckDBScan(relation, count_rows(connection, source), connection)
    return DuckDBScan(_of_frame(connection, source), len(source), connection)


def _of_frame(
    connection: duckdb.DuckDBPyConnection,
    frame: Any,  # noqa: ANN401 - of any library
) -> duckdb.DuckDBPyRelation:
    library = type(frame).__module__.partition(".")[0]
    if library == "pyarrow":
        return connection.from_arrow(frame)
    if library == "polars":
        return connection.from_arrow(frame.to_arrow())
    return connection.from_df(read_frame(frame))


def _in_pandas(relation: duckdb.DuckDBPyRelation) -> pd.DataFrame:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # DuckDB's own, of pandas
        rows: pd.DataFrame = relation.df()
    return rows.sort_values(ROW, ignore_index=True)
