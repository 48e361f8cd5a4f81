"""Mixtures: several distributions, each with its weight."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

import numpy as np

from predtrack.errors import UsageError
from predtrack.scores.blocks import sums_to_one
from predtrack.scores.columns import Column, Domain, FloatArray, Law, Real, domain_of
from predtrack.scores.distributions.closed_forms import normal_distance
from predtrack.scores.door import door

__all__ = ["Mixture", "crps_mixture_normal"]

_AXES = ("component",)
_SUMS = Law("sum to 1 over the components; nothing is renormalised", sums_to_one)

Means: TypeAlias = Annotated[Any, Domain("be a finite number", axes=_AXES)]
Spreads: TypeAlias = Annotated[Any, Domain("be a finite number above 0", 0, zero=False, axes=_AXES)]
Weights: TypeAlias = Annotated[
    Any, Domain("be a finite number in [0, 1]", 0, 1, axes=_AXES, laws=(_SUMS,))
]


@door
def crps_mixture_normal(mean: Means, sd: Spreads, weight: Weights, outcome: Real) -> Column:
    """CRPS of a mixture of normal distributions.

    Parameters
    ----------
    mean, sd : shape (n, K) or (K,)
        Means and standard deviations of the components.
    weight : shape (n, K) or (K,), in [0, 1]
        Their weights, which sum to 1.
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
    Grimit, Gneiting, Berrocal & Johnson (2006), Quarterly Journal of the Royal
    Meteorological Society 132(621C), 2925-2942. doi:10.1256/qj.05.235

    Examples
    --------
    >>> round(crps_mixture_normal([0, 0], [1, 1], [0.4, 0.6], 0.5), 6)  # one normal, twice
    0.331404
    """
    away = (weight * normal_distance(outcome[..., None] - mean, sd)).sum(axis=-1)
    apart = np.zeros(())
    for one in range(mean.shape[-1]):
        gap = mean - mean[..., one : one + 1]
        both = np.hypot(sd, sd[..., one : one + 1])
        apart = apart + (weight * normal_distance(gap, both)).sum(axis=-1) * weight[..., one]
    return np.asarray(away - apart / 2)


@dataclass(frozen=True, eq=False)
class Mixture:
    """Several distributions, one of which nature draws from.

    Parameters
    ----------
    components
        Frozen distributions of ``scipy.stats``, or mixtures.
    weights : shape (K,) or (n, K)
        Their probabilities, which sum to 1; nothing is renormalised.

    Raises
    ------
    UsageError
        If there is not one weight for each component.
    InvalidForecastError
        If a weight is outside [0, 1], or they do not sum to 1.

    Examples
    --------
    >>> from scipy.stats import norm
    >>> Mixture([norm(-1, 1), norm(1, 1)], [0.5, 0.5]).cdf(0.0).round(6).item()
    0.5
    """

    components: Iterable[Any]
    weights: Column

    def __post_init__(self) -> None:
        components = tuple(self.components)
        weights = domain_of(Weights).read("weights", self.weights)
        if not weights.ndim or weights.shape[-1] != len(components):
            raise UsageError(f"a mixture of {len(components)} components needs as many weights")
        object.__setattr__(self, "components", components)
        object.__setattr__(self, "weights", weights)

    def cdf(self, x: Column) -> FloatArray:
        """Probability of not more than x."""
        return self._mean("cdf", x)

    def sf(self, x: Column) -> FloatArray:
        """Probability of more than x."""
        return self._mean("sf", x)

    def _mean(self, function: str, x: Column) -> FloatArray:
        shares = np.moveaxis(self.weights, -1, 0)
        parts = zip(shares, self.components, strict=True)
        return np.asarray(sum(share * getattr(part, function)(x) for share, part in parts))
