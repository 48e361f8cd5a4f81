"""PT213: the file of a series has its name."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.paths import path_of
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT213",
    title="the file of a series is named after it",
    why="Who looks for a series opens the file of that name.",
    remedy="Rename the file, or mend the identifier.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every series whose file has another name."""
    for series in ledger.series:
        path = PurePosixPath(path_of(ledger, series))
        if path.name and path.stem != series.id:
            message = f"series {series.id!r} stands in a file called {path.name!r}"
            yield Breach(RULE, at(series, "id"), message, record=series.id)
