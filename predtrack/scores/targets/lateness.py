"""How late a target is: from the deadline that was stated first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.times import read_times

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = ["Lateness", "lateness"]


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late a target is, as seen from a day.

    Parameters
    ----------
    late
        Time from the original deadline to the day it was reached, or to now while it is
        open; negative is early, or time left.
    moved
        Time by which the deadline was moved, from the first to the last one stated.
    past_last
        The same as ``late``, from the deadline stated last: what the author would print.
    is_open
        Whether the target had not been reached by then.
    """

    late: float
    moved: float
    past_last: float
    is_open: bool

    @property
    def status(self) -> Literal["reached", "reached late", "overdue", "open"]:
        """Where the target stands, by the original deadline."""
        if self.is_open:
            return "overdue" if self.late > 0 else "open"
        return "reached late" if self.late > 0 else "reached"


def lateness(deadlines: ArrayLike, *, now: object, reached: object | None = None) -> Lateness:
    """Measure the delay of a target from its original deadline, wherever it was moved.

    Parameters
    ----------
    deadlines : shape (statements,)
        Every deadline that was given for the target, in the order of the statements: dates
        (the delay is then in days) or numbers.
    now
        The day from which to look; like the deadlines.
    reached
        When the target was reached; None where it was not. A day after now is not seen.

    Returns
    -------
    Lateness
        A deadline that was moved does not make a target less late.

    Examples
    --------
    >>> found = lateness([2024.0, 2026.0], now=2025.5)
    >>> found.status, found.late, found.moved, found.past_last
    ('overdue', 1.5, 2.0, -0.5)
    >>> lateness([2024.0], now=2025.5, reached=2023.5).status
    'reached'
    """
    due = [float(read_times({"deadline": day, "now": now})[0]) for day in np.ravel(deadlines)]
    if not due:
        raise InvalidForecastError("a target without a deadline is never late")
    (today,) = read_times({"now": now})
    day = None if reached is None else float(read_times({"reached": reached, "now": now})[0])
    is_open = day is None or day > float(today)
    until = float(today) if is_open or day is None else day
    return Lateness(until - due[0], due[-1] - due[0], until - due[-1], is_open)
