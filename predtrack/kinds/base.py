"""What all forecasts have in common."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, ValidatorFunctionWrapHandler, WrapValidator
from pydantic_core import PydanticCustomError

from predtrack.values import Number, Record

__all__ = ["Basis", "DistinctKeys", "Forecast", "Probability"]

Basis = Literal["stated", "survey", "standard", "rater_panel", "policy", "market", "model", "none"]
"""Where a probability comes from. Only ``stated`` is the forecaster's own number."""

Probability = Annotated[Number, Field(ge=0, le=1)]
"""A number in [0, 1]."""


def _lose_no_key(value: Any, read: ValidatorFunctionWrapHandler) -> Any:  # noqa: ANN401
    table = read(value)
    if len(table) < len(value):
        raise PydanticCustomError("key_twice", "two of its keys mean the same")
    return table


DistinctKeys = WrapValidator(_lose_no_key)
"""Refuses a table with two spellings of one key, such as 0.1 and 0.10."""


class Forecast(Record):
    """What somebody said about a question."""

    kind: ClassVar[str]
    """The key that names this kind in a file."""

    answers: ClassVar[frozenset[str]]
    """Kinds of question that it can answer."""
