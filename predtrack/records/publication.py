"""A publication, and who forecasts in it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from predtrack.values import Count, Extra, Flag, PartialDate, Record, Slug, Text, Title

__all__ = ["Corpus", "Forecaster", "Publication"]


class Corpus(Record):
    """What the publisher said in total: the guard against picking cherries."""

    complete: Flag
    """Whether every prediction of the publication is recorded here."""
    size: Count
    """How many predictions the publication makes."""
    note: Text | None = None
    """How they were counted."""


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
    corpus: Corpus | None = None
    """What the publication predicts in total, where that is known."""
    notes: Text | None = None
    """What a reader should know."""
    extra: Extra = Field(default_factory=dict)
    """Keys of your own."""
