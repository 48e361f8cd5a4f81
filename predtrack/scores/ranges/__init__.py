"""Ranges and bounds whose level nobody stated, and the direction in which points err."""

from predtrack.scores.ranges.bounds import (
    COMPARATORS,
    BoundSweep,
    BoundVerdict,
    Comparator,
    bound_sweep,
    bound_verdict,
)
from predtrack.scores.ranges.break_even import BreakEven, bound_break_even, range_break_even
from predtrack.scores.ranges.implied_level import (
    ImpliedLevel,
    implied_bound_level,
    implied_range_level,
)
from predtrack.scores.ranges.optimism import Optimism, optimism_sign_test
from predtrack.scores.ranges.reading import LEVELS
from predtrack.scores.ranges.sweep import RangeSweep, range_sweep
from predtrack.scores.ranges.verdicts import RangeVerdict, range_verdict

__all__ = [
    "COMPARATORS",
    "LEVELS",
    "BoundSweep",
    "BoundVerdict",
    "BreakEven",
    "Comparator",
    "ImpliedLevel",
    "Optimism",
    "RangeSweep",
    "RangeVerdict",
    "bound_break_even",
    "bound_sweep",
    "bound_verdict",
    "implied_bound_level",
    "implied_range_level",
    "optimism_sign_test",
    "range_break_even",
    "range_sweep",
    "range_verdict",
]
