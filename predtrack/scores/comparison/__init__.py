"""Forecasters against each other: paired differences and tests, relative skill, aggregation."""

from predtrack.scores.comparison.aggregation import (
    Aggregation,
    aggregate_probabilities,
    extremised,
    geometric_mean_of_odds,
)
from predtrack.scores.comparison.alignment import CommonQuestions, common_questions
from predtrack.scores.comparison.comparable import comparable_groups
from predtrack.scores.comparison.diebold_mariano import diebold_mariano, harvey_leybourne_newbold
from predtrack.scores.comparison.difficulty import DifficultyAdjusted, difficulty_adjusted
from predtrack.scores.comparison.multiple import holm
from predtrack.scores.comparison.paired import PairedComparison, paired_comparison
from predtrack.scores.comparison.power import (
    detection_power,
    minimal_detectable_difference,
    required_questions,
)
from predtrack.scores.comparison.relative_skill import RelativeSkill, relative_skill
from predtrack.scores.comparison.sign_flip import (
    EXACT_CLUSTERS,
    Alternative,
    SignFlipTest,
    sign_flip_test,
)

__all__ = [
    "EXACT_CLUSTERS",
    "Aggregation",
    "Alternative",
    "CommonQuestions",
    "DifficultyAdjusted",
    "PairedComparison",
    "RelativeSkill",
    "SignFlipTest",
    "aggregate_probabilities",
    "common_questions",
    "comparable_groups",
    "detection_power",
    "diebold_mariano",
    "difficulty_adjusted",
    "extremised",
    "geometric_mean_of_odds",
    "harvey_leybourne_newbold",
    "holm",
    "minimal_detectable_difference",
    "paired_comparison",
    "relative_skill",
    "required_questions",
    "sign_flip_test",
]
