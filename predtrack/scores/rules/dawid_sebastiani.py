"""Dawid-Sebastiani score: a distribution judged by its mean and variance alone."""

from typing import Literal

import numpy as np

from predtrack.scores.blocks import Members
from predtrack.scores.columns import Column, Positive, Real, refuse_rows
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["DAWID_SEBASTIANI", "dawid_sebastiani", "dawid_sebastiani_samples"]


@door
def dawid_sebastiani(mean: Real, sd: Positive, outcome: Real) -> Column:
    """Logarithm of the variance, plus the squared standardised error.

    Parameters
    ----------
    mean : shape (n,)
        Mean of the distribution.
    sd : shape (n,), above 0
        Its standard deviation (not the variance).
    outcome : shape (n,)
        Value observed.

    Returns
    -------
    shape (n,), any real number
        One score per forecast; lower is better, and below 0 is possible.

    Raises
    ------
    InvalidForecastError
        If a row is missing or infinite, a spread is not above 0, or the shapes differ.

    References
    ----------
    Dawid & Sebastiani (1999), Annals of Statistics 27(1), 65-81. doi:10.1214/aos/1018031101

    Examples
    --------
    >>> dawid_sebastiani([0, 0], [1, 2], [1, 2]).round(6)
    array([1.      , 2.386294])
    """
    return 2 * np.log(sd) + ((outcome - mean) / sd) ** 2


@door
def dawid_sebastiani_samples(
    value: Members, outcome: Real, *, variance: Literal["population", "sample"] = "population"
) -> Column:
    """Dawid-Sebastiani score of samples.

    Parameters
    ----------
    value : shape (n, M)
        Members of the ensemble, in any order; at least two of them differ.
    outcome : shape (n,)
        Value observed.
    variance
        ``population``: the members are the forecast, squares are divided by M. ``sample``:
        the members are draws, squares are divided by M - 1.

    Returns
    -------
    shape (n,), any real number
        One score per forecast; lower is better, and below 0 is possible.

    Raises
    ------
    InvalidForecastError
        If a number is missing or infinite, all members of a row are equal, or the shapes
        differ.

    References
    ----------
    Dawid & Sebastiani (1999), Annals of Statistics 27(1), 65-81. doi:10.1214/aos/1018031101

    Examples
    --------
    >>> dawid_sebastiani_samples([[1, 3], [2, 4]], [3, 3])
    array([1., 0.])
    >>> dawid_sebastiani_samples([2, 2], 3)
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: value must hold members that differ: without a
    variance there is no score
    """
    refuse_rows(
        "value must hold members that differ: without a variance there is no score",
        np.asarray(value.max(axis=-1) == value.min(axis=-1)),
    )
    spread = np.asarray(value.var(axis=-1, ddof=variance == "sample"))
    refuse_rows("value must hold members whose variance is not lost in rounding", spread == 0)
    return np.log(spread) + (outcome - value.mean(axis=-1)) ** 2 / spread


DAWID_SEBASTIANI = Score(
    dawid_sebastiani_samples,
    name="dawid_sebastiani",
    title="Dawid-Sebastiani score (samples)",
    kind="samples",
    range=(float("-inf"), float("inf")),
    direction="lower",
    elicits="mean and variance",
    reference=(
        "Dawid, A. P. & Sebastiani, P. (1999). Coherent dispersion criteria for optimal "
        "experimental design. Annals of Statistics 27(1), 65-81."
    ),
    doi="10.1214/aos/1018031101",
    caution=(
        "Sees the mean and the variance only. The logarithm depends on the unit: "
        "do not average over different quantities."
    ),
)
