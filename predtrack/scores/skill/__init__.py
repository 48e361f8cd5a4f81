"""Skill: a mean score as a share of a reference's, with the reference always named."""

from predtrack.scores.skill.against_base_rate import BaseRate, skill_against_base_rate
from predtrack.scores.skill.base_rate import leave_one_out_base_rate, sample_base_rate
from predtrack.scores.skill.forecaster import skill_against_forecaster
from predtrack.scores.skill.ratio import Skill, score_difference, skill_score
from predtrack.scores.skill.references import (
    skill_against_constant,
    skill_against_market,
    skill_against_probabilities,
)

__all__ = [
    "BaseRate",
    "Skill",
    "leave_one_out_base_rate",
    "sample_base_rate",
    "score_difference",
    "skill_against_base_rate",
    "skill_against_constant",
    "skill_against_forecaster",
    "skill_against_market",
    "skill_against_probabilities",
    "skill_score",
]
