"""What keeps the numbers of calibration from saying more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import narwhals as nw

    from predtrack.summaries.calibration import BinaryCalibration, NumericCalibration

    Group = BinaryCalibration | NumericCalibration

__all__ = ["calibration_remarks"]

_WEIGHTS = (
    "A weight of k counts as k forecasts with outcomes of their own: where weights say anything"
    " else, luck is larger than bands and p values allow."
)
_NO_WEIGHTS = "Weights are not used here: every forecast counts once."


def calibration_remarks(
    frame: nw.LazyFrame[Any], by: Sequence[str], groups: Sequence[Group], kind: str
) -> list[str]:
    """Say what a reader must know of the rows.

    Parameters
    ----------
    frame
        Rows that are in the groups.
    by
        Columns that make the groups.
    groups
        What was found of each.
    kind
        What is forecast.
    """
    names = frame.collect_schema().names()
    said = []
    if groups and "forecaster" in names and "forecaster" not in by:
        said.append("All forecasters are taken together; --by forecaster tells them apart.")
    shared = [one for one in groups if one.questions is not None and one.questions < one.n]
    if shared:
        said.append(_shared(shared))
    if "weight" in names:
        said.append(_WEIGHTS if kind == "binary" else _NO_WEIGHTS)
    return said


def _shared(groups: Sequence[Group]) -> str:
    n, questions = sum(one.n for one in groups), sum(one.questions or 0 for one in groups)
    return (
        f"{n:,} forecasts are of {questions:,} questions: those of one question share its"
        " outcome, and luck is larger than bands and p values allow, which take outcomes as"
        " independent."
    )
