"""Tables in text files: separated by comma, semicolon, tab or bar, with or without quotes."""

from __future__ import annotations

import csv
import glob
import gzip
import itertools
import re
from pathlib import Path
from typing import IO, TYPE_CHECKING

import numpy as np
import pandas as pd

from predtrack.errors import StorageError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import duckdb
    from numpy.typing import NDArray

__all__ = ["head_of", "lines_of", "read_text", "reason_of"]

_SEPARATORS = ",;\t|"
_SMALL = 2**18
"""Bytes up to which a file is read before the parser would be loaded."""


def read_text(path: str, connect: Callable[[], duckdb.DuckDBPyConnection]) -> pd.DataFrame:
    """Read a text file, every cell as text; the parser is told all, so that it guesses nothing.

    Parameters
    ----------
    path
        The file.
    connect
        Gives a connection; a small file without faults is read without.

    Raises
    ------
    UsageError
        If a column is named twice.
    StorageError
        If it is no table: empty, of ragged rows, or not in UTF-8.
    """
    small = _quickly(path)
    return _parsed(path, connect()) if small is None else small


def _quickly(path: str) -> pd.DataFrame | None:
    """Read a small file; nothing where it is none, or where the parser has to say what is wrong."""
    try:
        small = not path.lower().endswith(".gz") and Path(path).stat().st_size <= _SMALL
        return _slowly(path) if small else None
    except (OSError, UnicodeError, csv.Error, StorageError):
        return None


def _parsed(path: str, connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    import duckdb  # noqa: PLC0415 - only large files need it

    try:
        separator, names, skipped = head_of(path)
        if not names:
            raise StorageError(f"cannot read {path}: it is empty")
        types = ", ".join(f"{_quoted(name)}: 'VARCHAR'" for name in names)
        query = (  # every name in it is quoted
            f"SELECT * FROM read_csv({_quoted(glob.escape(path))}, auto_detect=false,"  # noqa: S608
            f" columns={{{types}}}, delim={_quoted(separator)}, quote='\"', escape='\"',"
            f" header=true, skip={skipped})"
        )
        return connection.execute(query).df()
    except duckdb.Error as error:
        if "invalid state" in str(error):  # line ends of two kinds: slower, and as strict
            return _slowly(path)
        raise StorageError(f"cannot read {path}: {reason_of(str(error))}") from error
    except UnicodeError as error:
        raise StorageError(f"cannot read {path}: {_NO_UTF8}") from error
    except (OSError, csv.Error, EOFError) as error:
        raise StorageError(f"cannot read {path}: {error}") from error


def lines_of(path: str) -> NDArray[np.int64]:
    """Give the line on which each row of a text file begins, counted from 1.

    Rows and lines part where a quoted cell goes over several lines, and at blank lines.
    """
    with _opened(path) as stream:
        starts = [line for line, _ in _records(stream, _separator(path))]
    return np.array(starts[1:], dtype=np.int64)


_NO_UTF8 = "it is not UTF-8 text; save it as UTF-8"


def reason_of(said: str) -> str:
    """Take from the parser's long answer where it failed, and why."""
    if "not utf-8" in said:
        return _NO_UTF8
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    where = lines[0].rpartition("Error: ")[2].replace("CSV Error on Line: ", "line ")
    counted = re.search(r"Expected Number of Columns: (\d+) Found: (\d+)", said)
    if counted:
        return _ragged(where, int(counted[2]), int(counted[1]))
    if "unterminated quote" in said:
        return f"{where}: a quoted cell does not end, or ends within the cell"
    return where


def _ragged(where: str, found: int, expected: int) -> str:
    return f"{where} has {found} cells, and the line of names {expected}"


def head_of(path: str) -> tuple[str, tuple[str, ...], int]:
    """Give separator, names of columns, and the number of lines before them.

    Raises
    ------
    UsageError
        If a column is named twice.
    """
    separator = _separator(path)
    with _opened(path) as stream:
        line, cells = next(_records(stream, separator), (1, []))
    names = [name.strip() or f"column{place}" for place, name in enumerate(cells)]
    twice = [name for place, name in enumerate(names) if name in names[:place]]
    if twice:
        raise UsageError(f"{path} has two columns that are called {twice[0]!r}; rename one")
    return separator, tuple(names), line - 1


def _separator(path: str) -> str:
    """Take the separator that stands most often in the line of names, outside quotes."""
    if path.lower().endswith((".tsv", ".tsv.gz")):
        return "\t"
    with _opened(path) as stream:
        first = next((line for line in stream if _speaks(line)), "")
    bare = "".join(first.split('"')[::2])
    return max(_SEPARATORS, key=bare.count)


def _records(stream: IO[str], separator: str) -> Iterator[tuple[int, list[str]]]:
    """Give every record with the line on which it begins; a blank line is none."""
    before = 0
    for line in itertools.takewhile(lambda line: not _speaks(line), stream):
        del line
        before += 1
    stream.seek(0)
    rest = itertools.islice(stream, before, None)
    reader = csv.reader(rest, delimiter=separator, strict=True)
    start = 1
    for cells in reader:
        if cells:
            yield before + start, cells
        start = reader.line_num + 1


def _speaks(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _opened(path: str) -> IO[str]:
    if path.lower().endswith(".gz"):
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return Path(path).open(encoding="utf-8-sig", newline="")


def _slowly(path: str) -> pd.DataFrame:
    separator, names, _ = head_of(path)
    if not names:
        raise StorageError(f"cannot read {path}: it is empty")
    with _opened(path) as stream:
        found = list(_records(stream, separator))[1:]
    for line, cells in found:
        if len(cells) != len(names):
            what = _ragged(f"line {line}", len(cells), len(names))
            raise StorageError(f"cannot read {path}: {what}")
    rows = [[cell or None for cell in cells] for _, cells in found]
    return pd.DataFrame(rows, columns=names, dtype="str")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
