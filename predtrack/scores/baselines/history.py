"""The part of a series that was known when a claim was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Positive, domain_of
from predtrack.scores.shapes import refuse_mismatch
from predtrack.scores.times import read_times

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["History", "Moments", "read_history", "read_horizon"]

Moments: TypeAlias = Any
"""One time or a column of them: dates, or numbers in one unit."""
VALUE = domain_of(Positive)


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class History:
    """A series as it stood at the date of a claim.

    Parameters
    ----------
    times, values : shape (n,)
        Observations in the order of time; dates as days.
    left_out
        Observations that were not known yet.
    """

    times: FloatArray
    values: FloatArray
    left_out: int

    @property
    def span(self) -> float:
        """Time from the first observation to the last."""
        return float(self.times[-1] - self.times[0])


def read_history(
    times: Moments, values: ArrayLike, *, made: Moments, known: Moments = None
) -> History:
    """Cut a series at the date of a claim.

    Parameters
    ----------
    times, values : shape (n,)
        When something was measured, and how much it was, above 0; in any order.
    made
        When the claim was made. What lies after it is left out, and counted.
    known : shape (n,), optional
        When each observation was published; without it, at its own time.

    Returns
    -------
    History

    Raises
    ------
    InvalidForecastError
        If a row is missing or not above 0, two observations have one time, or fewer than
        two of them were known.

    Examples
    --------
    >>> history = read_history([2018, 2019, 2020], [50, 60, 90], made=2019.5)
    >>> history.values, history.left_out
    (array([50., 60.]), 1)
    """
    published = times if known is None else known
    refuse_mismatch({"times": times, "values": values, "known": published})
    levels = VALUE.read("values", values)
    moments, ready = read_times({"times": times, "known": published})
    now = read_moment("made", made, beside=times)
    if moments.ndim != 1:
        raise InvalidForecastError("times and values must be columns of one length")
    kept = (moments <= now) & (ready <= now)
    order = np.argsort(moments[kept], kind="stable")
    left_out = int(len(kept) - kept.sum())
    return _checked(History(moments[kept][order], levels[kept][order], left_out))


def read_horizon(history: History, *, times: Moments, target_time: Moments) -> float:
    """Time from the last known observation to the date that a claim is about.

    Examples
    --------
    >>> history = read_history([2018, 2019], [50, 60], made=2019)
    >>> read_horizon(history, times=[2018, 2019], target_time=2026)
    7.0
    """
    ahead = read_moment("target_time", target_time, beside=times) - float(history.times[-1])
    if ahead <= 0:
        raise InvalidForecastError("target_time must lie after the last known observation")
    return ahead


def read_moment(name: str, moment: Moments, *, beside: Moments) -> float:
    """Read one time, which must be a date where the others are dates."""
    one = np.asarray(moment)
    if one.size != 1:
        raise InvalidForecastError(f"{name} must be one time")
    first = np.ravel(np.asarray(beside))[:1]
    return float(read_times({"times": first, name: one.reshape(())})[1])


def _checked(history: History) -> History:
    if len(history.times) < 2:
        raise InvalidForecastError(
            "a baseline needs at least two observations known when the claim was made,"
            f" not {len(history.times)}"
        )
    if not np.diff(history.times).all():
        raise InvalidForecastError("two observations have one time; keep the one known then")
    return history
