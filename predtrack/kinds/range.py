"""A lower and an upper number for a quantity."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, Strict, model_validator
from pydantic_core import PydanticCustomError

from predtrack.kinds.base import Forecast
from predtrack.values import Number

__all__ = ["RangeForecast"]


class RangeForecast(Forecast):
    """A range; its level only where the forecaster stated one.

    Examples
    --------
    >>> RangeForecast(range=(0.15, 0.40)).level is None
    True
    """

    kind: ClassVar[str] = "range"
    answers: ClassVar[frozenset[str]] = frozenset({"numeric"})

    range: Annotated[tuple[Number, Number], Strict(strict=False)]
    """Lower and upper end, in the question's unit."""
    level: Annotated[Number, Field(gt=0, lt=1)] | None = None
    """Probability that the range was said to hold; none where none was stated."""

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        lower, upper = self.range
        if upper < lower:
            raise PydanticCustomError("range_reversed", "the lower end lies above the upper end")
        return self
