"""What few answers can say: exact chances of a mean score, and the facts to print beside it."""

from predtrack.scores.small_samples.facts import SMALL, SampleFacts, what_n_can_say
from predtrack.scores.small_samples.hit_rates import (
    distinguishable_hit_rate,
    fewest_significant_hits,
    hit_rate_power,
)
from predtrack.scores.small_samples.null_distribution import NullDistribution, null_distribution
from predtrack.scores.small_samples.null_test import NullTest, null_test
from predtrack.scores.small_samples.patterns import EXACT_PATTERNS

__all__ = [
    "EXACT_PATTERNS",
    "SMALL",
    "NullDistribution",
    "NullTest",
    "SampleFacts",
    "distinguishable_hit_rate",
    "fewest_significant_hits",
    "hit_rate_power",
    "null_distribution",
    "null_test",
    "what_n_can_say",
]
