"""What every sentence about the house starts from."""

from __future__ import annotations

import pathlib
import tomllib
from typing import Any

import pytest


@pytest.fixture(scope="session")
def root() -> pathlib.Path:
    """The checkout."""
    return pathlib.Path(__file__).parents[2]


@pytest.fixture(scope="session")
def project(root: pathlib.Path) -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
