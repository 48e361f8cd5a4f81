"""Stated targets: progress, pace and ambition, never accuracy."""

from predtrack.scores.targets.ambition import PassageAmbition, ambition_by_passage
from predtrack.scores.targets.attainment import linear_attainment, log_attainment
from predtrack.scores.targets.attainment_date import AttainmentDate, attainment_date
from predtrack.scores.targets.fieller import Crossing
from predtrack.scores.targets.lateness import Lateness, lateness
from predtrack.scores.targets.milestones import Milestone, milestones
from predtrack.scores.targets.pace import (
    compound_growth,
    pace_ratio,
    required_growth,
    required_pace,
    time_to_target,
)
from predtrack.scores.targets.passage import first_passage_probability, terminal_probability
from predtrack.scores.targets.rates import Rates, rates, trailing_pace
from predtrack.scores.targets.schedule import (
    earned_schedule,
    projected_delay,
    projected_duration,
    schedule_performance_index,
)

__all__ = [
    "AttainmentDate",
    "Crossing",
    "Lateness",
    "Milestone",
    "PassageAmbition",
    "Rates",
    "ambition_by_passage",
    "attainment_date",
    "compound_growth",
    "earned_schedule",
    "first_passage_probability",
    "lateness",
    "linear_attainment",
    "log_attainment",
    "milestones",
    "pace_ratio",
    "projected_delay",
    "projected_duration",
    "rates",
    "required_growth",
    "required_pace",
    "schedule_performance_index",
    "terminal_probability",
    "time_to_target",
    "trailing_pace",
]
