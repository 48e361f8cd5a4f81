"""Ledgers in a temporary folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from predtrack.store import read_ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from predtrack.records import Ledger

HEAD = """\
schema_version: 1
publication:
  id: outlook
  title: Outlook
  publisher: Institute
  forecaster: institute
  published: 2025-10-09
predictions:
"""
SOUND = """\
  - id: outlook/rain
    title: It rains
    question: {kind: binary, criteria: Rain is measured, due: 2026-10-09}
    forecast: {probability: 0.7}
"""
RESOLVED = """\
schema_version: 1
resolutions:
  - prediction: outlook/rain
    outcome: yes
    resolver: {name: Weather office}
    known: 2026-10-09
"""


@pytest.fixture
def head() -> str:
    """Give what stands before the first prediction; it has eight lines."""
    return HEAD


@pytest.fixture
def sound() -> str:
    """Give a prediction without fault."""
    return SOUND


@pytest.fixture
def resolved() -> str:
    """Give a file with one resolution."""
    return RESOLVED


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write files, given by their paths, and give the root."""

    def writing(files: dict[str, str | bytes]) -> Path:
        (tmp_path / "predictions").mkdir(exist_ok=True)
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return writing


@pytest.fixture
def read(write: Callable[..., Path]) -> Callable[[dict[str, str | bytes]], Ledger]:
    """Write files and read the ledger that they are."""
    return lambda files: read_ledger(write(files))


@pytest.fixture
def root(write: Callable[..., Path]) -> Path:
    """Give a ledger with one prediction and one resolution."""
    return write({"predictions/a/b.yaml": HEAD + SOUND, "resolutions/a/b.yaml": RESOLVED})
