"""Calibration of quantiles, samples and distributions: levels, coverage, width and PIT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.scores.small_samples import SMALL
from predtrack.summaries.calibration import NumericCalibration
from predtrack.summaries.calibration_coverage import COVERAGE, quantile_rows
from predtrack.summaries.calibration_forecasts import sideways
from predtrack.summaries.calibration_pit import BRACKETS, pit_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

__all__ = ["numeric_calibration", "withheld_for_few"]

_COLUMNS = {
    "quantiles": {"value": "value", "level": "quantile"},
    "samples": {"value": "value", "level": "value"},
    "cdf": {"value": "x", "level": "probability"},
}


def numeric_calibration(
    by: Mapping[str, str],
    rows: pd.DataFrame,
    kind: str,
    *,
    level: float = 0.9,
    questions: int | None = None,
) -> NumericCalibration:
    """Say all that numeric forecasts of a group say of their calibration.

    Parameters
    ----------
    by
        Name of the group.
    rows
        Its rows.
    kind
        ``quantiles``, ``samples`` or ``cdf``.
    level
        Of the intervals of shares.
    questions
        Number of distinct questions, where it is known.
    """
    blocks = list(sideways(rows, **_COLUMNS[kind]))
    n = sum(len(block.outcome) for block in blocks)
    few = withheld_for_few(n, questions)
    found, edges = BRACKETS[kind](blocks)
    pit = None if few else pit_of(found, edges, level=level)
    quantiles = quantile_rows(blocks, level) if kind == "quantiles" else ()
    return NumericCalibration(
        by, n, questions, quantiles, COVERAGE[kind](blocks, found, level), pit, few
    )


def withheld_for_few(n: int, questions: int | None) -> str:
    """Say why there is no PIT histogram, where there are too few answers."""
    answers = n if questions is None else min(n, questions)
    if answers > SMALL:
        return ""
    return f"{answers} answers: up to {SMALL} have no PIT histogram, and intervals are exact"
