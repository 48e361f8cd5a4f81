"""Calibration, and mean scores of probabilities taken apart.

Everything here works on the sufficient table that :func:`collapse` makes of rows: as many
rows as there are distinct forecasts, whatever the number of forecasts was.
"""

from predtrack.scores.decomposition.bins import Bins, equal_bins
from predtrack.scores.decomposition.coarsening import coarsened
from predtrack.scores.decomposition.collapse import collapse
from predtrack.scores.decomposition.confidence import confidence_band
from predtrack.scores.decomposition.corp import Corp, corp, corp_from_table
from predtrack.scores.decomposition.ferro_fricker import ferro_fricker
from predtrack.scores.decomposition.isotonic import isotonic_means
from predtrack.scores.decomposition.miscalibration_null import miscalibration_under_calibration
from predtrack.scores.decomposition.murphy import Murphy, murphy, murphy_binned
from predtrack.scores.decomposition.murphy_diagram import elementary_score, murphy_curve
from predtrack.scores.decomposition.pit import PitHistogram, pit_bracket, pit_histogram
from predtrack.scores.decomposition.proportion_intervals import wilson
from predtrack.scores.decomposition.reliability import (
    Reliability,
    reliability_binned,
    reliability_isotonic,
)
from predtrack.scores.decomposition.spiegelhalter import Spiegelhalter, spiegelhalter
from predtrack.scores.decomposition.table import SufficientTable

__all__ = [
    "Bins",
    "Corp",
    "Murphy",
    "PitHistogram",
    "Reliability",
    "Spiegelhalter",
    "SufficientTable",
    "coarsened",
    "collapse",
    "confidence_band",
    "corp",
    "corp_from_table",
    "elementary_score",
    "equal_bins",
    "ferro_fricker",
    "isotonic_means",
    "miscalibration_under_calibration",
    "murphy",
    "murphy_binned",
    "murphy_curve",
    "pit_bracket",
    "pit_histogram",
    "reliability_binned",
    "reliability_isotonic",
    "spiegelhalter",
    "wilson",
]
