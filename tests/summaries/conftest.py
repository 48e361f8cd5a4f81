"""Small ledgers in memory, for sentences about summaries."""

from __future__ import annotations

import pytest

from predtrack.records import Ledger
from predtrack.summaries import Scorecard, ScoreRow


@pytest.fixture(scope="session")
def shelf():
    """Join several books into one ledger."""

    def join(*books: Ledger) -> Ledger:
        return Ledger(
            tuple(file for one in books for file in one.files),
            tuple(series for one in books for series in one.series),
            tuple(said for one in books for said in one.resolutions),
        )

    return join


@pytest.fixture(scope="session")
def rows():
    """Find the rows of one rule on a scorecard, by group."""

    def find(card: Scorecard, rule: str, family: str | None = None) -> list[ScoreRow]:
        return [row for row in card.rows if row.rule == rule and family in (None, row.family)]

    return find
