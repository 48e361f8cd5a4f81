"""What a person may choose of an engine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from predtrack.errors import UsageError

__all__ = ["Engine", "EngineSettings", "read_memory"]

Engine = Literal["auto", "duckdb", "polars", "pandas", "spark"]
"""What reads a table and adds up its rows."""

_UNITS = {"": 1, "k": 1000, "m": 1000**2, "g": 1000**3, "t": 1000**4}
_BINARY = {"": 1, "k": 2**10, "m": 2**20, "g": 2**30, "t": 2**40}
_LEAST = 200 * 1000**2


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """The engine, and how much memory it may take.

    Parameters
    ----------
    engine
        Name of the engine; ``auto`` chooses by the table.
    memory_limit
        Memory in bytes for the whole program, by which it is to get along; as much as there
        is where nothing is said.
    """

    engine: Engine = "auto"
    memory_limit: int | None = None


def read_memory(text: str) -> int:
    """Read an amount of memory.

    Raises
    ------
    UsageError
        If it is none, or too little to work with.

    Examples
    --------
    >>> read_memory("2GB"), read_memory("512 MiB")
    (2000000000, 536870912)
    """
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([kmgt]?)(i?)b?\s*", text, flags=re.IGNORECASE)
    if not found:
        raise UsageError(f"{text!r} is no amount of memory; write it as 2GB or 512MiB")
    units = _BINARY if found[3] else _UNITS
    size = int(float(found[1]) * units[found[2].lower()])
    if size < _LEAST:
        raise UsageError(f"{text} of memory is too little; the least is 200MB")
    return size
