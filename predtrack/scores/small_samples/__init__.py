"""What few answers can say: facts to print beside a score, before anybody looks at it."""

from predtrack.scores.small_samples.facts import SMALL, SampleFacts, what_n_can_say
from predtrack.scores.small_samples.hit_rates import (
    distinguishable_hit_rate,
    fewest_significant_hits,
    hit_rate_power,
)

__all__ = [
    "SMALL",
    "SampleFacts",
    "distinguishable_hit_rate",
    "fewest_significant_hits",
    "hit_rate_power",
    "what_n_can_say",
]
