"""The rules: one module each, a formula and its facts; :data:`RULES` is the catalogue."""

from predtrack.scores.rules.absolute_error import ABSOLUTE_ERROR, absolute_error
from predtrack.scores.rules.absolute_log_ratio import ABSOLUTE_LOG_RATIO, absolute_log_ratio
from predtrack.scores.rules.absolute_percentage_error import (
    ABSOLUTE_PERCENTAGE_ERROR,
    absolute_percentage_error,
)
from predtrack.scores.rules.brier import BRIER, brier
from predtrack.scores.rules.brier_multicategory import BRIER_MULTICATEGORY, brier_multicategory
from predtrack.scores.rules.brier_two_categories import BRIER_TWO_CATEGORIES, brier_two_categories
from predtrack.scores.rules.brier_uncertain_outcome import (
    BRIER_UNCERTAIN_OUTCOME,
    brier_uncertain_outcome,
)
from predtrack.scores.rules.crps_cdf import CRPS_CDF, crps_cdf
from predtrack.scores.rules.crps_quantiles import CRPS_QUANTILES, crps_quantiles
from predtrack.scores.rules.crps_samples import CRPS_SAMPLES, crps_samples
from predtrack.scores.rules.dawid_sebastiani import (
    DAWID_SEBASTIANI,
    dawid_sebastiani,
    dawid_sebastiani_samples,
)
from predtrack.scores.rules.energy import ENERGY, energy_score
from predtrack.scores.rules.interval import INTERVAL, interval_score
from predtrack.scores.rules.logarithmic import LOGARITHMIC, logarithmic
from predtrack.scores.rules.logarithmic_bits import LOGARITHMIC_BITS, logarithmic_bits
from predtrack.scores.rules.logarithmic_bits_categorical import (
    LOGARITHMIC_BITS_CATEGORICAL,
    logarithmic_bits_categorical,
)
from predtrack.scores.rules.logarithmic_categorical import (
    LOGARITHMIC_CATEGORICAL,
    logarithmic_categorical,
)
from predtrack.scores.rules.metaculus_baseline import METACULUS_BASELINE, metaculus_baseline
from predtrack.scores.rules.metaculus_baseline_categorical import (
    METACULUS_BASELINE_CATEGORICAL,
    metaculus_baseline_categorical,
)
from predtrack.scores.rules.metaculus_peer import METACULUS_PEER, metaculus_peer
from predtrack.scores.rules.metaculus_peer_categorical import (
    METACULUS_PEER_CATEGORICAL,
    metaculus_peer_categorical,
)
from predtrack.scores.rules.ordered_brier import ORDERED_BRIER, ordered_brier
from predtrack.scores.rules.pinball import PINBALL, pinball, pinball_by_level, quantile_loss
from predtrack.scores.rules.ranked_probability import RANKED_PROBABILITY, ranked_probability
from predtrack.scores.rules.ranked_probability_normalised import (
    RANKED_PROBABILITY_NORMALISED,
    ranked_probability_normalised,
)
from predtrack.scores.rules.relative_brier import RELATIVE_BRIER, relative_brier
from predtrack.scores.rules.spherical import SPHERICAL, spherical
from predtrack.scores.rules.spherical_categorical import (
    SPHERICAL_CATEGORICAL,
    spherical_categorical,
)
from predtrack.scores.rules.squared_error import SQUARED_ERROR, squared_error
from predtrack.scores.rules.weighted_interval import (
    WIS,
    IntervalComponents,
    weighted_interval_score,
    weighted_interval_score_components,
)
from predtrack.scores.score import Score

__all__ = [
    "RULES",
    "IntervalComponents",
    "absolute_error",
    "absolute_log_ratio",
    "absolute_percentage_error",
    "brier",
    "brier_multicategory",
    "brier_two_categories",
    "brier_uncertain_outcome",
    "crps_cdf",
    "crps_quantiles",
    "crps_samples",
    "dawid_sebastiani",
    "dawid_sebastiani_samples",
    "energy_score",
    "interval_score",
    "logarithmic",
    "logarithmic_bits",
    "logarithmic_bits_categorical",
    "logarithmic_categorical",
    "metaculus_baseline",
    "metaculus_baseline_categorical",
    "metaculus_peer",
    "metaculus_peer_categorical",
    "ordered_brier",
    "pinball",
    "pinball_by_level",
    "quantile_loss",
    "ranked_probability",
    "ranked_probability_normalised",
    "relative_brier",
    "spherical",
    "spherical_categorical",
    "squared_error",
    "weighted_interval_score",
    "weighted_interval_score_components",
]

RULES: tuple[Score, ...] = (
    BRIER,
    BRIER_TWO_CATEGORIES,
    BRIER_MULTICATEGORY,
    BRIER_UNCERTAIN_OUTCOME,
    LOGARITHMIC,
    LOGARITHMIC_CATEGORICAL,
    LOGARITHMIC_BITS,
    LOGARITHMIC_BITS_CATEGORICAL,
    SPHERICAL,
    SPHERICAL_CATEGORICAL,
    RANKED_PROBABILITY,
    RANKED_PROBABILITY_NORMALISED,
    ORDERED_BRIER,
    METACULUS_BASELINE,
    METACULUS_BASELINE_CATEGORICAL,
    METACULUS_PEER,
    METACULUS_PEER_CATEGORICAL,
    RELATIVE_BRIER,
    CRPS_SAMPLES,
    CRPS_QUANTILES,
    CRPS_CDF,
    WIS,
    PINBALL,
    INTERVAL,
    ENERGY,
    DAWID_SEBASTIANI,
    ABSOLUTE_LOG_RATIO,
    SQUARED_ERROR,
    ABSOLUTE_ERROR,
    ABSOLUTE_PERCENTAGE_ERROR,
)
"""Every rule, in the order in which people read of them."""
