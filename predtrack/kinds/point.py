"""A single number for a quantity."""

from __future__ import annotations

from typing import ClassVar, Literal

from predtrack.kinds.base import Forecast
from predtrack.values import Number, Text

__all__ = ["PointForecast"]


class PointForecast(Forecast):
    """A number, in the unit of its question.

    Examples
    --------
    >>> PointForecast(point=400).functional
    'unstated'
    """

    kind: ClassVar[str] = "point"
    answers: ClassVar[frozenset[str]] = frozenset({"numeric"})

    point: Number
    """The number, in the question's unit."""
    functional: Literal["unstated", "mean", "median", "mode"] = "unstated"
    """What of the forecaster's distribution it is meant to be."""
    marker: Text | None = None
    """The word that carries it, such as "预计"."""
