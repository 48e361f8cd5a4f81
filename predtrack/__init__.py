"""predtrack: hold published predictions to account."""

from __future__ import annotations

from predtrack._version import __version__

__all__ = ["__version__"]
