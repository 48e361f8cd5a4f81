"""``predtrack.calibration``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.api.arguments import names, today
from predtrack.frames.calibration import CalibrationFrame
from predtrack.workflows.calibration import calibration as find_calibration
from predtrack.workflows.sources import is_ledger

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from predtrack.records import Ledger
    from predtrack.workflows.score_table import Duplicates, Engine, Invalid

__all__ = ["calibration"]


def calibration(  # noqa: PLR0913 - a ledger and a table have options of their own
    source: Ledger | str | Path | Any,  # noqa: ANN401 - a frame of any library
    *,
    by: Sequence[str] | str = (),
    rules: Sequence[str] | str = (),
    level: float = 0.9,
    bins: int | None = None,
    as_of: dt.date | None = None,
    columns: Mapping[str, str] | None = None,
    invalid: Invalid = "error",
    duplicates: Duplicates = "error",
    outcomes: Any = None,  # noqa: ANN401 - as the source
    weight: str = "",
    engine: Engine = "auto",
    memory_limit: str = "",
) -> CalibrationFrame:
    """Say whether forecasts came true as often as they said.

    Parameters
    ----------
    source
        A ledger or its folder, of which the stated probabilities are taken; or a table, as
        :func:`score` takes it, of probabilities, quantiles, samples, distributions on a grid
        or intervals.
    by
        Columns that make the groups; all forecasts together by default.
    rules
        Scores to take apart: brier, log; both by default.
    level
        Of bands and intervals.
    bins
        Number of bins of one width, closed on the left, instead of the curve.
    as_of
        Day whose knowledge is used, and by which questions must have closed. By default
        today; a table is then taken whole but for questions that close later.
    columns, invalid, duplicates, outcomes, weight
        As for :func:`score`.
    engine, memory_limit
        What reads a table, and the memory it may take, such as "2GB".

    Returns
    -------
    CalibrationFrame
        A pandas frame: the reliability curve with its consistency and confidence bands, or
        the levels of numeric forecasts. Its ``parts``, ``tests``, ``murphy`` and ``pit`` are
        frames too; ``notes`` say what is shown and what is not. Up to 20 answers have no
        curve.

    Raises
    ------
    FaultyLedgerError
        If the ledger holds errors.
    FaultyTableError
        If rows of the table cannot be scored.
    UnknownNameError
        If a rule, a column or a grouping does not exist.
    UsageError
        If the source holds nothing that can be calibrated.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"probability": [0.25, 0.75] * 20, "outcome": [0, 1, 0, 0] * 10})
    >>> found = calibration(table)
    >>> found[["forecast", "frequency", "n"]].to_dict("list")
    {'forecast': [0.25, 0.75], 'frequency': [0.0, 0.5], 'n': [20, 20]}
    >>> found.parts[["rule", "miscalibration"]].round(4).to_dict("list")
    {'rule': ['brier', 'log'], 'miscalibration': [0.0625, 0.2158]}
    """
    found = find_calibration(
        source,
        today=today(),
        by=names(by),
        rules=names(rules),
        level=level,
        bins=bins,
        as_of=(as_of or today()) if is_ledger(source) else as_of,
        columns=columns,
        invalid=invalid,
        duplicates=duplicates,
        outcomes=outcomes,
        weight=weight,
        engine=engine,
        memory_limit=memory_limit,
    )
    return CalibrationFrame.of(found)
