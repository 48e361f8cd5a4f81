"""A resolution: what somebody says became of a prediction, with the evidence."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from predtrack.records.outcome import NON_OUTCOMES, Outcome
from predtrack.values import Extra, Flag, Identifier, Many, PartialDate, Record, Slug, Text

__all__ = ["Criterion", "Discrepancy", "Evidence", "Resolution", "Resolver"]


class Evidence(Record):
    """What shows the outcome: an address with a date and a quote, or a file with its hash."""

    type: Literal[
        "publication", "dataset", "official", "filing", "news", "third_party_copy", "file", "other"
    ] = "other"
    """What kind of source it is."""
    title: Text | None = None
    """Its title."""
    url: Text | None = None
    """Its address."""
    date: PartialDate | None = None
    """Its date."""
    quote: Text | None = None
    """The words that decide, short and verbatim."""
    locator: Text | None = None
    """Place in the source."""
    file: Text | None = None
    """Path of a local copy, relative to the ledger."""
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = None
    """Hash of the local copy."""
    series: Slug | None = None
    """Series whose points are the evidence."""

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if not (self.url or self.file or self.title or self.series):
            raise PydanticCustomError(
                "evidence_nowhere", "needs a url, a file, a title or a series"
            )
        return self


class Resolver(Record):
    """Who resolved."""

    name: Text
    """The person or body."""
    self: Flag = False
    """Whether it is the forecaster's own verdict."""


class Criterion(Record):
    """A criterion, in the words of whoever stated it, and when."""

    text: Text
    """What it asks for, short."""
    on: PartialDate | None = None
    """When it was stated or applied."""


class Discrepancy(Record):
    """Where a verdict and the stated criterion differ. It is no second verdict.

    Examples
    --------
    >>> Discrepancy(note="graded before the vote").literal is None
    True
    """

    note: Text
    """What differs, in a sentence."""
    stated: Criterion | None = None
    """The criterion as it was published."""
    graded: Criterion | None = None
    """The criterion by which the verdict was given."""
    literal: Outcome | None = None
    """What the stated criterion, read literally, would make of it; none where that is a
    matter of judgement."""


def _as_note(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    return {"note": value} if isinstance(value, str) else value


Noted = Annotated[Discrepancy, BeforeValidator(_as_note, json_schema_input_type=str | Discrepancy)]


class Resolution(Record):
    """One verdict by one resolver. Resolutions are appended, never edited."""

    prediction: Identifier
    """The prediction whose question is answered."""
    outcome: Outcome
    """What happened."""
    resolver: Resolver
    """Who says so."""
    known: PartialDate
    """When the outcome could be known: scores of earlier days do not see it."""
    recorded: PartialDate | None = None
    """When it was entered here."""
    evidence: Many[Evidence] = ()
    """What shows it."""
    reason: Text | None = None
    """Why it is void or ambiguous, or why the resolver changed an earlier verdict."""
    discrepancy: (
        Annotated[Discrepancy, BeforeValidator(_as_note, json_schema_input_type=str | Discrepancy)]
        | None
    ) = None
    """Where the verdict and the stated criterion differ; no second verdict."""
    notes: Text | None = None
    """What a reader should know."""
    extra: Extra = Field(default_factory=dict)
    """Keys of your own."""

    @property
    def is_answer(self) -> bool:
        """Whether it answers the question; void and ambiguous do not."""
        return self.outcome not in NON_OUTCOMES
