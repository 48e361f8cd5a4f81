"""PT353: a number lies inside the bounds of its question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import answered
from predtrack.errors import Rule
from predtrack.kinds import BoundForecast, PointForecast, QuantilesForecast, RangeForecast
from predtrack.records import NumericQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.kinds import Forecast
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT353",
    title="a number lies inside the bounds that its question declares",
    why="The question says that such an outcome is impossible.",
    remedy="Mend the number, its unit, or the bounds.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every number that its question rules out."""
    for prediction, question, forecast in answered(ledger):
        if isinstance(question, NumericQuestion):
            for path, value in _numbers(forecast):
                if not question.contains(value):
                    message = f"{value:g} lies outside the question's bounds, {_bounds(question)}"
                    place = at(prediction, "forecast", *path)
                    yield Breach(RULE, place, message, record=prediction.id)


def _bounds(question: NumericQuestion) -> str:
    lower = "−∞" if question.lower is None else f"{question.lower:g}"
    upper = "∞" if question.upper is None else f"{question.upper:g}"
    return f"[{lower}, {upper}] {question.unit}"


def _numbers(forecast: Forecast) -> Iterator[tuple[tuple[str | int, ...], float]]:
    match forecast:
        case PointForecast(point=value):
            yield ("point",), value
        case BoundForecast(bound=value):
            yield ("bound",), value
        case RangeForecast(range=ends):
            yield from ((("range", index), end) for index, end in enumerate(ends))
        case QuantilesForecast(quantiles=values):
            yield from ((("quantiles", f"{level:g}"), at) for level, at in values.items())
