"""The e-value that fits how the outcomes may hang together: chosen by name, never by default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from predtrack.errors import UnknownNameError, UsageError
from predtrack.scores.assertions.bets import e_value_average, e_value_product
from predtrack.scores.columns import refuse_rows
from predtrack.scores.shapes import refuse_mismatch
from predtrack.scores.times import read_times

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = ["DEPENDENCES", "e_value"]

Dependence = Literal["sequential", "arbitrary"]
DEPENDENCES = ("arbitrary", "sequential")


def e_value(
    probabilities: ArrayLike,
    outcomes: ArrayLike,
    *,
    stake: float,
    dependence: Dependence,
    quoted: ArrayLike | None = None,
    known: ArrayLike | None = None,
) -> float:
    """Evidence against the references, by the bet that the dependence allows.

    Parameters
    ----------
    probabilities : shape (n,), in (0, 1]
        Reference probability of each claim.
    outcomes : shape (n,), in [0, 1]
        1 if the claim came true, 0 if not.
    stake
        Share of the wealth that is bet; fixed before any outcome is known.
    dependence
        ``arbitrary``: the outcomes may hang together in any way, as those of claims with one
        deadline do; the payouts are averaged. ``sequential``: each reference was quoted when
        the outcomes of all earlier claims were known, so it is conditional on them; the
        wealth is carried on from bet to bet.
    quoted, known : shape (n,)
        For ``sequential`` only: when each reference was quoted and each outcome became known,
        as dates or numbers. They prove that the bets can follow each other.

    Returns
    -------
    float
        At least 0. Expected to be at most 1 if the references are right; 20 is as rare as
        p = .05 at best, since ``P(E >= c) <= 1 / c``.

    Raises
    ------
    UsageError
        If ``sequential`` comes without times, or ``arbitrary`` with them.
    InvalidForecastError
        If a reference was quoted before an earlier outcome was known: the product would
        claim evidence that is not there.

    References
    ----------
    Vovk & Wang (2021), E-values: calibration, combination and applications, Annals of
    Statistics 49(3), 1736-1754. doi:10.1214/20-AOS2020

    Examples
    --------
    >>> e_value([0.5, 0.5], [1, 1], stake=0.5, dependence="arbitrary")
    1.5
    >>> e_value([0.5, 0.5], [1, 1], stake=0.5, dependence="sequential",
    ...         quoted=[2024, 2025], known=[2025, 2026])
    2.25
    >>> e_value([0.5, 0.5], [1, 1], stake=0.5, dependence="sequential",
    ...         quoted=[2024, 2024], known=[2026, 2026])
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: a reference was quoted before an earlier outcome was
    known, so wealth cannot be carried on; use dependence='arbitrary' (row 1)
    """
    if dependence not in DEPENDENCES:
        raise UnknownNameError("dependence", dependence, DEPENDENCES)
    if (dependence == "sequential") != (quoted is not None and known is not None):
        raise UsageError("give quoted and known with dependence='sequential', and only with it")
    if quoted is None or known is None:
        return e_value_average(probabilities, outcomes, stake=stake)
    refuse_mismatch({"probability": probabilities, "quoted": quoted, "known": known})
    order = _order_of_bets(quoted, known)
    return e_value_product(np.ravel(probabilities)[order], np.ravel(outcomes)[order], stake=stake)


def _order_of_bets(
    quoted: ArrayLike, known: ArrayLike
) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    priced, seen = (
        np.atleast_1d(times).ravel() for times in read_times({"quoted": quoted, "known": known})
    )
    refuse_rows("a reference must be quoted before its outcome is known", priced >= seen)
    order = np.lexsort((seen, priced))
    settled = np.maximum.accumulate(np.append(-np.inf, seen[order])[:-1])
    overlapping = np.zeros(len(order), dtype=bool)
    overlapping[order] = priced[order] < settled
    refuse_rows(
        "a reference was quoted before an earlier outcome was known, so wealth cannot be carried "
        "on; use dependence='arbitrary'",
        overlapping,
    )
    return order
