"""Questions: what can be asked so that the world can answer.

Each kind knows which outcomes fit it. The catalogue is :data:`AnyQuestion`; a new
kind is one class here and one line there.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from predtrack.records.outcome import VERDICTS, Outcome
from predtrack.values import Flag, Identifier, Many, Number, PartialDate, Record, Slug, Text

__all__ = [
    "QUESTION_KINDS",
    "AnyQuestion",
    "Authorship",
    "BinaryQuestion",
    "CategoricalQuestion",
    "DateQuestion",
    "NumericQuestion",
    "Question",
]


class Authorship(Record):
    """Who turned a statement into a question, and when."""

    by: Text
    """Who wrote the criteria."""
    on: PartialDate
    """When."""


class Question(Record):
    """What is asked, how it is decided, and when it falls due."""

    KIND: ClassVar[str]

    criteria: Text
    """How the outcome is decided, so that a stranger can do it."""
    due: PartialDate | None = None
    """When the outcome is decided at the latest; the end of the interval counts."""
    opens: PartialDate | None = None
    """First day on which forecasts are taken."""
    closes: PartialDate | None = None
    """Last day on which forecasts are taken."""
    zone: Text = "UTC"
    """Time zone in which a day ends (an IANA name)."""
    source: Text | None = None
    """Where the outcome is read."""
    series: Slug | None = None
    """Series of observations that decides it."""
    all_of: Many[Text] = ()
    """Conditions that must all hold."""
    condition: Text | None = None
    """What the statement was conditional on; none where it was not."""
    operationalised: Authorship | None = None
    """Who wrote these criteria, where it was not the forecaster."""

    def misfit(self, outcome: Outcome) -> str | None:
        """Say why ``outcome`` cannot answer this question; ``None`` where it can."""
        raise NotImplementedError


class BinaryQuestion(Question):
    """A question that is answered by yes or no."""

    KIND: ClassVar[str] = "binary"

    kind: Literal["binary"]
    """``binary``"""

    def misfit(self, outcome: Outcome) -> str | None:
        """Take yes, no, partial, or a degree of fulfilment from 0 to 1."""
        if outcome in VERDICTS or (isinstance(outcome, float) and 0 <= outcome <= 1):
            return None
        return "a binary question is answered by yes, no, partial, or a number from 0 to 1"


class CategoricalQuestion(Question):
    """A question that is answered by one of several categories."""

    KIND: ClassVar[str] = "categorical"

    kind: Literal["categorical"]
    """``categorical``"""
    categories: Annotated[Many[Text], Field(min_length=2)]
    """What can happen; in order where ``ordered``."""
    ordered: Flag = False
    """Whether the categories stand in an order."""

    @model_validator(mode="after")
    def _are_distinct(self) -> Self:
        twice = {name for name in self.categories if self.categories.count(name) > 1}
        if twice:
            raise PydanticCustomError(
                "category_twice", "category {name} stands twice", {"name": repr(min(twice))}
            )
        return self

    def misfit(self, outcome: Outcome) -> str | None:
        """Take one of the categories."""
        if _as_written(outcome) in self.categories:
            return None
        return f"the categories are {', '.join(self.categories)}"


class NumericQuestion(Question):
    """A question that is answered by a number."""

    KIND: ClassVar[str] = "numeric"

    kind: Literal["numeric"]
    """``numeric``"""
    unit: Text
    """Unit of the answer, such as ``CNY`` or ``vehicles``."""
    lower: Number | None = None
    """Smallest possible answer."""
    upper: Number | None = None
    """Largest possible answer."""

    @model_validator(mode="after")
    def _bounds_are_in_order(self) -> Self:
        if self.lower is not None and self.upper is not None and self.upper < self.lower:
            raise PydanticCustomError("bounds_reversed", "lower lies above upper")
        return self

    def contains(self, value: float) -> bool:
        """Tell whether ``value`` lies inside the declared bounds."""
        above = self.lower is None or value >= self.lower
        return above and (self.upper is None or value <= self.upper)

    def misfit(self, outcome: Outcome) -> str | None:
        """Take a number inside the bounds."""
        if not isinstance(outcome, float):
            return f"a numeric question is answered by a number of {self.unit}"
        return None if self.contains(outcome) else "the number lies outside the question's bounds"


class DateQuestion(Question):
    """A question that is answered by the day on which something happens."""

    KIND: ClassVar[str] = "date"

    kind: Literal["date"]
    """``date``"""

    def misfit(self, outcome: Outcome) -> str | None:
        """Take a date, or "no" for not by the due date."""
        if outcome == "no":
            return None
        try:
            PartialDate.parse(_as_written(outcome)).interval()
        except ValueError:
            return "a date question is answered by a date, or by no (not by the due date)"
        return None


def _as_written(outcome: Outcome) -> str:
    """Give the text of an outcome: a category or a year may look like a number."""
    whole = isinstance(outcome, float) and outcome.is_integer()
    return f"{outcome:.0f}" if whole else str(outcome)


def _kind_of(value: Any) -> str | None:  # noqa: ANN401 - whatever the file holds
    """Name the kind that is stated, or nearly stated; text refers to another question."""
    if isinstance(value, Question):
        return value.KIND
    if isinstance(value, str):
        return "reference"
    kind = str(value.get("kind")) if isinstance(value, dict) else ""
    if kind in QUESTION_KINDS:
        return kind
    return next(iter(get_close_matches(kind, QUESTION_KINDS, n=1)), None)


AnyQuestion = Annotated[
    Annotated[BinaryQuestion, Tag("binary")]
    | Annotated[CategoricalQuestion, Tag("categorical")]
    | Annotated[NumericQuestion, Tag("numeric")]
    | Annotated[DateQuestion, Tag("date")]
    | Annotated[Identifier, Tag("reference")],
    Discriminator(
        _kind_of,
        custom_error_type="no_kind_of_question",
        custom_error_message="names no kind of question",
    ),
]
"""Any question; ``kind`` says which. An identifier refers to another prediction's question."""

QUESTION_KINDS = ("binary", "categorical", "numeric", "date")
"""What ``kind`` may say."""
