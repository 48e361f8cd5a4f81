"""Tables that Spark holds: its DataFrames, and files that it can reach."""

from __future__ import annotations

import contextlib
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import narwhals as nw
import pandas as pd

from predtrack.errors import UsageError
from predtrack.tables.scans.scan import ROW
from predtrack.tables.scans.spark_files import scan_spark
from predtrack.tables.scans.spark_partitions import by_partitions, quoted
from predtrack.tables.tidy.files import files_of
from predtrack.tables.tidy.kind import chosen_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from pyspark.sql import Column, DataFrame

    from predtrack.tables.scans.scan import Watch
    from predtrack.tables.scans.settings import EngineSettings

__all__ = ["SparkScan", "scan_with_spark"]

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class SparkScan:
    """A DataFrame of Spark; see :class:`predtrack.tables.scans.scan.Scan`.

    Rows have the numbers that Spark gives them, which grow and leave gaps.
    """

    native: DataFrame
    rows: int | None = None
    engine: str = "spark"

    @property
    def columns(self) -> list[str]:
        """Names of its columns."""
        return list(self.native.columns)

    @property
    def frame(self) -> nw.LazyFrame[Any]:
        """The table."""
        return nw.from_native(self.native)

    def names(self, columns: Sequence[str]) -> nw.LazyFrame[Any]:
        """Give some columns of names."""
        return nw.from_native(self.native.select(*map(quoted, columns)))

    def numbered(self) -> nw.LazyFrame[Any]:
        """Give the table with a column of row numbers."""
        return nw.from_native(self._numbered())

    def _numbered(self) -> DataFrame:
        from pyspark.sql import functions  # noqa: PLC0415 - an extra

        return self.native.withColumn(ROW, functions.monotonically_increasing_id())

    def each_part(
        self, keys: Sequence[str], count: int, work: Callable[[pd.DataFrame], Part]
    ) -> Iterator[Part]:
        """Do some work on each part where its rows are; results alone leave the workers."""

        def run(part: pd.DataFrame) -> pd.DataFrame:
            return pd.DataFrame({"result": [pickle.dumps(work(part))]})

        found = by_partitions(self._numbered(), keys or [ROW], count, run, "result binary")
        # What is loaded is what our own function made on a worker of this session.
        yield from (pickle.loads(bytes(made)) for made in found["result"])  # noqa: S301

    def rows_at(self, rows: NDArray[np.int64]) -> pd.DataFrame:
        """Give some rows by their numbers."""
        chosen = nw.from_native(self._numbered()).filter(nw.col(ROW).is_in(rows.tolist()))
        found: pd.DataFrame = chosen.collect("pyarrow").to_pandas()
        return found.sort_values(ROW, ignore_index=True)

    def joined(self, outcomes: pd.DataFrame, keys: Sequence[str]) -> SparkScan:
        """Give every row what a small table has for its keys."""
        from pyspark.sql import functions  # noqa: PLC0415 - an extra

        plain = outcomes.astype(object).where(outcomes.notna(), None)
        cells = [tuple(map(_plain, row)) for row in plain.itertuples(index=False)]
        known = self.native.sparkSession.createDataFrame(cells, [str(name) for name in outcomes])
        return SparkScan(self.native.join(functions.broadcast(known), list(keys), "left"))

    def plan(self, query: nw.LazyFrame[Any]) -> str:
        """Say how Spark would go about a query."""
        native = query.to_native()
        with contextlib.suppress(AttributeError):
            return str(native._jdf.queryExecution().toString())  # noqa: SLF001 - there is no other
        return str(native._explain_string())  # noqa: SLF001 - as above, of Spark Connect

    def renamed(self, columns: Mapping[str, str]) -> SparkScan:
        """Give the table with our names for its columns."""
        pairs = chosen_columns(self.native.columns, columns)
        return SparkScan(self.native.select(*(_as(old, new) for new, old in pairs.items())))

    def watching(self, watch: Watch) -> contextlib.AbstractContextManager[None]:
        """Spark does not tell how far it has come."""
        del watch
        return contextlib.nullcontext()


def _as(old: str, new: str) -> Column:
    from pyspark.sql import functions  # noqa: PLC0415 - an extra

    return functions.col(quoted(old)).alias(new)


def _plain(cell: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    return cell.item() if hasattr(cell, "item") else cell


def scan_with_spark(source: Any, settings: EngineSettings) -> SparkScan:  # noqa: ANN401
    """Open a table with Spark: a DataFrame of its own, or files.

    Raises
    ------
    UsageError
        If Spark is not there, or the table is a frame of another library.
    StorageError
        If a file cannot be read.
    """
    del settings
    if isinstance(source, str | Path):
        return SparkScan(scan_spark(files_of(source) if Path(source).is_file() else [str(source)]))
    if type(source).__module__.partition(".")[0] != "pyspark":
        raise UsageError(f"Spark does not read a {type(source).__name__}; give it a file")
    return SparkScan(source)
