"""Several tests at once: how p values grow when one looks for the best of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.columns import Share, domain_of
from predtrack.scores.shapes import read_rows

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["benjamini_hochberg", "holm"]

P_VALUE = domain_of(Share)


def holm(p_values: ArrayLike) -> FloatArray:
    r"""Adjust the p values of a family of tests by Holm's step-down method.

    The i-th smallest of m becomes :math:`\max_{j \le i} \min(1, (m - j + 1) p_{(j)})`.
    Rejecting what is then at most alpha errs anywhere in the family with a chance of at most
    alpha, however the tests depend on each other.

    Parameters
    ----------
    p_values : shape (m,), in [0, 1]
        All tests that were made, and not only those that are shown.

    Returns
    -------
    shape (m,), in [0, 1]
        Adjusted, in the order given.

    Raises
    ------
    InvalidForecastError
        If one is missing or outside [0, 1].

    References
    ----------
    Holm (1979), Scandinavian Journal of Statistics 6(2), 65-70.

    Examples
    --------
    >>> holm([0.01, 0.02, 0.03, 0.04, 0.2]).round(6)
    array([0.05, 0.08, 0.09, 0.09, 0.2 ])
    """
    p = read_rows("p_values", p_values, P_VALUE)
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate(np.arange(len(p), 0, -1) * p[order])
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(stepped, 1.0)
    return adjusted


def benjamini_hochberg(p_values: ArrayLike) -> FloatArray:
    r"""Adjust the p values of a family of tests for the share of false discoveries.

    The i-th smallest of m becomes :math:`\min_{j \ge i} \min(1, m p_{(j)} / j)`. Calling a
    discovery what is then at most alpha, the expected share of false ones is at most alpha,
    where the tests are independent or depend on each other positively.

    Parameters
    ----------
    p_values : shape (m,), in [0, 1]
        All tests that were made, and not only those that are shown.

    Returns
    -------
    shape (m,), in [0, 1]
        Adjusted, in the order given; never above those of :func:`holm`.

    Raises
    ------
    InvalidForecastError
        If one is missing or outside [0, 1].

    References
    ----------
    Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57(1), 289-300.
    doi:10.1111/j.2517-6161.1995.tb02031.x

    Examples
    --------
    >>> benjamini_hochberg([0.01, 0.02, 0.03, 0.04, 0.2]).round(6)
    array([0.05, 0.05, 0.05, 0.05, 0.2 ])
    """
    p = read_rows("p_values", p_values, P_VALUE)
    order = np.argsort(-p, kind="stable")
    stepped = np.minimum.accumulate(len(p) / np.arange(len(p), 0, -1) * p[order])
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(stepped, 1.0)
    return adjusted
