"""A platform's convention: how it scores, and the facts that its numbers need beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

__all__ = ["Preset", "PresetResult"]


@dataclass(frozen=True, slots=True)
class PresetResult:
    """What a platform would have said of these forecasts.

    Parameters
    ----------
    preset
        Name of the convention.
    scores
        One row for each forecaster on each question: ``question, forecaster, score``,
        ``relative`` where the platform has one, ``coverage, n_forecasts``, and what else
        the platform reports. ``coverage`` is null where the platform measures no time.
    forecasters
        One row for each forecaster: the platform's headline numbers.
    excluded
        Forecasts that were not scored: ``row`` (position in the table), ``question,
        forecaster, reason``.
    """

    preset: str
    scores: pd.DataFrame
    forecasters: pd.DataFrame
    excluded: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Preset:
    """One platform's way of scoring.

    Parameters
    ----------
    name
        What it is asked for by.
    title
        What to call it in a heading.
    function
        The convention itself: a tidy table in, a :class:`PresetResult` out.
    rule
        The score of one forecast.
    range
        Smallest and largest value of ``score``.
    direction
        Whether a lower or a higher ``score`` is the better one.
    averaging
        How scores are averaged over time and over questions.
    reference
        What ``relative`` compares with; empty where the platform compares with nothing.
    needs
        Columns that the table must have.
    optional
        Columns that are used if the table has them.
    source
        Where the platform says so.
    imputes
        Whether a missing probability counts as a forecast.
    """

    name: str
    title: str
    function: Callable[..., PresetResult]
    rule: str
    range: tuple[float, float]
    direction: Literal["lower", "higher"]
    averaging: str
    reference: str
    needs: tuple[str, ...]
    optional: tuple[str, ...]
    source: str
    imputes: bool = False

    def __call__(self, frame: pd.DataFrame, **options: Any) -> PresetResult:  # noqa: ANN401
        """Score a table as the platform does; the options are those of ``function``."""
        return self.function(frame, **options)
