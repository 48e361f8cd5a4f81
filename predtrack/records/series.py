"""A series of observations: what the world measured."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic reads annotations
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from predtrack.values import Extra, Flag, Many, Number, PartialDate, Record, Slug, Text, Title

__all__ = ["Point", "Series"]


class Point(Record):
    """One observation."""

    date: PartialDate
    """What it speaks of: a day, or the period whose end it describes."""
    value: Number
    """The observed value, in the series' unit."""
    known: PartialDate | None = None
    """When it was published; none means at the end of ``date``."""
    source: Text | None = None
    """Where it was read; none means the series' source."""
    url: Text | None = None
    """Its address."""
    grade: Literal["high", "medium", "low"] = "medium"
    """How good the evidence is."""
    derived: Text | None = None
    """From what and how it was computed, where nobody reported it."""
    note: Text | None = None
    """What a reader should know."""

    @property
    def day(self) -> dt.date:
        """The day on which the value stood."""
        return self.date.last()

    @property
    def known_on(self) -> dt.date:
        """The day from which it could be known."""
        return max(self.day, self.known.last()) if self.known else self.day


class Series(Record):
    """Observations of one metric in one unit, in the order of their dates."""

    id: Slug
    """Name by which targets and questions refer to it."""
    title: Title
    """What is measured."""
    metric: Text
    """The metric, as targets name it."""
    unit: Text
    """Unit of the values."""
    cumulative: Flag = False
    """Whether the values only ever add up."""
    source: Text | None = None
    """Where the values are from, unless a point says otherwise."""
    licence: Text | None = None
    """Licence of the values."""
    points: Many[Point] = ()
    """The observations. Two of one date are vintages: the later known replaces."""
    notes: Text | None = None
    """What a reader should know, such as gaps."""
    extra: Extra = Field(default_factory=dict)
    """Keys of your own."""

    @model_validator(mode="after")
    def _dates_are_whole(self) -> Self:
        for point in self.points:
            if point.date.is_relative:
                raise PydanticCustomError("relative_point", "an observation needs a real date")
        return self

    def as_known(self, as_of: dt.date) -> tuple[Point, ...]:
        """Give the observations that were known on a day, one a date, in order."""
        latest: dict[dt.date, Point] = {}
        for point in sorted(self.points, key=lambda point: point.known_on):
            if point.known_on <= as_of:
                latest[point.day] = point
        return tuple(latest[day] for day in sorted(latest))
