"""Rows sorted into parts by question, in memory as far as it goes, then in temporary files."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.scores.labels import IntArray

__all__ = ["Parts"]

ROWS = 1 << 19
"""Rows that a part should have: they are sorted in the caches of the processor."""


class Parts:
    """Rows by question: all rows of a question are in one part, in the order they came.

    Parameters
    ----------
    rows
        How many rows will come.
    memory
        Bytes to hold before they are written to files.
    """

    def __init__(self, rows: int, memory: int) -> None:
        self._bits = min(max(rows // ROWS, 0).bit_length(), 15)
        self._pieces: list[list[IntArray]] = [[] for _ in range(1 << self._bits)]
        self._memory, self._held, self._width = memory, 0, 1
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def add(self, block: IntArray) -> None:
        """Sort rows into their parts by the number of their question, which comes first."""
        part = (block[:, 0] & ((1 << self._bits) - 1)).astype(np.uint16)
        sorted_rows = block.take(np.argsort(part, kind="stable"), axis=0)
        ends = np.cumsum(np.bincount(part, minlength=len(self._pieces)))
        for pieces, start, end in zip(self._pieces, [0, *ends[:-1]], ends, strict=True):
            pieces.append(sorted_rows[start:end])
        self._width = block.shape[1]
        self._held += block.nbytes
        if self._held > self._memory:
            self._write()

    def __iter__(self) -> Iterator[IntArray]:
        for place, pieces in enumerate(self._pieces):
            block = np.concatenate([*self._written(place), *pieces])
            pieces.clear()
            if len(block):
                yield block

    def close(self) -> None:
        """Remove the files."""
        if self._folder:
            self._folder.cleanup()

    def _write(self) -> None:
        self._folder = self._folder or tempfile.TemporaryDirectory(prefix="predtrack-")
        for place, pieces in enumerate(self._pieces):
            with self._file(place).open("ab") as file:
                for piece in pieces:
                    file.write(piece.data)
            pieces.clear()
        self._held = 0

    def _written(self, place: int) -> list[IntArray]:
        if not self._folder:
            return []
        return [np.fromfile(self._file(place), np.int64).reshape(-1, self._width)]

    def _file(self, place: int) -> Path:
        assert self._folder is not None  # noqa: S101 - for the type checker
        return Path(self._folder.name) / f"part-{place}"
