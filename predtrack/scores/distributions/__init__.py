"""Whole distributions: what is known of them, and how far they lie from an outcome.

Ensembles, quantiles, grids, closed forms and quadrature; the rules in ``rules/`` are
thin doors in front of what stands here.
"""

from predtrack.scores.distributions.ensembles import Estimator, ensemble_crps
from predtrack.scores.distributions.frozen import crps_distribution
from predtrack.scores.distributions.grids import Interpolation, grid_crps
from predtrack.scores.distributions.mixtures import Mixture, crps_mixture_normal
from predtrack.scores.distributions.parametric import (
    crps_lognormal,
    crps_normal,
    crps_student_t,
    crps_uniform,
)
from predtrack.scores.distributions.quantile_loss import (
    level_losses,
    level_widths,
    weighted_loss,
)
from predtrack.scores.distributions.thresholds import twcrps_distribution, twcrps_samples
from predtrack.scores.distributions.vectors import ensemble_energy

__all__ = [
    "Estimator",
    "Interpolation",
    "Mixture",
    "crps_distribution",
    "crps_lognormal",
    "crps_mixture_normal",
    "crps_normal",
    "crps_student_t",
    "crps_uniform",
    "ensemble_crps",
    "ensemble_energy",
    "grid_crps",
    "level_losses",
    "level_widths",
    "twcrps_distribution",
    "twcrps_samples",
    "weighted_loss",
]
