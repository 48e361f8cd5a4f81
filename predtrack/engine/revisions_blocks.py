"""Batches of rows put together, or taken apart, so that every block holds whole questions."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from predtrack.engine.revisions_parts import Parts

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from predtrack.engine.revisions_facts import Facts
    from predtrack.scores.columns import BoolArray
    from predtrack.scores.labels import IntArray

__all__ = ["whole_questions"]

WAITING = 1 << 21
"""Rows of questions that are not complete yet, beyond which the table is not clustered."""
_RETURNS = 2
"""How often a question may be taken up again, on average, in a table that is clustered."""


def whole_questions(
    batches: Iterable[IntArray], facts: Facts, *, memory: int
) -> Generator[IntArray]:
    """Regroup rows into blocks that hold whole questions.

    A question is complete when as many of its rows have come as the table has. Where the
    rows lie clustered by question, blocks are passed on as they come, and nothing is
    moved. Where too many rows wait for others of their question, all that is left is sorted
    into parts by question.

    Parameters
    ----------
    batches
        Rows as bits, the number of the question first.
    facts
        How many rows each question has.
    memory
        Bytes that the parts may hold before they are written to temporary files.

    Yields
    ------
    shape (n, columns), int64
        Rows of whole questions; those of one question in the order of the table.
    """
    stream = iter(batches)
    waiting = np.empty((0, 0), np.int64)
    for batch in stream:
        waiting = np.concatenate([waiting, batch]) if len(waiting) else batch
        runs = _runs_of(waiting[:, 0])
        if len(runs.start) > _RETURNS * len(runs.met) or len(waiting) > WAITING:
            break
        done, waiting = _divided(waiting, runs.are_whole(facts))
        if len(done):
            yield done
    if len(waiting):
        with contextlib.closing(Parts(facts.count, memory)) as parts:
            parts.add(waiting)
            for batch in stream:
                parts.add(batch)
            yield from parts


class _Runs(NamedTuple):
    """Stretches of rows of one question."""

    start: IntArray
    length: IntArray
    met: IntArray
    question: IntArray

    def are_whole(self, facts: Facts) -> BoolArray:
        """Tell for each row whether all rows of its question are there."""
        there = np.bincount(self.question, self.length)
        whole = there == facts.rows[facts.places(self.met)]
        return np.repeat(whole[self.question], self.length)


def _runs_of(question: IntArray) -> _Runs:
    start = np.flatnonzero(np.concatenate([[True], question[1:] != question[:-1]]))
    met, run = np.unique(question[start], return_inverse=True)
    return _Runs(start, np.diff(start, append=len(question)), met, run)


def _divided(block: IntArray, whole: BoolArray) -> tuple[IntArray, IntArray]:
    cut = len(whole) if whole.all() else int(whole.argmin())
    if not whole[cut:].any():  # the usual case: only the last question waits for more
        return block[:cut], block[cut:]
    return block[whole], block[~whole]
