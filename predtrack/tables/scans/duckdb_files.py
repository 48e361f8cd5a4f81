"""Files as a relation of DuckDB: Parquet, or text whose every cell stays text."""

from __future__ import annotations

import glob
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from predtrack.errors import StorageError, UsageError
from predtrack.tables.scans.duckdb_names import quoted, text
from predtrack.tables.tidy.files import files_of, partitions_of
from predtrack.tables.tidy.text_file import head_of, reason_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["count_rows", "relation_of_files"]


def relation_of_files(
    connection: duckdb.DuckDBPyConnection, source: str | Path
) -> duckdb.DuckDBPyRelation:
    """Open the files that a path means, in their order; folders ``key=value`` are columns.

    Raises
    ------
    StorageError
        If there is no such file, or it is no table.
    UsageError
        If the files have different columns, or one names a column twice.
    """
    files = files_of(source)
    read = _parquet if _are_parquet(files) else _text_files
    try:
        query = read(files, hive=bool(partitions_of(source, files[0])))
        relation = connection.sql(query)
        return _without_folders_above(relation, source, files[0])
    except duckdb.Error as error:
        raise StorageError(f"cannot read {source}: {_said(error)}") from error
    except (OSError, UnicodeError) as error:
        raise StorageError(f"cannot read {source}: {error}") from error


def count_rows(connection: duckdb.DuckDBPyConnection, source: str | Path) -> int | None:
    """Tell how many rows the files have: exactly of Parquet, about of text."""
    files = files_of(source)
    try:
        if _are_parquet(files):
            query = f"SELECT sum(num_rows) FROM parquet_file_metadata({_listed(files)})"  # noqa: S608
            found = connection.execute(query).fetchall()[0]
            return int(found[0] or 0)
        return sum(_about(file) for file in files)
    except (duckdb.Error, OSError):
        return None


def _are_parquet(files: Sequence[str]) -> bool:
    kinds = {file.lower().endswith(".parquet") for file in files}
    if len(kinds) > 1:
        raise UsageError("files that are scored together are all text, or all Parquet")
    return kinds == {True}


def _about(file: str) -> int:
    """Divide the size of a text by the mean length of its first lines; packed text by a tenth."""
    with Path(file).open("rb") as stream:
        first = stream.read(2**16)
    packed = file.lower().endswith(".gz")
    lines = max(first.count(b"\n"), 1)
    return int(Path(file).stat().st_size / ((10 if packed else len(first) / lines) or 1))


def _parquet(files: Sequence[str], *, hive: bool) -> str:
    union = "true" if len(files) > 1 else "false"
    return (
        f"SELECT * FROM read_parquet({_listed(files)}, hive_partitioning={hive},"  # noqa: S608
        f" hive_types_autocast=false, union_by_name={union})"
    )


def _text_files(files: Sequence[str], *, hive: bool) -> str:
    """Read runs of files with the same line of names together; the order of rows is kept."""
    runs = groupby(files, key=head_of)
    return " UNION ALL BY NAME ".join(_text(head, list(run), hive=hive) for head, run in runs)


def _text(head: tuple[str, tuple[str, ...], int], files: Sequence[str], *, hive: bool) -> str:
    separator, names, skipped = head
    if not names:
        raise StorageError(f"cannot read {files[0]}: it is empty")
    types = ", ".join(f"{text(name)}: 'VARCHAR'" for name in names)
    return (  # every name in it is quoted
        f"SELECT * FROM read_csv({_listed(files)}, auto_detect=false, columns={{{types}}},"  # noqa: S608
        f" delim={text(separator)}, quote='\"', escape='\"', header=true, skip={skipped},"
        f" hive_partitioning={hive}, hive_types_autocast=false)"
    )


def _without_folders_above(
    relation: duckdb.DuckDBPyRelation, source: str | Path, file: str
) -> duckdb.DuckDBPyRelation:
    """Leave away columns of folders above the source, which say nothing of the table."""
    ours = partitions_of(source, file)
    if not ours:
        return relation
    above = [name for name in partitions_of("", file) if name not in ours]
    kept = [name for name in relation.columns if name not in above]
    return relation.project(", ".join(map(quoted, kept)))


def _listed(files: Sequence[str]) -> str:
    return f"[{', '.join(text(glob.escape(file)) for file in files)}]"


def _said(error: duckdb.Error) -> str:
    return reason_of(str(error))
