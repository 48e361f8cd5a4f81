"""Outcomes that are not known yet, and the dates that are missing with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.scores.columns import Domain, refuse_rows

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from predtrack.scores.columns import BoolArray, FloatArray

__all__ = ["fill_missing", "read_settled"]

OUTCOME = Domain("be a finite number in [0, 1]", 0, 1)


def read_settled(outcome: ArrayLike, known: Any) -> FloatArray:  # noqa: ANN401 - dates or numbers
    """Read outcomes of which some are missing; what is known has a date.

    Examples
    --------
    >>> read_settled([1, None, True], [2025.5, None, 2026])
    array([ 1., nan,  1.])
    """
    values = _unmasked(outcome)
    missing = _missing(values)
    settled = np.where(missing, 0, values) if missing.any() else values
    happened = np.where(missing, np.nan, OUTCOME.read("outcome", settled))
    undated = _missing(_unmasked(known))
    refuse_rows("the outcome has no date on which it became known", ~missing & undated)
    return happened


def fill_missing(known: Any, otherwise: Any) -> Any:  # noqa: ANN401
    """Put some date where there is none, as no outcome stands beside it.

    Examples
    --------
    >>> fill_missing([None, 3, None], [1, 1, 1])
    array([3, 3, 3], dtype=object)
    """
    values = _unmasked(known)
    missing = _missing(values)
    if missing.all():
        return otherwise
    filled = values.copy()
    filled[missing] = values[~missing][0]
    return filled


def _unmasked(column: Any) -> NDArray[Any]:  # noqa: ANN401
    if not np.ma.isMA(column):
        return np.atleast_1d(np.asarray(column))
    dates = column.dtype.kind == "M"
    shown = column if dates else column.astype(float)
    return np.atleast_1d(np.ma.filled(shown, np.datetime64("NaT") if dates else np.nan))


def _missing(values: NDArray[Any]) -> BoolArray:
    if values.dtype.kind == "O":
        return np.array([_is_missing(cell) for cell in values.flat]).reshape(values.shape)
    return np.asarray(values != values)  # noqa: PLR0124 - neither NaN nor NaT equals itself


def _is_missing(cell: object) -> bool:
    same = cell == cell  # noqa: PLR0124 - and pandas.NA does not even answer
    return cell is None or not isinstance(same, bool | np.bool_) or not same
