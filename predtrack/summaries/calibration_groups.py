"""Calibration of the probabilities of every group of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.summaries.calibration_binary import binary_calibration
from predtrack.summaries.calibration_split import answers_of, sufficient_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import narwhals as nw

    from predtrack.summaries.calibration import BinaryCalibration
    from predtrack.summaries.calibration_binary import CalibrationSettings

__all__ = ["binary_calibrations"]


def binary_calibrations(
    frame: nw.LazyFrame[Any],
    by: Sequence[str],
    settings: CalibrationSettings,
    watch: Callable[[float], None] | None = None,
) -> tuple[BinaryCalibration, ...]:
    """Say of each group what its probabilities say of their calibration.

    Parameters
    ----------
    frame
        The rows that can be scored.
    by
        Columns that make the groups; all together where none is named.
    settings
        What a person chose; many groups leave time for less.
    watch
        Is told the share of the groups that is done.
    """
    answers = answers_of(frame, by)
    tables = [(name, table) for name, table in sufficient_tables(frame, by) if len(table)]
    settings = settings.for_groups(len(tables))
    groups = []
    for done, (name, table) in enumerate(tables, start=1):
        groups.append(binary_calibration(name, table, settings, answers.get(tuple(name.items()))))
        if watch:
            watch(done / len(tables))
    return tuple(groups)
