"""The text of one file, and how a position in it becomes a line and a column."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from predtrack.errors import Location

__all__ = ["Source"]


@dataclass(frozen=True)
class Source:
    r"""A file that was read.

    Parameters
    ----------
    path
        Path relative to the ledger's root, with forward slashes.
    text
        What it holds, without a byte order mark, with its own line ends.

    Examples
    --------
    >>> str(Source("a.yaml", "one: 1\ntwo: 2\n").locate(12))
    'a.yaml:2:6'
    """

    path: str
    text: str

    @cached_property
    def starts(self) -> list[int]:
        """Position at which each line starts."""
        lengths = (len(line) + 1 for line in self.text.split("\n"))
        return list(accumulate(lengths, initial=0))

    def locate(self, position: int) -> Location:
        """Give the line and column of a position, counted in characters from 0."""
        line = bisect_right(self.starts, min(position, len(self.text))) - 1
        return Location(self.path, line + 1, position - self.starts[line] + 1)
