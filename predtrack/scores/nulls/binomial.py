"""Binomial chances, all at once and without a logarithm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from predtrack.scores.columns import FloatArray

__all__ = ["binomial_chances"]


def binomial_chances(n: int, p: float) -> FloatArray:
    """Chance of 0, 1, …, n events among n, each of probability p.

    Neighbouring chances have simple ratios. Their products run outwards from the most
    likely number, so that nothing that matters underflows and nothing cancels.

    Examples
    --------
    >>> binomial_chances(2, 0.5)
    array([0.25, 0.5 , 0.25])
    >>> binomial_chances(2, 1)
    array([0., 0., 1.])
    """
    events, mode = np.arange(1, n + 1), min(int((n + 1) * p), n)
    with np.errstate(divide="ignore"):  # p = 1 has infinite odds, and their inverse is 0
        odds = np.divide(p, 1 - p)
        above = np.cumprod((n - events[mode:] + 1) / events[mode:] * odds)
        below = np.cumprod((events[:mode] / (n - events[:mode] + 1) / odds)[::-1])[::-1]
    chances = np.concatenate((below, [1.0], above))
    return np.asarray(chances / chances.sum())
