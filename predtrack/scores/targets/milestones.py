"""The rungs of a ladder: which were reached, when, and how late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Real, domain_of
from predtrack.scores.sides import sign_of
from predtrack.scores.targets.series import read_series
from predtrack.scores.times import read_times

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.sides import Side

__all__ = ["Milestone", "milestones"]

REAL = domain_of(Real)


@dataclass(frozen=True, slots=True)
class Milestone:
    """One rung of a ladder as seen from a day.

    Parameters
    ----------
    level
        The level of the rung.
    deadline
        By when it was to be reached; None where nobody said.
    reached
        When it was first seen reached; None while it is open.
    short_at
        When the series was last seen short of it before that: the level was reached
        somewhere between the two. None where no observation was short of it.
    late
        Time from the deadline to the day it was seen reached, or to now while it is open;
        negative is early, or time left. None without a deadline.
    """

    level: float
    deadline: float | None
    reached: float | None
    short_at: float | None
    late: float | None

    @property
    def status(self) -> Literal["reached", "reached late", "overdue", "open"]:
        """Where the rung stands."""
        behind = self.late is not None and self.late > 0
        if self.reached is None:
            return "overdue" if behind else "open"
        return "reached late" if behind else "reached"


def milestones(
    levels: ArrayLike,
    times: ArrayLike,
    values: ArrayLike,
    *,
    now: object,
    deadlines: ArrayLike | None = None,
    side: Side = "at least",
) -> tuple[Milestone, ...]:
    """Say of each rung when it was first seen reached, how late, or that it is open.

    Parameters
    ----------
    levels : shape (rungs,)
        Levels of the ladder.
    times, values : shape (n,)
        Observations in order of time, as dates (counted in days since 1970) or numbers.
        Observations after now are not seen.
    now
        The day from which to look.
    deadlines : shape (rungs,)
        Original deadline of each rung, also where it was moved since. Where only the last
        rung has one, :func:`~predtrack.scores.targets.earned_schedule` of the rungs'
        attainment tells when the plan passes them.
    side
        On which side of its level a rung is met.

    Returns
    -------
    tuple of Milestone
        In the order of the levels. A level counts as reached once, even if it was lost again.

    Examples
    --------
    >>> first, last = milestones([5, 10], [2024, 2025, 2026], [3, 6, 8], now=2027,
    ...                          deadlines=[2024, 2026])
    >>> first.status, first.short_at, first.reached, first.late
    ('reached late', 2024.0, 2025.0, 1.0)
    >>> last.status, last.reached, last.late
    ('overdue', None, 1.0)
    """
    sign = sign_of(side)
    rungs = np.ravel(REAL.read("level", levels))
    t, y, today = read_series(times, values, REAL, {"now": now})
    due = _deadlines(deadlines, times, len(rungs))
    seen = t <= today
    met = sign * y[seen][None, :] >= sign * rungs[:, None]
    found = zip(rungs.tolist(), met, due, strict=True)
    return tuple(_rung(level, t[seen], row, limit, today) for level, row, limit in found)


def _deadlines(deadlines: ArrayLike | None, times: ArrayLike, rungs: int) -> list[float | None]:
    if deadlines is None:
        return [None] * rungs
    like = np.ravel(np.asarray(times))[:1]
    due = [float(read_times({"time": like, "deadline": limit})[1]) for limit in np.ravel(deadlines)]
    if len(due) != rungs:
        raise InvalidForecastError(f"each rung has one deadline, but {rungs} meet {len(due)}")
    return list(due)


def _rung(level: float, t: FloatArray, met: np.ndarray, due: float | None, now: float) -> Milestone:
    first = int(met.argmax()) if met.any() else len(met)
    reached = float(t[first]) if first < len(met) else None
    short = float(t[first - 1]) if first else None
    until = now if reached is None else reached
    return Milestone(level, due, reached, short, None if due is None else float(until - due))
