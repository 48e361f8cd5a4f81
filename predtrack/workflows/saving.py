"""Save a change that was proposed and shown."""

from __future__ import annotations

from predtrack.store import Change, save

__all__ = ["Change", "save"]
