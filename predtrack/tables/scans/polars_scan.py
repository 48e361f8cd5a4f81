"""Tables that Polars reads: files, and frames of its own."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import narwhals as nw

from predtrack.errors import StorageError, UsageError
from predtrack.tables.scans.scan import ROW
from predtrack.tables.tidy.files import files_of, partitions_of
from predtrack.tables.tidy.kind import chosen_columns
from predtrack.tables.tidy.reading import read_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    import numpy as np
    import pandas as pd
    import polars as pl
    from numpy.typing import NDArray

    from predtrack.tables.scans.scan import Watch
    from predtrack.tables.scans.settings import EngineSettings

__all__ = ["PolarsScan", "scan_with_polars"]

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class PolarsScan:
    """A lazy frame of Polars; see :class:`predtrack.tables.scans.scan.Scan`."""

    lazy: pl.LazyFrame
    rows: int | None
    engine: str = "polars"

    @property
    def columns(self) -> list[str]:
        """Names of its columns."""
        return list(self.lazy.collect_schema().names())

    @property
    def frame(self) -> nw.LazyFrame[Any]:
        """The table."""
        return nw.from_native(self.lazy)

    def names(self, columns: Sequence[str]) -> nw.LazyFrame[Any]:
        """Give some columns of names."""
        return nw.from_native(self.lazy.select(columns))

    def numbered(self) -> nw.LazyFrame[Any]:
        """Give the table with a column of row numbers."""
        return nw.from_native(self.lazy.with_row_index(ROW))

    def each_part(
        self, keys: Sequence[str], count: int, work: Callable[[pd.DataFrame], Part]
    ) -> Iterator[Part]:
        """Do some work on the rows in parts."""
        import polars as pl  # noqa: PLC0415 - an extra

        numbered = self.lazy.with_row_index(ROW)
        key = pl.struct(keys or [ROW]).hash(seed=0)
        for part in range(count):
            chosen = numbered.filter(key % count == part) if count > 1 else numbered
            yield work(read_frame(chosen))

    def rows_at(self, rows: NDArray[np.int64]) -> pd.DataFrame:
        """Give some rows by their numbers."""
        import polars as pl  # noqa: PLC0415 - an extra

        numbered = self.lazy.with_row_index(ROW)
        return read_frame(numbered.filter(pl.col(ROW).is_in(rows.tolist())))

    def joined(self, outcomes: pd.DataFrame, keys: Sequence[str]) -> PolarsScan:
        """Give every row what a small table has for its keys."""
        import polars as pl  # noqa: PLC0415 - an extra

        cells = {str(name): outcomes[name].to_list() for name in outcomes}
        known = pl.LazyFrame(cells, strict=False)
        return replace(
            self, lazy=self.lazy.join(known, on=list(keys), how="left", maintain_order="left")
        )

    def plan(self, query: nw.LazyFrame[Any]) -> str:
        """Say how Polars would go about a query."""
        return str(query.to_native().explain(engine="streaming"))

    def renamed(self, columns: Mapping[str, str]) -> PolarsScan:
        """Give the table with our names for its columns."""
        import polars as pl  # noqa: PLC0415 - an extra

        pairs = chosen_columns(self.lazy.collect_schema().names(), columns)
        return replace(self, lazy=self.lazy.select(pl.col(o).alias(n) for n, o in pairs.items()))

    def watching(self, watch: Watch) -> AbstractContextManager[None]:
        """Polars does not tell how far it has come."""
        del watch
        return contextlib.nullcontext()


def scan_with_polars(source: Any, settings: EngineSettings) -> PolarsScan:  # noqa: ANN401
    """Open a table with Polars.

    Raises
    ------
    UsageError
        If Polars is not there, is to keep to a limit of memory, which it cannot, or to read
        text, in which it does not see torn lines.
    StorageError
        If a file cannot be read.
    """
    pl = _polars()
    if settings.memory_limit:
        raise UsageError("Polars keeps to no limit of memory; leave it to DuckDB: --engine duckdb")
    if isinstance(source, pl.LazyFrame):
        return PolarsScan(source, None)
    if isinstance(source, pl.DataFrame):
        return PolarsScan(source.lazy(), source.height)
    if not isinstance(source, str | Path):
        return PolarsScan(pl.from_pandas(read_frame(source)).lazy(), len(source))
    files = files_of(source)
    try:
        return _of_files(source, files)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise StorageError(f"cannot read {source}: {error}") from error


def _of_files(source: str | Path, files: Sequence[str]) -> PolarsScan:
    import polars as pl  # noqa: PLC0415 - an extra

    if not all(file.lower().endswith(".parquet") for file in files):
        raise UsageError(
            "Polars would take a torn line of text for one with missing cells; text is read by"
            " --engine duckdb"
        )
    parts = []
    for file in files:
        part = pl.scan_parquet(file, hive_partitioning=False, glob=False)
        folders = {k: pl.lit(v, dtype=pl.String) for k, v in partitions_of(source, file).items()}
        parts.append(part.with_columns(**folders))
    lazy = pl.concat(parts, how="vertical_relaxed")
    lazy.collect_schema()
    return PolarsScan(lazy, _rows(files))


def _rows(files: Sequence[str]) -> int:
    import polars as pl  # noqa: PLC0415 - an extra

    counts = (pl.scan_parquet(file, glob=False).select(pl.len()).collect().item() for file in files)
    return sum(int(count) for count in counts)


def _polars() -> Any:  # noqa: ANN401 - the module
    try:
        import polars as pl  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError('Polars is not installed; pip install "predtrack[polars]"') from error
    return pl
