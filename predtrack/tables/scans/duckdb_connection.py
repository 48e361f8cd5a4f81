"""A connection to DuckDB that keeps to a limit of memory and leaves nothing behind."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from typing import TYPE_CHECKING

import duckdb

from predtrack.errors import StorageError

if TYPE_CHECKING:
    from predtrack.tables.scans.settings import EngineSettings

__all__ = ["connect"]

_OWN = 180 * 1000**2
"""Bytes that Python and its libraries take beside the engine."""
_SHARE = 0.75
"""Share of the rest that the engine may count as its own; it does not count all it takes."""


def connect(settings: EngineSettings) -> duckdb.DuckDBPyConnection:
    """Open a connection; what does not fit in memory goes to a folder of its own.

    Raises
    ------
    StorageError
        If there is no place for that folder.
    """
    try:
        folder = tempfile.mkdtemp(prefix="predtrack-")
    except OSError as error:
        raise StorageError(f"cannot make a folder for what does not fit: {error}") from error
    connection = duckdb.connect(config={"temp_directory": folder})
    weakref.finalize(connection, shutil.rmtree, folder, ignore_errors=True)
    connection.execute("SET enable_progress_bar_print = false")  # it would go into the output
    if settings.memory_limit:
        share = max(int((settings.memory_limit - _OWN) * _SHARE), 64 * 1000**2)
        connection.execute(f"SET memory_limit = '{share}B'")
    return connection
