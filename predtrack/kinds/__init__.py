"""The kinds of forecast: what somebody can say about a question.

The catalogue is :data:`AnyForecast`. A new kind is one module and one line in it; the
key by which a file names the kind is the tag, and is also a field of the model::

    forecast: {probability: 0.7}
    forecast: {assertion: happens}
    forecast: {words: likely, language: en}
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated, Any, get_args

from pydantic import Discriminator, Tag

from predtrack.kinds.assertion import AssertionForecast
from predtrack.kinds.base import Basis, Forecast
from predtrack.kinds.bound import BoundForecast
from predtrack.kinds.deadline import DeadlineForecast
from predtrack.kinds.point import PointForecast
from predtrack.kinds.probabilities import ProbabilitiesForecast
from predtrack.kinds.probability import ProbabilityForecast
from predtrack.kinds.quantiles import QuantilesForecast
from predtrack.kinds.range import RangeForecast
from predtrack.kinds.words import WordsForecast

__all__ = [
    "FORECASTS",
    "AnyForecast",
    "AssertionForecast",
    "Basis",
    "BoundForecast",
    "DeadlineForecast",
    "Forecast",
    "PointForecast",
    "ProbabilitiesForecast",
    "ProbabilityForecast",
    "QuantilesForecast",
    "RangeForecast",
    "WordsForecast",
]


def _kind_of(value: Any) -> str | None:  # noqa: ANN401 - whatever the file holds
    """Name the kind of a payload by the key that it carries, or that it nearly carries."""
    if isinstance(value, Forecast):
        return value.kind
    if not isinstance(value, dict):
        return None
    stated = [str(key) for key in value if key in FORECASTS]
    # A deadline may have a probability: the kind is the one that has a place for every key.
    whole = (kind for kind in stated if set(value) <= set(FORECASTS[kind].model_fields))
    near = (kind for key in value for kind in get_close_matches(str(key), FORECASTS, n=1))
    return next(whole, None) or next(iter(stated), None) or next(near, None)


AnyForecast = Annotated[
    Annotated[ProbabilityForecast, Tag("probability")]
    | Annotated[ProbabilitiesForecast, Tag("probabilities")]
    | Annotated[AssertionForecast, Tag("assertion")]
    | Annotated[WordsForecast, Tag("words")]
    | Annotated[PointForecast, Tag("point")]
    | Annotated[RangeForecast, Tag("range")]
    | Annotated[BoundForecast, Tag("bound")]
    | Annotated[QuantilesForecast, Tag("quantiles")]
    | Annotated[DeadlineForecast, Tag("deadline")],
    Discriminator(
        _kind_of,
        custom_error_type="no_kind_of_forecast",
        custom_error_message="names no kind of forecast",
    ),
]
"""Any forecast; the key that it carries says which kind."""

FORECASTS: dict[str, type[Forecast]] = {
    get_args(kind)[0].kind: get_args(kind)[0] for kind in get_args(get_args(AnyForecast)[0])
}
"""Every kind of forecast by the key that names it."""
