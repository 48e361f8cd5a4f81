"""Tests of equal mean scores that allow for outcomes which depend on their neighbours."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import UsageError
from predtrack.scores.comparison.paired import PairedComparison, described, differences_of
from predtrack.scores.counts import read_count

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["diebold_mariano", "harvey_leybourne_newbold"]


def diebold_mariano(first: ArrayLike, second: ArrayLike, *, horizon: int = 1) -> PairedComparison:
    r"""Test of equal mean scores of two forecasters, by the normal distribution.

    The statistic is :math:`\bar d / \sqrt{(\gamma_0 + 2 \sum_{k<h} \gamma_k) / n}` with the
    autocovariances :math:`\gamma_k` of the differences, each divided by n.

    Parameters
    ----------
    first, second : shape (n,)
        Scores on the same questions; in the order of time where the horizon is above 1.
    horizon
        How many steps ahead was forecast: the outcomes of that many neighbouring rows are
        taken to depend on each other. 1 takes the rows as independent.

    Returns
    -------
    PairedComparison
        Two-sided; the statistic is below 0 where the first has the lower scores. NaN with
        a reason where the differences do not vary, or their estimated variance is not above
        0, as can happen for a horizon above 1.

    Notes
    -----
    At small n it calls too much significant; :func:`harvey_leybourne_newbold` corrects that.

    References
    ----------
    Diebold & Mariano (1995), Journal of Business & Economic Statistics 13(3), 253-263.
    doi:10.1080/07350015.1995.10524599

    Examples
    --------
    >>> round(diebold_mariano([0.04, 0.09, 0.25], [0.16, 0.09, 0.49]).statistic, 4)
    -2.1213
    """
    from scipy.special import ndtr  # noqa: PLC0415 - importing scores costs numpy alone

    found, statistic = _studentised(first, second, horizon)
    p_value = 2 * float(ndtr(-abs(statistic)))
    return _tested(found, statistic, p_value, "Diebold-Mariano")


def harvey_leybourne_newbold(
    first: ArrayLike, second: ArrayLike, *, horizon: int = 1
) -> PairedComparison:
    r"""Diebold-Mariano test corrected for small n, by Student's t with n - 1 degrees.

    The statistic is that of Diebold and Mariano times
    :math:`\sqrt{(n + 1 - 2h + h(h - 1)/n) / n}`. For h = 1 it is the paired t test.

    Parameters
    ----------
    first, second : shape (n,)
        Scores on the same questions; in the order of time where the horizon is above 1.
    horizon
        How many steps ahead was forecast; see :func:`diebold_mariano`.

    Returns
    -------
    PairedComparison
        As from :func:`diebold_mariano`.

    References
    ----------
    Harvey, Leybourne & Newbold (1997), International Journal of Forecasting 13(2), 281-291.
    doi:10.1016/S0169-2070(96)00719-4

    Examples
    --------
    >>> round(harvey_leybourne_newbold([0.04, 0.09, 0.25], [0.16, 0.09, 0.49]).p_value, 4)
    0.2254
    """
    from scipy.special import stdtr  # noqa: PLC0415 - importing scores costs numpy alone

    found, statistic = _studentised(first, second, horizon)
    n = found.n
    corrected = statistic * math.sqrt((n + 1 - 2 * horizon + horizon * (horizon - 1) / n) / n)
    p_value = 2 * float(stdtr(max(n - 1, 1), -abs(corrected)))
    return _tested(found, corrected, p_value, "Harvey-Leybourne-Newbold")


def _studentised(
    first: ArrayLike, second: ArrayLike, horizon: int
) -> tuple[PairedComparison, float]:
    differences, noise = differences_of(first, second)
    steps = read_count("horizon", horizon)
    if not 1 <= steps <= len(differences):
        raise UsageError(f"horizon must lie between 1 and n = {len(differences)}, not {horizon}")
    if np.ptp(differences) <= noise:
        return described(differences, "the differences do not vary"), math.nan
    variance = _variance_of_mean(differences, steps)
    if variance <= 0:
        reason = "the estimated variance is not above 0; take a smaller horizon"
        return described(differences, reason), math.nan
    return described(differences), float(differences.mean()) / math.sqrt(variance)


def _variance_of_mean(differences: FloatArray, horizon: int) -> float:
    n, centred = len(differences), differences - differences.mean()
    covariances = [float(centred[lag:] @ centred[: n - lag]) / n for lag in range(horizon)]
    return (covariances[0] + 2 * math.fsum(covariances[1:])) / n


def _tested(
    found: PairedComparison, statistic: float, p_value: float, test: str
) -> PairedComparison:
    return replace(found, statistic=statistic, p_value=p_value, test=test)
