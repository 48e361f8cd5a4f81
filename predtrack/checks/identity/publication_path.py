"""PT212: the file of a publication has its name."""

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
    "PT212",
    title="the file of a publication is named after it",
    why="Who looks for a publication opens the file of that name.",
    remedy="Rename the file, or mend the identifier.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every publication whose file has another name."""
    for publication in ledger.publications:
        path = PurePosixPath(path_of(ledger, publication))
        if path.name and path.stem != publication.id:
            message = f"publication {publication.id!r} stands in a file called {path.name!r}"
            yield Breach(RULE, at(publication, "id"), message, record=publication.id)
