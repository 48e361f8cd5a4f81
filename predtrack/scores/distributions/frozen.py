"""CRPS of a frozen distribution of ``scipy.stats``, or of a mixture of them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from predtrack.errors import UsageError
from predtrack.scores.columns import Column, FloatArray, Positive, Real, domain_of
from predtrack.scores.distributions.closed_forms import (
    exponential_crps,
    laplace_crps,
    logistic_crps,
)
from predtrack.scores.distributions.mixtures import Mixture, crps_mixture_normal
from predtrack.scores.distributions.parametric import (
    crps_lognormal,
    crps_normal,
    crps_student_t,
    crps_uniform,
)
from predtrack.scores.distributions.quadrature import integrated_crps
from predtrack.scores.door import door
from predtrack.scores.shapes import plain_if_lone

__all__ = ["crps_distribution", "read_distribution", "read_outcome"]

Parameters = Mapping[str, Column]


@door
def _exponential(loc: Real, scale: Positive, outcome: Real) -> Column:
    return exponential_crps(loc, scale, outcome)


@door
def _laplace(loc: Real, scale: Positive, outcome: Real) -> Column:
    return laplace_crps(loc, scale, outcome)


@door
def _logistic(loc: Real, scale: Positive, outcome: Real) -> Column:
    return logistic_crps(loc, scale, outcome)


def _shifted_lognormal(p: Parameters, outcome: FloatArray) -> Column:
    log_mean = np.log(np.asarray(p["scale"], dtype=np.float64))
    return crps_lognormal(log_mean, p["s"], outcome - p["loc"])


CLOSED_FORMS: Mapping[str, Callable[[Parameters, FloatArray], Column]] = MappingProxyType(
    {
        "norm": lambda p, y: crps_normal(p["loc"], p["scale"], y),
        "lognorm": _shifted_lognormal,
        "t": lambda p, y: crps_student_t(p["df"], p["loc"], p["scale"], y),
        "uniform": lambda p, y: crps_uniform(p["loc"], np.add(p["loc"], p["scale"]), y),
        "expon": lambda p, y: _exponential(p["loc"], p["scale"], y),
        "laplace": lambda p, y: _laplace(p["loc"], p["scale"], y),
        "logistic": lambda p, y: _logistic(p["loc"], p["scale"], y),
    }
)
"""Distributions of ``scipy.stats``, by their names there, that need no quadrature."""


def crps_distribution(distribution: Any, outcome: Column) -> Column:  # noqa: ANN401 - scipy's frozen
    """CRPS of a frozen distribution of ``scipy.stats``, or of a mixture.

    Parameters
    ----------
    distribution
        A frozen continuous distribution, whose parameters are numbers or arrays of shape
        (n,), or a :class:`Mixture` of such.
    outcome : shape (n,)
        Value observed.

    Returns
    -------
    shape (n,), in [0, inf)
        One score per forecast, in the unit of the outcome; lower is better.

    Raises
    ------
    UsageError
        If that is no continuous distribution, or too rough to be integrated.
    InvalidForecastError
        If a parameter or an outcome is missing or outside its domain, or the shapes differ.

    Notes
    -----
    Closed forms: ``norm, lognorm, t, uniform, expon, laplace, logistic`` and mixtures of
    ``norm``. Any other distribution is integrated to a relative error below 1e-9, as far as
    its own ``cdf`` and ``sf`` are exact.

    References
    ----------
    Gneiting & Raftery (2007), Journal of the American Statistical Association 102(477),
    359-378. doi:10.1198/016214506000001437

    Examples
    --------
    >>> from scipy.stats import gamma, norm
    >>> crps_distribution(norm([0, 1], [1, 2]), [0.5, 2.5]).round(6)
    array([0.331404, 0.896289])
    >>> round(crps_distribution(gamma(2), 1.5), 6)
    0.311911
    >>> round(crps_distribution(Mixture([norm(0, 1), norm(0, 1)], [0.5, 0.5]), 0.5), 6)
    0.331404
    """
    read_distribution(distribution)
    observed = read_outcome(outcome)
    if isinstance(distribution, Mixture):
        return _of_mixture(distribution, observed)
    closed = CLOSED_FORMS.get(_name(distribution))
    if closed:
        return closed(_parameters(distribution), observed)
    return plain_if_lone(integrated_crps(distribution, observed))


def read_distribution(distribution: Any) -> None:  # noqa: ANN401 - scipy's frozen
    """Refuse what is no continuous distribution."""
    if isinstance(distribution, Mixture):
        for part in distribution.components:
            read_distribution(part)
    elif hasattr(distribution, "freeze") or not all(
        hasattr(distribution, name) for name in ("pdf", "cdf", "sf", "ppf", "isf")
    ):
        raise UsageError(
            "distribution must be a frozen continuous distribution of scipy.stats, such as"
            " norm(0, 1), or a Mixture; score counts by crps_cdf with interpolation='step'"
        )


def read_outcome(outcome: Column) -> FloatArray:
    """Read outcomes as finite numbers, or say which rows are none."""
    return np.asarray(domain_of(Real).read("outcome", outcome))


def _of_mixture(mixture: Mixture, outcome: FloatArray) -> Column:
    if any(_name(part) != "norm" for part in mixture.components):
        return plain_if_lone(integrated_crps(mixture, outcome))
    parameters = [_parameters(part) for part in mixture.components]
    mean, sd = (
        np.stack(np.broadcast_arrays(*(p[name] for p in parameters)), axis=-1)
        for name in ("loc", "scale")
    )
    return crps_mixture_normal(mean, sd, mixture.weights, outcome)


def _name(distribution: Any) -> str:  # noqa: ANN401 - scipy's frozen
    return str(getattr(getattr(distribution, "dist", None), "name", ""))


def _parameters(distribution: Any) -> Parameters:  # noqa: ANN401 - scipy's frozen
    shapes = distribution.dist.shapes
    names = [*(shapes.split(", ") if shapes else ()), "loc", "scale"]
    given = dict(zip(names, distribution.args, strict=False))
    return {"loc": 0.0, "scale": 1.0, **given, **distribution.kwds}
