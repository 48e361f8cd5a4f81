"""PT361: a probability is not exactly 0 or 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import answered
from predtrack.errors import Rule, Severity
from predtrack.kinds import DeadlineForecast, ProbabilitiesForecast, ProbabilityForecast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.kinds import Forecast
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT361",
    title="a probability is not exactly 0 or 1",
    why="It leaves no room for error: if it fails, the log score is infinite.",
    remedy="Keep it if it was said so; a bare claim is an assertion, not a probability of 1.",
    severity=Severity.WARNING,
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every probability that claims certainty."""
    for prediction, _question, forecast in answered(ledger):
        for path, probability in _probabilities(forecast):
            if probability in {0, 1}:
                place = at(prediction, "forecast", *path)
                message = f"probability of exactly {probability:g} claims certainty"
                yield Breach(RULE, place, message, record=prediction.id)


def _probabilities(forecast: Forecast) -> Iterator[tuple[tuple[str, ...], float]]:
    match forecast:
        case ProbabilityForecast(probability=value) | DeadlineForecast(probability=float(value)):
            yield ("probability",), value
        case ProbabilitiesForecast(probabilities=shares):
            yield from ((("probabilities", name), share) for name, share in shares.items())
