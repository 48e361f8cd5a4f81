"""What all forecasts have in common."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from predtrack.values import Number, Record

__all__ = ["Basis", "Forecast", "Probability"]

Basis = Literal["stated", "survey", "standard", "rater_panel", "policy", "market", "model", "none"]
"""Where a probability comes from. Only ``stated`` is the forecaster's own number."""

Probability = Annotated[Number, Field(ge=0, le=1)]
"""A number in [0, 1]."""


class Forecast(Record):
    """What somebody said about a question."""

    kind: ClassVar[str]
    """The key that names this kind in a file."""

    answers: ClassVar[frozenset[str]]
    """Kinds of question that it can answer."""
