"""What is known of a large table when its rows have gone by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from predtrack.errors import FaultyTableError, UsageError
from predtrack.summaries.funnel import Excluded, Funnel
from predtrack.tables.tidy.time_limits import LATER

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["LISTED", "Counts"]

LISTED = 1000
"""Rows that are named where many are not scored; all of them are counted."""
_UNRESOLVED = ("no outcome yet", "unresolved")


@dataclass(slots=True)
class Counts:
    """Sums of scores, and rows by what became of them.

    Parameters
    ----------
    sums
        Parts of the sums of scores, as :func:`predtrack.summaries.totals.totals` gives them.
    rows
        All rows.
    reasons
        Rows that are not scored, by the reason.
    listed
        The first of them, by name.
    questions
        Number of questions of groups: columns of the groups, ``n`` and ``questions``.
    clusters
        Sums by group and cluster, where intervals are asked for.
    faults
        What is wrong with rows that are to be refused, with their numbers.
    """

    sums: list[pd.DataFrame] = field(default_factory=list)
    rows: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    listed: list[Excluded] = field(default_factory=list)
    questions: list[pd.DataFrame] = field(default_factory=list)
    clusters: list[pd.DataFrame] = field(default_factory=list)
    faults: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)

    def add(self, other: Counts) -> None:
        """Add what is known of other rows of the table.

        Raises
        ------
        UsageError
            If rules fit these rows and not the others.
        """
        self._refuse_other_rules(other)
        self.sums += other.sums
        self.rows += other.rows
        self.reasons += other.reasons
        self.listed += other.listed[: LISTED - len(self.listed)]
        self.questions += other.questions
        self.clusters += other.clusters
        self.faults += other.faults

    def _refuse_other_rules(self, other: Counts) -> None:
        ours, theirs = _rules(self.sums), _rules(other.sums)
        if ours and theirs and ours != theirs:
            differ = ", ".join(sorted(ours ^ theirs))
            raise UsageError(
                f"some questions of the table lack what {differ} needs, and others do not"
            )

    def refuse_faults(self) -> None:
        """Refuse what is wrong, all at once; of each fault the first cell that was met is shown.

        Raises
        ------
        FaultyTableError
            With the numbers of the rows in the whole table.
        """
        said: dict[str, str] = {}
        rows: dict[str, list[int]] = {}
        for what, found in self.faults:
            fault = what.partition("; found ")[0]
            said.setdefault(fault, what)
            rows.setdefault(fault, []).extend(found)
        if said:
            raise FaultyTableError([(said[fault], sorted(found)) for fault, found in rows.items()])

    def funnel(self) -> Funnel:
        """Count the rows on their way to a score."""
        scored = self.rows - self.reasons.total()
        waiting = sum(n for reason, n in self.reasons.items() if reason.startswith(_UNRESOLVED))
        return Funnel(
            published=self.rows - self.reasons[LATER],
            scoreable=scored + waiting,
            matured=scored + waiting,
            resolved=scored,
            scored=scored,
            excluded=tuple(self.listed[:LISTED]),
            unit="rows",
            left_out=dict(self.reasons),
        )


def _rules(sums: list[pd.DataFrame]) -> set[str]:
    return {rule for part in sums if len(part) for rule in part["rule"].unique()}
