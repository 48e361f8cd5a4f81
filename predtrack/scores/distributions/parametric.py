"""CRPS of distributions given by their parameters."""

from typing import Annotated, Any, TypeAlias

from predtrack.scores.columns import Column, Domain, Positive, Real, Upper
from predtrack.scores.distributions.closed_forms import (
    lognormal_crps,
    normal_crps,
    student_t_crps,
    uniform_crps,
)
from predtrack.scores.door import door

__all__ = ["crps_lognormal", "crps_normal", "crps_student_t", "crps_uniform"]

Freedom: TypeAlias = Annotated[
    Any, Domain("be a finite number above 1: with fewer there is no mean", 1, ends=False)
]
"""Degrees of freedom of a Student t distribution that has a mean."""


@door
def crps_normal(mean: Real, sd: Positive, outcome: Real) -> Column:
    """CRPS of a normal distribution.

    Parameters
    ----------
    mean : shape (n,)
        Mean.
    sd : shape (n,), above 0
        Standard deviation (not the variance).
    outcome : shape (n,)
        Value observed.

    Returns
    -------
    shape (n,), in (0, inf)
        One score per forecast, in the unit of the outcome; lower is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing or infinite, a spread is not above 0, or the shapes differ.

    References
    ----------
    Gneiting, Raftery, Westveld & Goldman (2005), Monthly Weather Review 133(5), 1098-1118.
    doi:10.1175/MWR2904.1

    Examples
    --------
    >>> crps_normal([0, 1], [1, 2], [0.5, 2.5]).round(6)
    array([0.331404, 0.896289])
    """
    return normal_crps(mean, sd, outcome)


@door
def crps_lognormal(log_mean: Real, log_sd: Positive, outcome: Real) -> Column:
    """CRPS of a lognormal distribution.

    Parameters
    ----------
    log_mean : shape (n,)
        Mean of the logarithm: the logarithm of the median.
    log_sd : shape (n,), above 0
        Standard deviation of the logarithm.
    outcome : shape (n,)
        Value observed; also at or below 0, where nothing was foretold.

    Returns
    -------
    shape (n,), in (0, inf)
        One score per forecast, in the unit of the outcome; lower is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing or infinite, a spread is not above 0, or the shapes differ.

    References
    ----------
    Baran & Lerch (2015), Quarterly Journal of the Royal Meteorological Society 141(691),
    2289-2299. doi:10.1002/qj.2521

    Examples
    --------
    >>> from math import log
    >>> round(crps_lognormal(log(400), 0.4, 250), 6)
    96.870846
    """
    return lognormal_crps(log_mean, log_sd, outcome)


@door
def crps_student_t(df: Freedom, location: Real, scale: Positive, outcome: Real) -> Column:
    """CRPS of a Student t distribution.

    Parameters
    ----------
    df : shape (n,), above 1
        Degrees of freedom, whole or not.
    location : shape (n,)
        Centre.
    scale : shape (n,), above 0
        Scale (not the standard deviation).
    outcome : shape (n,)
        Value observed.

    Returns
    -------
    shape (n,), in (0, inf)
        One score per forecast, in the unit of the outcome; lower is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing, infinite or outside its domain, or the shapes differ.

    References
    ----------
    Jordan, Krüger & Lerch (2019), Journal of Statistical Software 90(12), 1-37.
    doi:10.18637/jss.v090.i12

    Examples
    --------
    >>> round(crps_student_t(5, 0, 1, 0.5), 6)
    0.349645
    """
    return student_t_crps(df, location, scale, outcome)


@door
def crps_uniform(lower: Real, upper: Upper, outcome: Real) -> Column:
    """CRPS of a uniform distribution.

    Parameters
    ----------
    lower, upper : shape (n,)
        Ends; where they meet, all mass lies in one point.
    outcome : shape (n,)
        Value observed, inside or outside.

    Returns
    -------
    shape (n,), in [0, inf)
        One score per forecast, in the unit of the outcome; lower is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing or infinite, the ends are swapped, or the shapes differ.

    References
    ----------
    Jordan, Krüger & Lerch (2019), Journal of Statistical Software 90(12), 1-37.
    doi:10.18637/jss.v090.i12

    Examples
    --------
    >>> crps_uniform(0, 1, [0.5, 1, 3]).round(6)
    array([0.083333, 0.333333, 2.333333])
    """
    return uniform_crps(lower, upper, outcome)
