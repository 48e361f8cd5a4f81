"""Which claims may count on a day: those whose time has come, and not those resolved early."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores.columns import refuse_rows
from predtrack.scores.deadlines.missing import fill_missing, read_settled
from predtrack.scores.shapes import refuse_mismatch
from predtrack.scores.times import read_times

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import ArrayLike, NDArray

    from predtrack.scores.columns import BoolArray, FloatArray

__all__ = ["STATES", "Maturity", "maturity"]

STATES = {
    "matured": "the deadline has passed and the outcome is known: it counts",
    "early": "resolved before its deadline, when only a yes could be: held back",
    "waiting": "not due yet, and not resolved",
    "overdue": "the deadline has passed without an outcome: that is not a no",
    "hindsight": "made when the outcome was known already",
    "later": "not made yet on that day",
}
"""What can be said of a claim on a day, and what it means."""


@dataclass(frozen=True, slots=True, eq=False)
class Maturity:
    """A cohort of claims on a day.

    Parameters
    ----------
    state : shape (n,)
        One of :data:`STATES` per claim.
    outcome : shape (n,)
        Outcomes known on that day; NaN where there is none.
    names
        What the claims are called; their row numbers where no name was given.
    """

    state: NDArray[np.str_]
    outcome: FloatArray
    names: tuple[Hashable, ...]

    @property
    def matured(self) -> BoolArray:
        """Rows that may feed base rates and calibration."""
        return np.asarray(self.state == "matured")

    @property
    def complete(self) -> bool:
        """Whether every claim of the cohort that was made fairly has matured."""
        return not np.isin(self.state, ["early", "waiting", "overdue"]).any()

    @property
    def base_rate(self) -> float | None:
        """Share of the matured claims that came true; None where there is none."""
        return _mean(self.outcome[self.matured])

    @property
    def rate_of_resolved(self) -> float | None:
        """Share among all that were resolved, early ones too: biased, for comparison only."""
        return _mean(self.outcome[np.isin(self.state, ["matured", "early"])])

    def held_back(self) -> tuple[Hashable, ...]:
        """Names of the claims that do not count."""
        return tuple(self.names[row] for row in np.flatnonzero(~self.matured))

    def named(self, state: str) -> tuple[Hashable, ...]:
        """Names of the claims in a state."""
        if state not in STATES:
            raise UnknownNameError("state", state, STATES)
        return tuple(self.names[row] for row in np.flatnonzero(self.state == state))


def maturity(
    made: Any,  # noqa: ANN401 - dates or numbers
    due: Any,  # noqa: ANN401
    known: Any,  # noqa: ANN401
    outcome: ArrayLike,
    *,
    as_of: Any,  # noqa: ANN401
    names: Sequence[Hashable] | None = None,
) -> Maturity:
    """Split a cohort into claims that may count on a day and claims held back.

    Parameters
    ----------
    made, due : shape (n,)
        When each claim was made, and its last day: all dates, or all numbers in one unit.
    known : shape (n,)
        When the outcome became known; missing (NaN, NaT, None) where the outcome is.
    outcome : shape (n,), in [0, 1]
        What happened; NaN or None where that is not known.
    as_of
        The day. A claim is due once its last day is over, that is before this one.
    names
        What to call the claims; their row numbers without it.

    Returns
    -------
    Maturity
        A claim that came true before its deadline is held back until the deadline: those
        that will fail cannot have been resolved yet (:func:`early_resolution`).

    Raises
    ------
    InvalidForecastError
        If a date is missing, a claim was due before it was made, an outcome is out of
        range or has no date, or the rows do not pair up.

    Examples
    --------
    >>> found = maturity(
    ...     made=[0, 0, 0, 0], due=[1, 1, 3, 3], known=[0.5, None, 1.5, None],
    ...     outcome=[1, None, 1, None], as_of=2, names=["a", "b", "c", "d"],
    ... )
    >>> found.state.tolist(), found.base_rate, found.held_back()
    (['matured', 'overdue', 'early', 'waiting'], 1.0, ('b', 'c', 'd'))
    """
    refuse_mismatch({"made": made, "due": due, "known": known, "outcome": outcome})
    happened = read_settled(outcome, known)
    dates = {"made": made, "due": due, "known": fill_missing(known, made), "as_of": as_of}
    start, end, learnt, today = (np.atleast_1d(column) for column in read_times(dates))
    refuse_rows("the claim was due before it was made", end < start)
    seen = ~np.isnan(happened) & (learnt <= today)
    state = _states(seen, due=end < today, hindsight=seen & (learnt < start), later=start > today)
    return Maturity(state, np.where(seen, happened, np.nan), _names(names, len(state)))


def _states(
    seen: BoolArray, *, due: BoolArray, hindsight: BoolArray, later: BoolArray
) -> NDArray[np.str_]:
    cases = [later, hindsight, due & seen, seen, due]
    return np.select(cases, ["later", "hindsight", "matured", "early", "overdue"], "waiting")


def _names(names: Sequence[Hashable] | None, n: int) -> tuple[Hashable, ...]:
    if names is not None and len(names) != n:
        raise InvalidForecastError(f"there are {n} claims, but {len(names)} names")
    return tuple(range(n)) if names is None else tuple(names)


def _mean(column: FloatArray) -> float | None:
    return float(column.mean()) if column.size else None
