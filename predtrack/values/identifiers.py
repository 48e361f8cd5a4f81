"""Names by which records find each other."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

__all__ = ["Identifier", "Slug"]

_SEGMENT = r"[a-z0-9][a-z0-9._-]*"

Slug = Annotated[str, StringConstraints(pattern=rf"^{_SEGMENT}$", max_length=100)]
"""One segment: small letters, digits, dot, underscore, hyphen; starts with a letter or digit."""

Identifier = Annotated[
    str, StringConstraints(pattern=rf"^{_SEGMENT}(/{_SEGMENT})*$", max_length=200)
]
"""Segments joined by slashes, such as ``state-of-ai-2025/01``."""
