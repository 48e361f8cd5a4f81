"""Assertions as bets against reference probabilities: yield and e-values.

An e-value has expectation at most 1 if the reference is right; large ones speak against
it. The product of bets needs references that are conditional on all earlier outcomes.
The average is valid under any dependence: use it for claims that share a deadline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Domain, Fulfilment, domain_of
from predtrack.scores.counts import read_share
from predtrack.scores.shapes import refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["betting_yield", "e_value_average", "e_value_product"]

PRICE = Domain("lie above 0 and be at most 1; a price of 0 pays without limit", 0, 1, zero=False)
OUTCOME = domain_of(Fulfilment)


def betting_yield(probabilities: ArrayLike, outcomes: ArrayLike) -> float:
    """Mean payout of one unit on each claim at the fair price of its reference.

    Parameters
    ----------
    probabilities : shape (n,), in (0, 1]
        Reference probability of each claim, the price of one unit.
    outcomes : shape (n,), in [0, 1]
        1 if the claim came true, 0 if not.

    Returns
    -------
    float
        ``mean(y / q)``; 1 is what the reference expects.

    Examples
    --------
    >>> betting_yield([0.5, 0.25], [1, 0])
    1.0
    """
    return float(_payouts(probabilities, outcomes).mean())


def e_value_product(probabilities: ArrayLike, outcomes: ArrayLike, *, stake: float) -> float:
    """Wealth after betting a share of it on each claim in turn.

    Valid only where each reference is conditional on all earlier outcomes; claims with one
    deadline are not. :func:`e_value` asks for the times and refuses the rest.

    Parameters
    ----------
    probabilities : shape (n,), in (0, 1]
        Reference probability of each claim, given the outcomes of all earlier ones.
    outcomes : shape (n,), in [0, 1]
        1 if the claim came true, 0 if not.
    stake
        Share of the wealth that is bet each time.

    Returns
    -------
    float
        ``prod(1 + stake (y / q - 1))``.

    References
    ----------
    Shafer (2021), Testing by betting, Journal of the Royal Statistical Society A 184(2),
    407-431. doi:10.1111/rssa.12647

    Examples
    --------
    >>> e_value_product([0.5, 0.5], [1, 1], stake=0.5)
    2.25
    """
    share = read_share("stake", stake)
    return float(np.prod(1 + share * (_payouts(probabilities, outcomes) - 1)))


def e_value_average(probabilities: ArrayLike, outcomes: ArrayLike, *, stake: float) -> float:
    """Wealth after betting on all claims at once, valid under any dependence.

    Parameters
    ----------
    probabilities : shape (n,), in (0, 1]
        Reference probability of each claim.
    outcomes : shape (n,), in [0, 1]
        1 if the claim came true, 0 if not.
    stake
        Share of the wealth that is bet.

    Returns
    -------
    float
        ``1 + stake (yield - 1)``.

    References
    ----------
    Vovk & Wang (2021), E-values: calibration, combination and applications, Annals of
    Statistics 49(3), 1736-1754. doi:10.1214/20-AOS2020

    Examples
    --------
    >>> e_value_average([0.5, 0.5], [1, 1], stake=0.5)
    1.5
    """
    return 1 + read_share("stake", stake) * (betting_yield(probabilities, outcomes) - 1)


def _payouts(probabilities: ArrayLike, outcomes: ArrayLike) -> FloatArray:
    price, won = PRICE.read("probability", probabilities), OUTCOME.read("outcome", outcomes)
    refuse_mismatch({"probability": probabilities, "outcome": outcomes})
    if not (price.size and won.size):
        raise InvalidForecastError("nothing is resolved; there is no yield without an outcome")
    return np.atleast_1d(won / price)
