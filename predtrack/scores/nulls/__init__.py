"""What luck alone gives if every stated probability is true."""

from predtrack.scores.nulls.distribution import NullDistribution
from predtrack.scores.nulls.mean_score import EXACT_OUTCOMES, null_distribution
from predtrack.scores.nulls.observed_mean import NullTest, null_test
from predtrack.scores.nulls.possible_outcomes import PossibleOutcomes

__all__ = [
    "EXACT_OUTCOMES",
    "NullDistribution",
    "NullTest",
    "PossibleOutcomes",
    "null_distribution",
    "null_test",
]
