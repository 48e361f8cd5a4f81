"""Whether a forecast was on record in time: prospective, logged late, or retrospective."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import UsageError
from predtrack.scores.columns import refuse_rows
from predtrack.scores.standing.instants import MICROSECONDS_A_DAY, read_instants

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import Column

__all__ = ["HINDSIGHT_CLASSES", "LATE_AFTER_DAYS", "hindsight_class"]

HINDSIGHT_CLASSES = ("prospective", "logged_late", "retrospective")
LATE_AFTER_DAYS = 7.0


def hindsight_class(
    made: Column,
    *,
    recorded: Column | None = None,
    known: Column | None = None,
    late_after_days: float = LATE_AFTER_DAYS,
) -> NDArray[Any]:
    """Class forecasts by what could be known when they were put on record.

    ``retrospective``: recorded after the outcome was known, whenever it is said to have been
    made. ``logged_late``: recorded more than ``late_after_days`` after it was made, but not
    after the outcome was known. ``prospective``: all others. The same words mean the same in
    the checks PT421 and PT422 of a ledger.

    Parameters
    ----------
    made : shape (n,)
        When the forecast was made.
    recorded : shape (n,)
        When it was put on record; where it is missing, it was recorded when it was made.
    known : shape (n,) or one for all
        When the outcome became known; missing where it is not known.
    late_after_days
        Days between making and recording beyond which a forecast counts as logged late.
        Numbers, instead of dates, count days.

    Returns
    -------
    shape (n,), text
        One of :data:`HINDSIGHT_CLASSES` a row; compare it with ``==`` to filter.

    Examples
    --------
    >>> hindsight_class([1, 1, 1], recorded=[2, 20, 40], known=30).tolist()
    ['prospective', 'logged_late', 'retrospective']
    """
    if not late_after_days >= 0:
        raise UsageError("late_after_days must be a number of days, 0 or more")
    rows = len(np.atleast_1d(np.asarray(made)))
    read = read_instants({"made": made, "recorded": recorded, "known": known}, rows)
    said, entered, known_at = read.columns["made"], read.columns["recorded"], read.columns["known"]
    refuse_rows("made is missing", ~np.isfinite(said))
    entered = np.where(np.isfinite(entered), entered, said)
    day = MICROSECONDS_A_DAY if read.calendar else 1
    late = entered - said > late_after_days * day
    kind = np.where(late, "logged_late", "prospective")
    return np.asarray(np.where(entered > known_at, "retrospective", kind))
