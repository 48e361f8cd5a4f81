"""A publication, and who forecasts in it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from predtrack.values import Count, Extra, Flag, PartialDate, Record, Slug, Text, Title

__all__ = ["Corpus", "Document", "Forecaster", "Publication"]


class Corpus(Record):
    """What the publisher said in total: the guard against picking cherries."""

    complete: Flag
    """Whether all that the publication says of the future is recorded here."""
    size: Count
    """How many statements about the future it makes, retellings included."""
    note: Text | None = None
    """How they were counted."""


class Document(Record):
    """The very text from which a publication was read, so that quotes can be verified."""

    file: Text
    """Name of the file in the folder that ``predtrack check --sources`` is given."""
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    """Hash of its content: a changed edition is noticed."""


class Forecaster(Record):
    """Somebody, or something, that makes forecasts."""

    id: Slug
    """Name by which records refer to it."""
    name: Title
    """Name that people read."""
    kind: Literal["person", "organisation", "crowd", "market", "model"] = "organisation"
    """What it is; a price is not a belief, a crowd not a person."""
    url: Text | None = None
    """Where to read about it."""


class Publication(Record):
    """A document in which predictions were published."""

    id: Slug
    """Name by which records refer to it."""
    title: Title
    """Its title."""
    publisher: Text
    """Who published it."""
    forecaster: Slug
    """Who speaks in it, unless a prediction names somebody else."""
    published: PartialDate
    """When it appeared: the default for when its predictions were made."""
    url: Text | None = None
    """Where it can be read; none where no address is known."""
    language: Slug = "en"
    """Language of its quotes."""
    licence: Text | None = None
    """Licence of what is quoted."""
    attribution: Text | None = None
    """Words by which the licence wants it credited."""
    document: Document | None = None
    """The text that its quotes are verified against."""
    corpus: Corpus | None = None
    """What the publication predicts in total, where that is known."""
    notes: Text | None = None
    """What a reader should know."""
    extra: Extra = Field(default_factory=dict)
    """Keys of your own."""
