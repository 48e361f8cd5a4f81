"""Sums over the averages of pairs, by group, without holding all pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from predtrack.engine.revisions_pass import REASONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.engine.revisions_pass import PairAverages
    from predtrack.scores.labels import IntArray

__all__ = ["GroupSums"]

PAIRS = 1 << 20
"""Averages of pairs that are held before they are added up."""
SUMS = ("n", "questions", "forecasts", "value", "coverage")


class GroupSums:
    """Adds up averages of pairs, for each group.

    Parameters
    ----------
    columns
        How many columns make the groups.
    """

    def __init__(self, columns: int) -> None:
        self._keys = list(range(columns))
        self._held: list[PairAverages] = []
        self._sums = pd.DataFrame(columns=[*self._keys, *SUMS])
        self.left_out: IntArray = np.zeros(len(REASONS), np.int64)

    def add(self, pairs: PairAverages) -> None:
        """Add the averages of one block, which holds questions that no other block has."""
        self.left_out = self.left_out + pairs.left_out
        self._held.append(pairs)
        if sum(len(each.value) for each in self._held) > PAIRS:
            self._add_up()

    def sums(self) -> pd.DataFrame:
        """Give one row per group: its numbers, then the sums."""
        self._add_up()
        return self._sums

    def _add_up(self) -> None:
        new = _frame(self._held, self._keys)
        self._held = []
        rows = pd.concat([self._sums, new]) if len(self._sums) else new
        if self._keys:
            self._sums = rows.groupby(self._keys, sort=False, as_index=False)[list(SUMS)].sum()
        elif len(rows):
            self._sums = rows.sum().to_frame().T


def _frame(held: Sequence[PairAverages], keys: Sequence[int]) -> pd.DataFrame:
    if not held:
        return pd.DataFrame(columns=[*keys, *SUMS])
    group = np.concatenate([each.group for each in held])
    columns = {place: np.ascontiguousarray(group[:, place]) for place in keys}
    question = np.concatenate([each.question for each in held])
    first = ~pd.DataFrame(columns | {"question": question}).duplicated().to_numpy()
    sums = {name: np.concatenate([getattr(each, name) for each in held]) for name in SUMS[2:]}
    counts = {"n": np.ones(len(first), np.int64), "questions": first.astype(np.int64)}
    return pd.DataFrame(columns | counts | sums)
