"""Values at levels of probability."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from predtrack.kinds.base import DistinctKeys, Forecast
from predtrack.values import Number, PlainScalar

__all__ = ["QuantilesForecast"]


def _keys_as_written(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    if not isinstance(value, dict):
        return value
    return {PlainScalar(key) if isinstance(key, str) else key: v for key, v in value.items()}


Level = Annotated[Number, Field(gt=0, lt=1)]


class QuantilesForecast(Forecast):
    """Quantiles of the forecaster's distribution.

    Examples
    --------
    >>> QuantilesForecast(quantiles={0.1: 300.0, 0.5: 400.0, 0.9: 600.0}).levels
    (0.1, 0.5, 0.9)
    """

    kind: ClassVar[str] = "quantiles"
    answers: ClassVar[frozenset[str]] = frozenset({"numeric"})

    quantiles: Annotated[dict[Level, Number], BeforeValidator(_keys_as_written), DistinctKeys]
    """Value at each level; levels lie between 0 and 1, values never fall."""

    @property
    def levels(self) -> tuple[float, ...]:
        """The levels, in order."""
        return tuple(sorted(self.quantiles))

    @model_validator(mode="after")
    def _never_cross(self) -> Self:
        if not self.quantiles:
            raise PydanticCustomError("no_quantiles", "needs at least one level")
        values = [self.quantiles[level] for level in self.levels]
        for level, low, high in zip(self.levels[1:], values, values[1:], strict=False):
            if high < low:
                raise PydanticCustomError(
                    "quantiles_cross",
                    "the value at level {level} ({high}) lies below the one before it ({low})",
                    {"level": f"{level:g}", "high": f"{high:g}", "low": f"{low:g}"},
                )
        return self
