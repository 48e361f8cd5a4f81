"""A prediction: what was said, where, and how it can be held to account."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from predtrack.kinds import AnyForecast
from predtrack.records.questions import AnyQuestion
from predtrack.records.statement import AIMS, Claim, Resolvable, Retelling, Revision
from predtrack.values import Extra, Identifier, Many, PartialDate, Record, Slug, Text, Title

__all__ = ["Prediction", "Unresolvable", "Withdrawal"]


class Unresolvable(Record):
    """Why no outcome can ever be stated: the denominator keeps the statement."""

    reason: Literal[
        "no definition",
        "no threshold",
        "no date",
        "no observable",
        "no forecast",
        "no condition",
        "requirement",
        "recommendation",
        "abstention",
    ]
    """What is missing."""
    detail: Text
    """The reason in a sentence."""


class Withdrawal(Record):
    """The forecaster took it back."""

    on: PartialDate
    """When."""
    reason: Text
    """Why."""


class Prediction(Record):
    """One statement about the future, as it was published.

    It has a ``question`` with a ``forecast``, or it says why it is ``unresolvable``.
    """

    id: Identifier
    """Name by which resolutions refer to it."""
    title: Title
    """What is predicted, in our own words."""
    quote: Text | None = None
    """The statement, short and verbatim."""
    locator: Text | None = None
    """Place in the publication: page, slide, line."""
    forecaster: Slug | None = None
    """Who said it; none means the publication's forecaster."""
    made: PartialDate | None = None
    """When it was said; none means when the publication appeared."""
    recorded: PartialDate | None = None
    """When it was entered here."""
    marker: Text | None = None
    """The word of probability or intent in it, where it has one."""
    claim: Claim | None = None
    """What the statement says of the future."""
    horizon: PartialDate | None = None
    """What time it speaks of, where no question with a due date says so."""
    resolvable: Resolvable | None = None
    """Whether its own words can be decided, before anybody added criteria."""
    topic: Text | None = None
    """One subject, for grouping."""
    tags: Many[Slug] = ()
    """Further subjects."""
    question: AnyQuestion | None = None
    """What is asked; an identifier answers the question of another prediction."""
    forecast: AnyForecast | None = None
    """What was said about it."""
    unresolvable: Unresolvable | None = None
    """Why it can never be resolved, where it cannot."""
    retellings: Many[Retelling] = ()
    """Where others retold it."""
    revisions: Many[Revision] = ()
    """How it was stated anew."""
    supersedes: Identifier | None = None
    """The earlier prediction by the same forecaster that this one replaces."""
    withdrawn: Withdrawal | None = None
    """That it was taken back."""
    notes: Text | None = None
    """What a reader should know."""
    extra: Extra = Field(default_factory=dict)
    """Keys of your own."""

    @property
    def is_aim(self) -> bool:
        """Whether it says what somebody wants or promises: kept or missed, never scored."""
        return self.claim in AIMS

    @model_validator(mode="after")
    def _can_be_held_to_account(self) -> Self:
        if self.unresolvable is not None:
            if self.question is not None or self.forecast is not None:
                raise PydanticCustomError(
                    "resolvable_and_not", "is unresolvable, and yet has a question or a forecast"
                )
        elif self.question is None or self.forecast is None:
            missing = "question" if self.question is None else "forecast"
            raise PydanticCustomError(
                "no_question_no_reason",
                "has no {missing}; give one, or say under unresolvable why there is none",
                {"missing": missing},
            )
        return self
