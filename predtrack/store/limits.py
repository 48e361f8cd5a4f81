"""How large a file may be before reading it could hurt the reader."""

from __future__ import annotations

from typing import Final

__all__ = ["MAX_ALIASED", "MAX_BYTES", "MAX_DEPTH"]

MAX_BYTES: Final = 10_000_000
"""Largest file, in bytes."""

MAX_DEPTH: Final = 64
"""Deepest nesting of lists and mappings; records need about ten."""

MAX_ALIASED: Final = 10_000
"""Most values that the aliases of one file may repeat between them."""
