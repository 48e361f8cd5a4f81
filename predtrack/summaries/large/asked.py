"""What a person asks of a table that is too large to be read whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.scores.standing import HINDSIGHT_CLASSES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from predtrack.scores import Score
    from predtrack.tables.tidy import Duplicates, Invalid

__all__ = ["Asked"]


@dataclass(frozen=True, slots=True)
class Asked:
    """Choices, as :func:`predtrack.workflows.score_table.score_table` takes them.

    Parameters
    ----------
    rules
        Rules of the table's kind.
    named
        Whether a person asked for these rules.
    by
        Columns that make the groups.
    invalid, duplicates, as_of, hindsight
        What becomes of rows that cannot be scored.
    part_rows
        Rows that are held at once where a table is read in parts.
    cluster
        Column that says which forecasts depend on each other; empty for no intervals.
    level
        Level of the intervals.
    """

    rules: tuple[Score, ...]
    named: bool
    by: tuple[str, ...]
    invalid: Invalid = "error"
    duplicates: Duplicates = "error"
    as_of: dt.date | None = None
    hindsight: Collection[str] = HINDSIGHT_CLASSES
    part_rows: int = 1_000_000
    cluster: str = ""
    level: float = 0.95

    @property
    def scores_all_times(self) -> bool:
        """Whether no class of hindsight is left out."""
        return set(HINDSIGHT_CLASSES) <= set(self.hindsight)
