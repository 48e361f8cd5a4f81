"""How far a query of DuckDB has come, asked again and again while it runs."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.tables.scans.scan import Watch

__all__ = ["polled"]

_PAUSE = 0.2
"""Seconds between two questions."""


@contextlib.contextmanager
def polled(connection: duckdb.DuckDBPyConnection, watch: Watch) -> Iterator[None]:
    """Tell of the share of each query that is done, from 0 to 1, while the block runs."""
    connection.execute("SET enable_progress_bar = true")
    ended = threading.Event()

    def ask() -> None:
        while not ended.wait(_PAUSE):
            with contextlib.suppress(duckdb.Error):
                watch(max(float(connection.query_progress()), 0.0) / 100)

    asker = threading.Thread(target=ask, daemon=True)
    asker.start()
    try:
        yield
    finally:
        ended.set()
        asker.join()
