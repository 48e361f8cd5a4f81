"""What tables say: scores, hit rates, bounds, records, progress, and what is due.

:data:`SCORE_SUMMARIES` is the catalogue of what ``predtrack score`` prints; a new
summary is one module and one line in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.summaries.aims import AimOutcome, aims
from predtrack.summaries.calibration import Calibration
from predtrack.summaries.due import DueItem, due
from predtrack.summaries.forecasts import ForecastScores, score_forecasts
from predtrack.summaries.funnel import Excluded, Funnel, funnel
from predtrack.summaries.groups import GROUPINGS, groups
from predtrack.summaries.hit_rate import hit_rate
from predtrack.summaries.own_record import own_record
from predtrack.summaries.preset_scorecard import preset_scorecard
from predtrack.summaries.readings import brier_bounds
from predtrack.summaries.reference import Reference
from predtrack.summaries.row import Interval, ScoreRow
from predtrack.summaries.scorecard import Scorecard, scorecard
from predtrack.summaries.settings import ScoreSettings
from predtrack.summaries.stated import stated
from predtrack.summaries.table_remarks import table_remarks
from predtrack.summaries.table_scorecard import table_scorecard
from predtrack.summaries.table_skill import skill_rows
from predtrack.summaries.targets import RungProgress, TargetProgress, target_progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.summaries.scorecard import Summary

__all__ = [
    "GROUPINGS",
    "SCORE_SUMMARIES",
    "AimOutcome",
    "Calibration",
    "DueItem",
    "Excluded",
    "ForecastScores",
    "Funnel",
    "Interval",
    "Reference",
    "RungProgress",
    "ScoreRow",
    "ScoreSettings",
    "Scorecard",
    "TargetProgress",
    "aims",
    "due",
    "funnel",
    "groups",
    "preset_scorecard",
    "score_forecasts",
    "scorecard",
    "skill_rows",
    "table_remarks",
    "table_scorecard",
    "target_progress",
]

SCORE_SUMMARIES: Mapping[str, Summary] = {
    "hits": hit_rate,
    "readings": brier_bounds,
    "own record": own_record,
    "stated": stated,
}
"""What is computed of every group, by the name of the section in which it is printed."""
