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
    from predtrack.charts.figures.comparison import comparison as comparison
    from predtrack.charts.figures.coverage import coverage as coverage
    from predtrack.charts.figures.due_calendar import due_calendar as due_calendar
    from predtrack.charts.figures.funnel import funnel as funnel
    from predtrack.charts.figures.hit_rates import hit_rates as hit_rates
    from predtrack.charts.figures.leaderboard import leaderboard as leaderboard
    from predtrack.charts.figures.murphy import murphy as murphy
    from predtrack.charts.figures.pit import pit as pit
    from predtrack.charts.figures.reliability import reliability as reliability
    from predtrack.charts.figures.score_over_time import score_over_time as score_over_time
    from predtrack.charts.figures.scores import scores as scores
    from predtrack.charts.figures.target_progress import target_progress as target_progress
    from predtrack.charts.figures.targets_overview import targets_overview as targets_overview
    from predtrack.charts.figures.word_bounds import word_bounds as word_bounds

__all__ = [
    "CHARTS",
    "Chart",
    "comparison",
    "coverage",
    "due_calendar",
    "funnel",
    "get_chart",
    "hit_rates",
    "leaderboard",
    "murphy",
    "pit",
    "reliability",
    "score_over_time",
    "scores",
    "target_progress",
    "targets_overview",
    "word_bounds",
]

CHARTS: Mapping[str, str] = {
    "hit_rates": "hit rate of each edition or group, with its interval",
    "leaderboard": "adjusted score of each forecaster with its interval and band of ranks",
    "comparison": "difference of two forecasters under each rule, around 0",
    "reliability": "how often probabilities came true, with bands and the histogram of forecasts",
    "murphy": "what acting on probabilities costs, at each threshold of action",
    "pit": "where outcomes fell in the distributions that were forecast",
    "coverage": "how often quantiles and intervals of each level held",
    "due_calendar": "what falls due: titles on a line of time, or counts by month",
    "funnel": "what became of all that was published, step by step, with the reasons",
    "scores": "mean score of each group under each rule, with its interval or bounds",
    "word_bounds": "what the Brier score of words and assertions can be, word by word",
    "target_progress": "a target's observations, required path, projection, deadline and ladder",
    "targets_overview": "share of the way against share of the time, for every target",
    "score_over_time": "a score over time with revisions and known outcomes, or one question",
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
