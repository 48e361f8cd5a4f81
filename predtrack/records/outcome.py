"""What became of a question: a verdict, a value, or neither."""

from __future__ import annotations

import sys
from typing import Annotated, Any, Final

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from predtrack.values import PlainScalar, plain_meaning

__all__ = ["NON_OUTCOMES", "VERDICTS", "Outcome"]

VERDICTS: Final = ("yes", "no", "partial")
"""Answers to a binary question; ``partial`` is fulfilment of an unstated degree."""

NON_OUTCOMES: Final = ("void", "ambiguous")
"""Ends without an answer. They are never read as no, and need a reason."""


def _read(value: Any) -> float | str:  # noqa: ANN401 - whatever the file holds
    if isinstance(value, PlainScalar):
        meaning = plain_meaning(value)
        value = str(value) if isinstance(meaning, bool) else meaning
    if isinstance(value, str) and value.strip():
        return value.strip()
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if number and abs(value) <= sys.float_info.max:
        return float(value)
    raise PydanticCustomError(
        "not_an_outcome", "must be yes, no, partial, void, ambiguous, a number, category or date"
    )


Outcome = Annotated[float | str, PlainValidator(_read, json_schema_input_type=float | str)]
"""``yes``, ``no``, ``partial``, a degree from 0 to 1, a category, a number, a date,
``void`` or ``ambiguous``; the question says which of them fit."""
