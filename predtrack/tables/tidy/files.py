"""Which files a table is made of: one, those of a glob, or those of a folder and its partitions."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from predtrack.errors import StorageError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SUFFIXES", "files_of", "is_table", "partitions_of"]

SUFFIXES = (".csv", ".csv.gz", ".tsv", ".tsv.gz", ".parquet")
"""Endings of the files that hold tables."""

_NO_VALUE = "__HIVE_DEFAULT_PARTITION__"


def is_table(path: str | Path) -> bool:
    """Tell whether a path is a table: a file or a glob by its name, or a folder of such files.

    A folder with ``predictions`` is a ledger, whatever else it holds.

    Examples
    --------
    >>> is_table("forecasts.csv.gz"), is_table("ledger")
    (True, False)
    """
    if _is_file(str(path)):
        return True
    folder = Path(path)
    if not folder.is_dir() or (folder / "predictions").is_dir():
        return False
    return next(_below(folder), None) is not None


def files_of(path: str | Path) -> list[str]:
    """Name the files that a path means, in order.

    Raises
    ------
    StorageError
        If there is none.
    UsageError
        If a folder holds text and Parquet.
    """
    name = str(path)
    if Path(name).is_dir():
        return _files_below(Path(name))
    if Path(name).exists():
        return [name]
    found = sorted(file for file in glob.glob(name, recursive=True) if Path(file).is_file())  # noqa: PTH207 - a glob may be absolute
    if not found:
        what = "no file fits it" if glob.has_magic(name) else "there is no such file"
        raise StorageError(f"cannot read {name}: {what}")
    return found


def partitions_of(source: str | Path, file: str) -> dict[str, str | None]:
    """Read the folders ``key=value`` between a source and one of its files.

    Examples
    --------
    >>> partitions_of("hub", "hub/year=2026/team=a%20b/part.parquet")
    {'year': '2026', 'team': 'a b'}
    >>> partitions_of("hub/*/part.csv", "hub/year=2026/part.csv")
    {'year': '2026'}
    """
    fixed = []
    for part in Path(source).parts:
        if glob.has_magic(part):
            break
        fixed.append(part)
    pairs = (part.partition("=") for part in Path(file).parts[len(fixed) : -1])
    return {
        unquote(key): None if value == _NO_VALUE else unquote(value)
        for key, sign, value in pairs
        if key and sign
    }


def _files_below(folder: Path) -> list[str]:
    found = [str(path) for path in _below(folder)]
    if not found:
        raise StorageError(f"cannot read {folder}: it is a folder without {', '.join(SUFFIXES)}")
    if len({file.lower().endswith(".parquet") for file in found}) > 1:
        raise UsageError(
            f"{folder} holds text and Parquet; name those that are meant, such as {folder}/*.csv"
        )
    return found


def _below(folder: Path) -> Iterator[Path]:
    """Find the tables in a folder and its partitions; what begins with . or _ is not meant."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "_")):
            continue
        if path.is_dir() and "=" in path.name:
            yield from _below(path)
        elif _is_file(path.name) and path.is_file():
            yield path


def _is_file(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)
