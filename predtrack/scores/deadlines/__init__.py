"""Claims that something happens by a date: their score, their coherence, their maturity."""

from predtrack.scores.deadlines.early_resolution import EarlyResolution, early_resolution
from predtrack.scores.deadlines.exponential import constant_hazard, survival_score_exponential
from predtrack.scores.deadlines.incoherence import Incoherence, incoherences
from predtrack.scores.deadlines.maturity import Maturity, maturity
from predtrack.scores.deadlines.projection import coherent_projection
from predtrack.scores.deadlines.quadrature import survival_score
from predtrack.scores.deadlines.stated import survival_score_stated

__all__ = [
    "EarlyResolution",
    "Incoherence",
    "Maturity",
    "coherent_projection",
    "constant_hazard",
    "early_resolution",
    "incoherences",
    "maturity",
    "survival_score",
    "survival_score_exponential",
    "survival_score_stated",
]
