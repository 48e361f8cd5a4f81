"""What a forecaster of a quantity has to beat: no change, constant growth, and their spread."""

from predtrack.scores.baselines.ambition import ambition
from predtrack.scores.baselines.growth import GrowthBaseline, growth_baseline
from predtrack.scores.baselines.log_student import LogStudentT
from predtrack.scores.baselines.points import PointBaselines, point_baselines
from predtrack.scores.baselines.skill import BaselineSkill, skill_against_baselines
from predtrack.scores.baselines.volatility import Volatility, pooled_volatility, volatility

__all__ = [
    "BaselineSkill",
    "GrowthBaseline",
    "LogStudentT",
    "PointBaselines",
    "Volatility",
    "ambition",
    "growth_baseline",
    "point_baselines",
    "pooled_volatility",
    "skill_against_baselines",
    "volatility",
]
