"""Threshold-weighted CRPS: only errors on one part of the axis count."""

from typing import Any

import numpy as np

from predtrack.errors import UsageError
from predtrack.scores.blocks import Members
from predtrack.scores.columns import Column, Real
from predtrack.scores.distributions.ensembles import Estimator, ensemble_crps
from predtrack.scores.distributions.frozen import read_distribution, read_outcome
from predtrack.scores.distributions.quadrature import integrated_crps
from predtrack.scores.door import door
from predtrack.scores.shapes import plain_if_lone

__all__ = ["twcrps_distribution", "twcrps_samples"]


@door
def twcrps_samples(
    value: Members,
    outcome: Real,
    *,
    lower: float = -np.inf,
    upper: float = np.inf,
    estimator: Estimator = "standard",
) -> Column:
    """CRPS of samples, counting only what happens between two thresholds.

    Parameters
    ----------
    value : shape (n, M)
        Members of the ensemble, in any order.
    outcome : shape (n,)
        Value observed.
    lower, upper
        Thresholds; one of them, or both, may be infinite.
    estimator
        As in ``crps_samples``.

    Returns
    -------
    shape (n,), in [0, inf)
        One score per forecast, in the unit of the outcome; lower is better. Without
        thresholds it is the CRPS.

    Raises
    ------
    InvalidForecastError
        If a row is missing or infinite, or the shapes differ.
    UsageError
        If lower is not below upper.

    Notes
    -----
    The weight is 1 from lower to upper and 0 elsewhere, so the chaining function holds
    members and outcomes fast at the thresholds. Choose the thresholds before the outcomes
    are known: picking the rows whose outcome was extreme is not proper, this is.

    References
    ----------
    Gneiting & Ranjan (2011), Journal of Business & Economic Statistics 29(3), 411-422.
    doi:10.1198/jbes.2010.08110
    Allen, Ginsbourger & Ziegel (2023), SIAM/ASA Journal on Uncertainty Quantification 11(3),
    906-940. doi:10.1137/22M1532184

    Examples
    --------
    >>> twcrps_samples([1, 2, 4, 8], 3)
    0.8125
    >>> twcrps_samples([1, 2, 4, 8], 3, lower=5)
    0.1875
    """
    _refuse_swapped(lower, upper)
    return ensemble_crps(np.clip(value, lower, upper), np.clip(outcome, lower, upper), estimator)


def twcrps_distribution(
    distribution: Any,  # noqa: ANN401 - scipy's frozen
    outcome: Column,
    *,
    lower: float = -np.inf,
    upper: float = np.inf,
) -> Column:
    """CRPS of a distribution, integrated between two thresholds only.

    Parameters
    ----------
    distribution
        A frozen continuous distribution of ``scipy.stats``, or a :class:`Mixture` of such.
    outcome : shape (n,)
        Value observed.
    lower, upper
        Thresholds; one of them, or both, may be infinite.

    Returns
    -------
    shape (n,), in [0, inf)
        One score per forecast, in the unit of the outcome; lower is better. Computed by
        quadrature, as in ``crps_distribution``.

    Raises
    ------
    InvalidForecastError
        If an outcome is missing or infinite, or the shapes differ.
    UsageError
        If that is no continuous distribution, or lower is not below upper.

    References
    ----------
    Gneiting & Ranjan (2011), Journal of Business & Economic Statistics 29(3), 411-422.
    doi:10.1198/jbes.2010.08110

    Examples
    --------
    >>> from scipy.stats import norm
    >>> round(twcrps_distribution(norm(0, 1), 0.5), 6)
    0.331404
    >>> round(twcrps_distribution(norm(0, 1), 0.5, lower=1), 6)
    0.007235
    """
    _refuse_swapped(lower, upper)
    read_distribution(distribution)
    return plain_if_lone(integrated_crps(distribution, read_outcome(outcome), lower, upper))


def _refuse_swapped(lower: float, upper: float) -> None:
    if not lower < upper:
        raise UsageError(f"lower must be below upper, but they are {lower} and {upper}")
