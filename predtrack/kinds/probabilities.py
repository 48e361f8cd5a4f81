"""A probability for each category."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from predtrack.kinds.base import Basis, DistinctKeys, Forecast, Probability
from predtrack.values import Text

__all__ = ["ProbabilitiesForecast"]

_SUM_TOLERANCE = 1e-6


class ProbabilitiesForecast(Forecast):
    """A distribution over the categories of a question.

    The sum must be 1 within 1e-6: a sum that is off is a mistake to mend, never
    something to rescale behind the forecaster's back.

    Examples
    --------
    >>> ProbabilitiesForecast(probabilities={"red": 0.25, "blue": 0.75}).kind
    'probabilities'
    """

    kind: ClassVar[str] = "probabilities"
    answers: ClassVar[frozenset[str]] = frozenset({"categorical", "binary"})

    probabilities: Annotated[dict[Text, Probability], DistinctKeys]
    """Probability of each category, from 0 to 1; together 1."""
    basis: Basis = "stated"
    """Where the numbers come from."""

    @model_validator(mode="after")
    def _are_a_distribution(self) -> Self:
        if len(self.probabilities) < 2:
            raise PydanticCustomError("too_few_categories", "needs at least two categories")
        total = math.fsum(self.probabilities.values())
        if abs(total - 1) > _SUM_TOLERANCE:
            raise PydanticCustomError(
                "sum_not_one", "probabilities sum to {total}, not to 1", {"total": f"{total:.6g}"}
            )
        return self
