"""When something happened, or that it had not happened by the date of the comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.scores.columns import Domain, refuse_rows
from predtrack.scores.shapes import read_rows, refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import Column, FloatArray

__all__ = ["Events", "read_events"]

DURATION = Domain("be at least 0, or infinite", 0, endless=True)


@dataclass(frozen=True, slots=True, eq=False)
class Events:
    """What happened, as seen at the date of the comparison.

    Parameters
    ----------
    until : shape (n,)
        Time of the event, or the horizon where there was none before it.
    horizon : shape (n,)
        Time of the comparison.
    single
        Whether it is one event that was given as a plain number.
    """

    until: FloatArray
    horizon: FloatArray
    single: bool

    def plain(self, scores: FloatArray) -> Column:
        """Give one score per row, or a plain number for a plain number."""
        return float(scores[0]) if self.single else scores


def read_events(
    time: ArrayLike, horizon: ArrayLike, observed_until: ArrayLike | None = None
) -> Events:
    """Read times of events, as durations since the statement.

    Parameters
    ----------
    time : shape (n,)
        Time of the event; infinite where none is known.
    horizon : shape (n,)
        Time of the comparison.
    observed_until : shape (n,), optional
        How far the evidence reaches; without it, to the horizon.

    Returns
    -------
    Events

    Examples
    --------
    >>> read_events([2, float("inf")], horizon=5).until
    array([2., 5.])
    >>> read_events([2, float("inf")], horizon=5, observed_until=4)
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: no event is known, but the evidence ends before the
    horizon: that is not a no; find evidence, or compare at an earlier date (row 1)
    """
    seen = horizon if observed_until is None else observed_until
    given: dict[str, Any] = {"time": time, "horizon": horizon, "observed_until": seen}
    refuse_mismatch(given)
    read = [read_rows(name, column, DURATION) for name, column in given.items()]
    happened, compared, reach = np.broadcast_arrays(*read)
    _refuse_unknown(happened, compared, reach)
    single = all(np.ndim(column) == 0 for column in given.values())
    return Events(np.minimum(happened, compared), compared, single)


def _refuse_unknown(happened: FloatArray, compared: FloatArray, reach: FloatArray) -> None:
    refuse_rows(
        "a horizon without end needs an event; compare at a finite one",
        np.isinf(happened) & np.isinf(compared),
    )
    refuse_rows(
        "no event is known, but the evidence ends before the horizon: that is not a no;"
        " find evidence, or compare at an earlier date",
        (happened > compared) & (reach < compared),
    )
