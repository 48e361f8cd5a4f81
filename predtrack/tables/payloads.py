"""What each kind of forecast brings to a row, and when its claim came true.

``claimed`` gives the columns that were fixed when the forecast was made; ``fulfilled``
compares them with the outcome. A new kind registers both, or is listed as not scored.
"""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any

from predtrack.errors import UnknownNameError
from predtrack.kinds import (
    AssertionForecast,
    BoundForecast,
    DeadlineForecast,
    Forecast,
    PointForecast,
    ProbabilitiesForecast,
    ProbabilityForecast,
    QuantilesForecast,
    RangeForecast,
    WordsForecast,
)
from predtrack.values import PartialDate
from predtrack.words import find, look_up

if TYPE_CHECKING:
    import datetime as dt

    from predtrack.records import Outcome

__all__ = ["claimed", "degree_of", "fulfilled"]

_DEGREES = {"yes": 1.0, "no": 0.0}


def degree_of(outcome: Outcome) -> float | None:
    """Give the degree to which "yes" happened; ``None`` where nobody stated it.

    Examples
    --------
    >>> degree_of("yes"), degree_of(0.25), degree_of("partial")
    (1.0, 0.25, None)
    """
    return outcome if isinstance(outcome, float) else _DEGREES.get(outcome)


@singledispatch
def claimed(forecast: Forecast) -> dict[str, Any] | None:
    """Give the columns of a forecast; ``None`` for a kind that has no score yet."""
    del forecast
    return None


@claimed.register(ProbabilityForecast)
def _(forecast: ProbabilityForecast) -> dict[str, Any] | None:
    return {"probability": forecast.probability, "basis": forecast.basis}


@claimed.register(PointForecast)
def _(forecast: PointForecast) -> dict[str, Any] | None:
    return {"value": forecast.point, "basis": "stated"}


@claimed.register(ProbabilitiesForecast)
def _(forecast: ProbabilitiesForecast) -> dict[str, Any] | None:
    return {"parts": forecast.probabilities, "basis": forecast.basis}


@claimed.register(QuantilesForecast)
def _(forecast: QuantilesForecast) -> dict[str, Any] | None:
    return {"parts": forecast.quantiles, "basis": "stated"}


@claimed.register(RangeForecast)
def _(forecast: RangeForecast) -> dict[str, Any] | None:
    lower, upper = forecast.range
    basis = "none" if forecast.level is None else "stated"
    return {"lower": lower, "upper": upper, "level": forecast.level, "basis": basis}


@claimed.register(AssertionForecast)
def _(forecast: AssertionForecast) -> dict[str, Any] | None:
    language = "en" if (forecast.marker or "").isascii() else "zh"
    word = find(forecast.marker or "will", language=language) or look_up("will", language="en")
    low, high = word.interval or (0.5, 1.0)
    marker = forecast.marker or "(bare assertion)"
    return {"word": marker, "reading_low": low, "reading_high": high, "basis": word.basis.value}


@claimed.register(WordsForecast)
def _(forecast: WordsForecast) -> dict[str, Any] | None:
    try:
        word = find(forecast.words, language=forecast.language, lexicon=forecast.lexicon)
    except UnknownNameError:  # a language or a lexicon that nobody has written
        return None
    if word is None or word.interval is None:
        return None
    low, high = word.interval
    return {
        "word": word.word,
        "reading_low": low,
        "reading_high": high,
        "basis": word.basis.value,
    }


@claimed.register(BoundForecast)
@claimed.register(DeadlineForecast)
def _(_forecast: Forecast) -> dict[str, Any] | None:
    return {"basis": "none"}


@singledispatch
def fulfilled(
    forecast: Forecast, outcome: Outcome, made: dt.date, due: dt.date | None
) -> float | None:
    """Give the degree to which a claim came true; ``None`` where it cannot be told."""
    del forecast, made, due
    return degree_of(outcome)


@fulfilled.register(AssertionForecast)
def _(forecast: AssertionForecast, outcome: Outcome, *_days: object) -> float | None:
    degree = degree_of(outcome)
    if degree is None or forecast.assertion == "happens":
        return degree
    return 1 - degree


@fulfilled.register(BoundForecast)
def _(forecast: BoundForecast, outcome: Outcome, *_days: object) -> float | None:
    return float(forecast.holds(outcome)) if isinstance(outcome, float) else None


@fulfilled.register(RangeForecast)
def _(forecast: RangeForecast, outcome: Outcome, *_days: object) -> float | None:
    low, high = forecast.range
    return float(low <= outcome <= high) if isinstance(outcome, float) else None


@fulfilled.register(DeadlineForecast)
def _(
    forecast: DeadlineForecast, outcome: Outcome, made: dt.date, due: dt.date | None
) -> float | None:
    deadline = forecast.deadline.last(made)
    if outcome == "no":  # by the due date of the question, which may lie before the deadline
        return None if due and due < deadline else 0.0
    wording = f"{outcome:.0f}" if isinstance(outcome, float) else outcome
    first, last = PartialDate.parse(wording).interval()
    return None if first <= deadline < last else float(last <= deadline)
