"""A stated target: a level that somebody wants to reach. It is not a forecast."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from predtrack.records.questions import Authorship
from predtrack.records.statement import Claim, Resolvable, Retelling, Revision
from predtrack.values import (
    Extra,
    Flag,
    Identifier,
    Many,
    Number,
    PartialDate,
    Record,
    Slug,
    Text,
    Title,
)

__all__ = ["Baseline", "Likelihood", "Rung", "Target"]


class Baseline(Record):
    """Where the metric stood when the target was set."""

    value: Number
    """The value, in the target's unit."""
    date: PartialDate
    """The day of that value: progress counts from its end."""
    source: Text | None = None
    """Where the value is from."""


class Rung(Record):
    """One level of a ladder."""

    id: Slug
    """Name of the rung within its target."""
    level: Number
    """Level of the rung, in the target's unit."""
    note: Text | None = None
    """What is special about it."""


class Likelihood(Record):
    """A word that somebody gave to the target being reached; never a number here."""

    words: Text
    """The word, verbatim."""
    by: Text
    """Who said it."""
    on: PartialDate
    """When."""
    basis: Text
    """In what sense it was said."""
    url: Text | None = None
    """Where it can be read."""


class Target(Record):
    """A level to reach, by when, and the steps on the way.

    A target has progress, and never a place among the forecasts.
    """

    id: Identifier
    """Name by which others refer to it."""
    title: Title
    """What is aimed at, in our own words."""
    quote: Text | None = None
    """The statement, short and verbatim."""
    locator: Text | None = None
    """Place in the publication."""
    forecaster: Slug | None = None
    """Who set it; none means the publication's forecaster."""
    made: PartialDate | None = None
    """When it was set; none means when the publication appeared."""
    recorded: PartialDate | None = None
    """When it was entered here."""
    marker: Text | None = None
    """The word of intent in it, where it has one."""
    claim: Claim = "target"
    """What the statement says of the future."""
    condition: Text | None = None
    """What it was conditional on; none where it was not."""
    operationalised: Authorship | None = None
    """Who wrote metric and perimeter, where it was not the forecaster."""
    resolvable: Resolvable | None = None
    """Whether its own words can be decided, before anybody added criteria."""
    topic: Text | None = None
    """One subject, for grouping."""
    tags: Many[Slug] = ()
    """Further subjects."""
    metric: Text
    """What is measured."""
    unit: Text
    """Its unit."""
    comparator: Literal["at least", "more than", "at most", "less than"] = "at least"
    """On which side of the level the target lies."""
    level: Number
    """The level to reach, in the unit."""
    mode: Literal["reach by", "be at"] = "reach by"
    """Reached once at any time, or held at the deadline: two different things."""
    cumulative: Flag = False
    """Whether the metric only ever adds up, such as deliveries."""
    path: Literal["linear", "log"] = "log"
    """Even steps or even growth: how progress along the way is measured."""
    baseline: Baseline | None = None
    """Where the metric stood at the start; none where it was not stated."""
    deadline: PartialDate | None = None
    """The original deadline, as it was stated."""
    sustained: Text | None = None
    """How long the level must hold, where that is part of the target."""
    series: Slug | None = None
    """Series of observations that shows the progress."""
    ladder: Many[Rung] = ()
    """Steps on the way, in order; the last is the level itself."""
    likelihoods: Many[Likelihood] = ()
    """Words of probability that were given to it."""
    revisions: Many[Revision] = ()
    """How it was stated anew."""
    retellings: Many[Retelling] = ()
    """Where others retold it."""
    notes: Text | None = None
    """What a reader should know."""
    extra: Extra = Field(default_factory=dict)
    """Keys of your own."""

    @property
    def is_upward(self) -> bool:
        """Whether more is better."""
        return self.comparator in {"at least", "more than"}

    def is_met(self, value: float, level: float | None = None) -> bool:
        """Tell whether ``value`` meets the target, or the level of one of its rungs."""
        limit = self.level if level is None else level
        match self.comparator:
            case "at least":
                return value >= limit
            case "more than":
                return value > limit
            case "at most":
                return value <= limit
            case _:
                return value < limit

    @model_validator(mode="after")
    def _ladder_climbs_to_the_level(self) -> Self:
        levels = [rung.level for rung in self.ladder]
        if levels and levels != sorted(levels, reverse=not self.is_upward):
            raise PydanticCustomError("ladder_not_in_order", "the rungs do not stand in order")
        if levels and levels[-1] != self.level:
            raise PydanticCustomError("ladder_misses_level", "the last rung is not the level")
        return self
