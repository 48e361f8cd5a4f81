"""What every report says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["Metadata"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """Where the numbers come from.

    Parameters
    ----------
    tool_version
        Version of predtrack.
    source
        The ledger, as it was named.
    as_of
        The day whose knowledge is used.
    schema_version
        Version of the report's own form.
    """

    tool_version: str
    source: str
    as_of: dt.date
    schema_version: int = 1

    @property
    def ledger(self) -> str:
        """The ledger, as people call it."""
        return "this ledger" if self.source == "." else self.source
