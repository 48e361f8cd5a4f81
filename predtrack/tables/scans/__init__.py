"""Tables that are too large to be read whole: opened by an engine, which keeps their rows.

:data:`ENGINES` is the catalogue; an engine is one module and one line in it.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from predtrack.tables.scans.choice import engine_for
from predtrack.tables.scans.faults import engine_faults
from predtrack.tables.scans.scan import ROW, Scan, Watch
from predtrack.tables.scans.settings import Engine, EngineSettings, read_memory

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ENGINES",
    "ROW",
    "Engine",
    "EngineSettings",
    "Scan",
    "Watch",
    "engine_faults",
    "engine_for",
    "open_scan",
    "read_memory",
]

ENGINES: Mapping[str, str] = {
    "duckdb": "duckdb_scan.scan_with_duckdb",
    "polars": "polars_scan.scan_with_polars",
    "spark": "spark_scan.scan_with_spark",
}
"""Where the opener of each engine is, which is loaded when it is first used."""


def open_scan(source: Any, settings: EngineSettings) -> Scan:  # noqa: ANN401 - a path or a frame
    """Open a table with the engine that the settings name.

    Raises
    ------
    UsageError
        If the engine is not there, or the table is none.
    StorageError
        If a file cannot be read.
    """
    module, _, name = ENGINES[settings.engine].partition(".")
    opener = getattr(importlib.import_module(f"{__name__}.{module}"), name)
    scan: Scan = opener(source, settings)
    return scan
