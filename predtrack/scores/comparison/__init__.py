"""Forecasters against each other: paired differences and tests, relative skill, aggregation."""

from predtrack.scores.comparison.adjusted_draws import MOST_FORECASTERS, adjusted_draws
from predtrack.scores.comparison.against import against
from predtrack.scores.comparison.aggregation import (
    Aggregation,
    aggregate_probabilities,
    extremised,
    geometric_mean_of_odds,
)
from predtrack.scores.comparison.alignment import CommonQuestions, common_questions
from predtrack.scores.comparison.bootstrap_ends import BootstrapMethod
from predtrack.scores.comparison.cluster_bootstrap import cluster_bootstrap
from predtrack.scores.comparison.cluster_interval import ClusterIntervals, cluster_interval
from predtrack.scores.comparison.cluster_sums import ClusterSums, cluster_sums
from predtrack.scores.comparison.comparable import comparable_groups
from predtrack.scores.comparison.confidence_sequence import (
    ConfidenceSequence,
    confidence_sequence,
)
from predtrack.scores.comparison.crowd_pairs import mean_of_others, median_of_others
from predtrack.scores.comparison.diebold_mariano import diebold_mariano, harvey_leybourne_newbold
from predtrack.scores.comparison.difficulty import DifficultyAdjusted, difficulty_adjusted
from predtrack.scores.comparison.difficulty_pairs import difficulty_adjusted_from_pairs
from predtrack.scores.comparison.forecaster_groups import forecaster_groups
from predtrack.scores.comparison.joined_pairs import joined_by_question
from predtrack.scores.comparison.multiple import benjamini_hochberg, holm
from predtrack.scores.comparison.paired import PairedComparison, paired_comparison
from predtrack.scores.comparison.power import (
    detection_power,
    minimal_detectable_difference,
    required_questions,
)
from predtrack.scores.comparison.rank_bands import RankBands, rank_bands
from predtrack.scores.comparison.relative_skill import RelativeSkill, relative_skill
from predtrack.scores.comparison.relative_skill_pairs import relative_skill_from_pairs
from predtrack.scores.comparison.scored_pairs import ScoredPairs, scored_pairs
from predtrack.scores.comparison.shrinkage import Shrunken, shrunken
from predtrack.scores.comparison.sign_flip import (
    EXACT_CLUSTERS,
    Alternative,
    SignFlipTest,
    sign_flip_test,
)

__all__ = [
    "EXACT_CLUSTERS",
    "MOST_FORECASTERS",
    "Aggregation",
    "Alternative",
    "BootstrapMethod",
    "ClusterIntervals",
    "ClusterSums",
    "CommonQuestions",
    "ConfidenceSequence",
    "DifficultyAdjusted",
    "PairedComparison",
    "RankBands",
    "RelativeSkill",
    "ScoredPairs",
    "Shrunken",
    "SignFlipTest",
    "adjusted_draws",
    "against",
    "aggregate_probabilities",
    "benjamini_hochberg",
    "cluster_bootstrap",
    "cluster_interval",
    "cluster_sums",
    "common_questions",
    "comparable_groups",
    "confidence_sequence",
    "detection_power",
    "diebold_mariano",
    "difficulty_adjusted",
    "difficulty_adjusted_from_pairs",
    "extremised",
    "forecaster_groups",
    "geometric_mean_of_odds",
    "harvey_leybourne_newbold",
    "holm",
    "joined_by_question",
    "mean_of_others",
    "median_of_others",
    "minimal_detectable_difference",
    "paired_comparison",
    "rank_bands",
    "relative_skill",
    "relative_skill_from_pairs",
    "required_questions",
    "scored_pairs",
    "shrunken",
    "sign_flip_test",
]
