"""How far long work has come, for a person who watches; nobody else is told."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Bar", "watched"]


@contextlib.contextmanager
def watched(what: str) -> Iterator[Bar | None]:
    """Show a bar on a terminal while some work is done.

    Parameters
    ----------
    what
        What is done, in a few words.

    Yields
    ------
    Bar or None
        Takes the share that is done; ``None`` where nobody watches.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    with contextlib.ExitStack() as stack:
        yield Bar(what, stack)


class Bar:
    """A bar that appears with the first word of work that takes long."""

    def __init__(self, what: str, stack: contextlib.ExitStack) -> None:
        self.what = what
        self.stack = stack
        self.move: Callable[[float, str], None] | None = None

    def __call__(self, share: float, said: str = "") -> None:
        """Move to the share that is done, and say more of what is done."""
        if self.move is None:
            self.move = self._begin()
        self.move(share, f"{self.what}: {said}" if said else "")

    def _begin(self) -> Callable[[float, str], None]:
        from rich.console import Console  # noqa: PLC0415 - for long work alone
        from rich.progress import (  # noqa: PLC0415 - as above
            BarColumn,
            Progress,
            TaskProgressColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=None),
            TaskProgressColumn(),
            TimeRemainingColumn(),
        )
        progress = Progress(*columns, console=Console(stderr=True), transient=True)
        bar = self.stack.enter_context(progress)
        task = bar.add_task(self.what, total=1.0)

        def move(share: float, said: str) -> None:
            bar.update(task, completed=share, description=said or None)

        return move
