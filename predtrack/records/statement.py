"""The words of a statement: kinds of claim, retellings, and what became of the words."""

from __future__ import annotations

from typing import Final, Literal

from predtrack.values import Identifier, PartialDate, Record, Slug, Text

__all__ = ["AIMS", "Claim", "Resolvable", "Retelling", "Revision"]

Claim = Literal[
    "event",
    "quantity",
    "range",
    "deadline",
    "target",
    "commitment",
    "requirement",
    "conditional",
    "trend",
    "comparison",
    "qualitative",
    "recommendation",
    "abstention",
]
"""What a statement says of the future, before anybody asks a question about it."""


AIMS: Final = ("target", "commitment", "requirement")
"""Claims that say what somebody wants, promises or demands: they are no forecasts."""

Resolvable = Literal["as it stands", "partly", "not"]
"""Whether a stranger could decide a statement: by its own words, only once a date, threshold
or perimeter was added, or never."""


class Retelling(Record):
    """The same prediction in somebody else's words: cited, never counted."""

    publication: Slug
    """Where it was retold."""
    quote: Text
    """The retelling, verbatim; lines of a transcript are joined by a line break."""
    id: Identifier | None = None
    """Name by which the statement is counted among those of that publication."""
    locator: Text | None = None
    """Place in that publication, such as ``line 728`` or ``lines 730-731``."""
    marker: Text | None = None
    """The word of probability or intent in it, where it has one."""
    claim: Claim | None = None
    """What the retelling says of the future."""
    horizon: PartialDate | None = None
    """What time the retelling speaks of."""
    resolvable: Resolvable | None = None
    """Whether the retelling, by its own words, could be decided."""
    differs: Text | None = None
    """What the retelling changed."""


class Revision(Record):
    """The statement was made anew; the original deadline still counts."""

    on: PartialDate
    """When."""
    change: Literal["restated", "softened", "raised", "postponed", "dropped"]
    """What happened to it."""
    quote: Text | None = None
    """The new words, verbatim."""
    url: Text | None = None
    """Where they can be read."""
    note: Text | None = None
    """What changed."""
