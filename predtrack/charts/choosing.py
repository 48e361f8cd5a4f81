"""Which charts a summary has; the first is the one that is drawn unless another is named."""

from __future__ import annotations

import re
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from predtrack.charts import get_chart
from predtrack.errors import UnknownNameError, UsageError
from predtrack.summaries import Calibration, Scorecard
from predtrack.summaries.comparison import Comparison
from predtrack.summaries.leaderboard import Leaderboard
from predtrack.summaries.score_history import ScoreHistory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from predtrack.charts.chart import Chart
    from predtrack.summaries import DueItem
    from predtrack.summaries.target_path import TargetPath

__all__ = ["chart_of", "chart_of_due", "chart_of_targets", "charts_of"]

_OF_FAMILIES: Mapping[str, frozenset[str]] = {
    "hit_rates": frozenset({"hits"}),
    "scores": frozenset({"stated", "preset"}),
    "word_bounds": frozenset({"readings"}),
}
"""Families of rows of a scorecard that a chart shows."""

_OF_TARGETS = ("targets_overview", "target_progress")
_OF_ONE = "target_progress shows one target; name it"
_OF_ALL = "targets_overview shows all targets; leave the name of one away"


def chart_of(summary: Any, kind: str = "", **options: Any) -> Chart:  # noqa: ANN401 - any summary
    """Draw a summary.

    Parameters
    ----------
    summary
        A scorecard, a calibration, a leaderboard, a comparison or a score history.
    kind
        One of its charts; the first by default.
    options
        Those of the chart.

    Raises
    ------
    UnknownNameError
        If it has no such chart.
    """
    known = charts_of(summary)
    return _named(kind, known, what=_words_of(type(summary).__name__))(summary, **options)


def _words_of(name: str) -> str:
    """Write the name of a class as people say it."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


def chart_of_due(items: Sequence[DueItem], kind: str = "", **options: Any) -> Chart:  # noqa: ANN401
    """Draw what wants attention; the options are those of the chart, such as ``as_of``."""
    return _named(kind, ("due_calendar",), what="dates")(items, **options)


def chart_of_targets(
    paths: Sequence[TargetPath],
    kind: str = "",
    *,
    target: str = "",
    **options: Any,  # noqa: ANN401 - of the chart
) -> Chart:
    """Draw all targets, or the way of one.

    Parameters
    ----------
    paths
        All targets.
    kind
        ``targets_overview`` or ``target_progress``; by default, as a target is named or not.
    target
        Identifier of the target whose way is drawn.
    options
        Those of the chart.

    Raises
    ------
    UnknownNameError
        If there is no such chart or target.
    UsageError
        If the kind does not go with a target, or needs one.
    """
    _named(kind, _OF_TARGETS, what="targets")
    if kind and kind != _OF_TARGETS[bool(target)]:
        raise UsageError(_OF_ALL if target else _OF_ONE)
    if not target:
        return get_chart("targets_overview")(tuple(path.progress for path in paths), **options)
    by_id = {path.progress.id: path for path in paths}
    if target not in by_id:
        raise UnknownNameError("target", target, by_id)
    return get_chart("target_progress")(by_id[target], **options)


def _named(kind: str, known: Sequence[str], *, what: str) -> Callable[..., Chart]:
    """Give the chart of that name, if it is one of these; the first by default."""
    if kind and kind not in known:
        raise UnknownNameError(f"chart of {what}", kind, known)
    return get_chart(kind or known[0])


@singledispatch
def charts_of(summary: Any) -> tuple[str, ...]:  # noqa: ANN401 - any summary
    """Name the charts of a summary, the usual one first."""
    raise UsageError(f"there is no chart of a {type(summary).__name__}")


@charts_of.register
def _(card: Scorecard) -> tuple[str, ...]:
    families = {row.family for row in card.rows}
    found = [name for name, shown in _OF_FAMILIES.items() if families & shown]
    return (*found, "funnel") if found else ("scores", "funnel")


@charts_of.register
def _(found: Calibration) -> tuple[str, ...]:
    if found.kind == "binary":
        return ("reliability", "murphy")
    return ("coverage",) if found.kind == "interval" else ("coverage", "pit")


@charts_of.register
def _(_: Leaderboard) -> tuple[str, ...]:
    return ("leaderboard",)


@charts_of.register
def _(_: Comparison) -> tuple[str, ...]:
    return ("comparison",)


@charts_of.register
def _(_: ScoreHistory) -> tuple[str, ...]:
    return ("score_over_time",)
