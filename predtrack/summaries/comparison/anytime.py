"""Evidence that holds at any time, where outcomes became known one after the other."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.comparison import confidence_sequence
from predtrack.summaries.comparison.comparison import AnytimeEvidence

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores import Score
    from predtrack.summaries.comparison.question_facts import QuestionFacts

__all__ = ["anytime_evidence"]


def anytime_evidence(
    apart: NDArray[np.float64], rule: Score, facts: QuestionFacts, *, level: float
) -> tuple[AnytimeEvidence | None, str]:
    """Watch the differences in the order in which the outcomes became known.

    What became known at one moment is one step, whose difference is the mean of it: evidence
    is never multiplied over outcomes of the same day.

    Parameters
    ----------
    apart : shape (common,)
        Differences of the scores, first minus second.
    rule
        The rule; it must be bounded.
    facts
        Facts of the common questions.
    level
        Level of the ends.

    Returns
    -------
    AnytimeEvidence or None
    str
        Why there is none, where a reader would expect it.
    """
    if facts.moment is None:
        return None, ""
    low, high = rule.range
    if not math.isfinite(high - low):
        return None, f"no evidence at any time: {rule.name} has no bound"
    steps = np.bincount(facts.moment)
    if len(steps) < 2:
        return None, "no evidence at any time: all outcomes became known together"
    weight = np.ones(len(apart)) if facts.weight is None else facts.weight
    total = np.bincount(facts.moment, apart * weight)
    mean = total / np.bincount(facts.moment, weight)
    found = confidence_sequence(mean, reach=high - low, level=level, steps=[len(mean)])
    below, above = float(found.evidence_below[0]), float(found.evidence_above[0])
    first, second = (below, above) if rule.direction == "lower" else (above, below)
    ends = (float(found.mean[0]), float(found.low[0]), float(found.high[0]))
    return AnytimeEvidence(len(mean), *ends, first, second), ""
