"""How far long work has come, for a person who watches; nobody else is told."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["watched"]


@contextlib.contextmanager
def watched(what: str) -> Iterator[Callable[[float], None] | None]:
    """Show a bar on a terminal while some work is done.

    Parameters
    ----------
    what
        What is done, in a few words.

    Yields
    ------
    Callable or None
        Takes the share that is done; ``None`` where nobody watches.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    with contextlib.ExitStack() as stack:
        yield _Bar(what, stack)


class _Bar:
    """A bar that appears with the first word of work that takes long."""

    def __init__(self, what: str, stack: contextlib.ExitStack) -> None:
        self.what = what
        self.stack = stack
        self.move: Callable[[float], None] | None = None

    def __call__(self, share: float) -> None:
        if self.move is None:
            self.move = self._begin()
        self.move(share)

    def _begin(self) -> Callable[[float], None]:
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
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
        )
        progress = Progress(*columns, console=Console(stderr=True), transient=True)
        bar = self.stack.enter_context(progress)
        task = bar.add_task(self.what, total=1.0)
        return lambda share: bar.update(task, completed=share)
