from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from predtrack.store import read_ledger

if TYPE_CHECKING:
    from predtrack.records import Ledger

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="package")
def root() -> Path:
    """The repository: its own ledger is what these tests read."""
    return ROOT


@pytest.fixture(scope="package")
def ledger(root: Path) -> Ledger:
    """Every record of the repository."""
    return read_ledger(root)
