"""CRPS of distributions whose integral has a closed form."""

import numpy as np

from predtrack.scores.columns import Column, FloatArray

__all__ = [
    "exponential_crps",
    "laplace_crps",
    "logistic_crps",
    "lognormal_crps",
    "normal_crps",
    "normal_distance",
    "student_t_crps",
    "uniform_crps",
]


def normal_distance(distance: Column, sd: Column) -> FloatArray:
    """Mean of ``|X|`` where X is normal with this mean and standard deviation.

    Examples
    --------
    >>> round(float(normal_distance(0.0, 1.0)), 6)
    0.797885
    """
    from scipy.special import erf  # noqa: PLC0415 - scores import numpy alone

    z = distance / sd
    return np.asarray(sd * (z * erf(z / np.sqrt(2)) + np.sqrt(2 / np.pi) * np.exp(-(z**2) / 2)))


def normal_crps(mean: Column, sd: Column, outcome: Column) -> FloatArray:
    """Normal distribution.

    Examples
    --------
    >>> round(float(normal_crps(0.0, 1.0, 0.5)), 6)
    0.331404
    """
    return np.asarray(normal_distance(outcome - mean, sd) - sd / np.sqrt(np.pi))


def lognormal_crps(log_mean: Column, log_sd: Column, outcome: Column) -> FloatArray:
    """Lognormal distribution; outcomes below 0 are possible, though not foretold."""
    from scipy.special import ndtr  # noqa: PLC0415 - scores import numpy alone

    positive = outcome > 0
    log_outcome = np.log(np.where(positive, outcome, 1.0))
    z = np.where(positive, (log_outcome - log_mean) / log_sd, -np.inf)
    mean = np.exp(log_mean + log_sd**2 / 2)
    spread = ndtr(z - log_sd) - ndtr(-log_sd / np.sqrt(2))
    return np.asarray(outcome * (ndtr(z) - ndtr(-z)) - 2 * mean * spread)


def student_t_crps(df: Column, location: Column, scale: Column, outcome: Column) -> FloatArray:
    """Student's t distribution with more than one degree of freedom."""
    from scipy.special import betaln, stdtr  # noqa: PLC0415 - scores import numpy alone

    z = (outcome - location) / scale
    log_norm = betaln(0.5, df / 2) + np.log(df) / 2
    density = np.exp(-(df + 1) / 2 * np.log1p(z**2 / df) - log_norm)
    ratio = np.exp(betaln(0.5, df - 0.5) - 2 * betaln(0.5, df / 2))
    spread = 2 * np.sqrt(df) / (df - 1) * ratio
    centre = z * (stdtr(df, z) - stdtr(df, -z)) + 2 * density * (df + z**2) / (df - 1)
    return np.asarray(scale * (centre - spread))


def uniform_crps(lower: Column, upper: Column, outcome: Column) -> FloatArray:
    """Uniform distribution; all mass in one point where the ends meet."""
    width = upper - lower
    nearest = np.clip(outcome, lower, upper)
    share = (nearest - lower) / np.where(width > 0, width, 1.0)
    return np.asarray(np.abs(outcome - nearest) + width * (share**3 + (1 - share) ** 3) / 3)


def exponential_crps(location: Column, scale: Column, outcome: Column) -> FloatArray:
    """Exponential distribution that begins at its location."""
    z = (outcome - location) / scale
    return np.asarray(scale * (np.abs(z) + 2 * np.expm1(-np.maximum(z, 0)) + 0.5))


def laplace_crps(location: Column, scale: Column, outcome: Column) -> FloatArray:
    """Laplace distribution."""
    z = np.abs(outcome - location) / scale
    return np.asarray(scale * (z + np.exp(-z) - 0.75))


def logistic_crps(location: Column, scale: Column, outcome: Column) -> FloatArray:
    """Logistic distribution."""
    z = np.abs(outcome - location) / scale
    return np.asarray(scale * (z + 2 * np.log1p(np.exp(-z)) - 1))
