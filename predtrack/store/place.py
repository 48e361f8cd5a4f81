"""Where a record stands: its file and its way through it, found again when asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.store.composing import recompose
from predtrack.store.finding import Step, follow, spot

if TYPE_CHECKING:
    from predtrack.errors import Location
    from predtrack.store.source import Source

__all__ = ["FilePlace"]


@dataclass(frozen=True, slots=True)
class FilePlace:
    """The place of a record in a file.

    Nodes weigh far more than the text that they were made from, and few places are
    ever asked for: so the text is kept, and composed again.

    Parameters
    ----------
    source
        The file.
    way
        Keys and indexes that lead to the record.
    """

    source: Source
    way: tuple[str | int, ...]

    @property
    def path(self) -> str:
        """Path of the file, without looking for the line."""
        return self.source.path

    def at(self, *path: str | int) -> Location:
        """Give the place of a part of the record, or of the nearest thing that is there."""
        node = recompose(self.source.text)
        if node is None:
            return self.source.locate(0)
        return self.source.locate(spot(follow(Step(node), (*self.way, *path))[-1]))
