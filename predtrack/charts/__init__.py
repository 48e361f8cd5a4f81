"""Pictures of summaries: one specification for notebooks, pages, SVG, PNG, and terminals.

:data:`CHARTS` is the catalogue; a new chart is one module and one line. Altair and the
program that draws are an extra, ``predtrack[charts]``, and are loaded when a picture is
drawn: :meth:`Chart.text` needs neither.

>>> from predtrack import charts
>>> "hit_rates" in dir(charts)
True
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from predtrack.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from predtrack.charts.chart import Chart as Chart
    from predtrack.charts.figures.hit_rates import hit_rates as hit_rates

__all__ = ["CHARTS", "Chart", "get_chart", "hit_rates"]

CHARTS: Mapping[str, str] = {
    "hit_rates": "hit rate of each edition or group, with its interval",
}
"""Every chart: its name, and what it shows."""


def get_chart(name: str) -> Callable[..., Chart]:
    """Give the function that draws a chart.

    Raises
    ------
    UnknownNameError
        If there is no such chart.
    """
    if name not in CHARTS:
        raise UnknownNameError("chart", name, CHARTS)
    found: Callable[..., Chart] = getattr(
        importlib.import_module(f"{__name__}.figures.{name}"), name
    )
    return found


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a chart, or the class
    if name == "Chart":
        return importlib.import_module(f"{__name__}.chart").Chart
    if name in CHARTS:
        return get_chart(name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
