"""What a file holds, on its way to becoming a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.values import Record

__all__ = ["Draft"]


class Draft(NamedTuple):
    """Plain data, and the record that it is meant to be.

    Parameters
    ----------
    form
        The model of the file.
    data
        What the file holds, before validation.
    """

    form: type[Record]
    data: dict[str, Any]

    def identifier(self, path: Sequence[str | int]) -> str:
        """Name the record that ``path`` leads into; nothing where it has no name."""
        part = self.data.get(str(path[0])) if path else None
        if isinstance(part, list):
            part = part[path[1]] if len(path) > 1 and isinstance(path[1], int) else None
        found = (part.get("id") or part.get("prediction")) if isinstance(part, dict) else None
        return str(found) if isinstance(found, str) else ""
