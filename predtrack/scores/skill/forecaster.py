"""Skill against another forecaster, on the questions that both answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.comparison.alignment import common_questions
from predtrack.scores.skill.ratio import Skill, skill_score

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

__all__ = ["skill_against_forecaster"]


def skill_against_forecaster(
    scores: Mapping[Hashable, float],
    reference_scores: Mapping[Hashable, float],
    *,
    weights: Mapping[Hashable, float] | None = None,
    reference: str = "another forecaster",
) -> Skill:
    """Skill against a forecaster who answered some of the same questions.

    Parameters
    ----------
    scores, reference_scores
        Score of each question by its key: dictionaries, or series of a dataframe. Questions
        are matched by key, never by position; only common ones count, for both.
    weights
        Weight of each question by its key, for all common ones at least.
    reference
        What to call the other forecaster.

    Returns
    -------
    Skill
        With the share of each one's questions that is in it. Without a common question the
        two are not comparable: NaN with the reason, and never 1.

    Raises
    ------
    InvalidForecastError
        If a key stands twice, a score is missing or below 0, or a common question has no
        weight.

    Examples
    --------
    >>> found = skill_against_forecaster({"rain": 0.04, "hail": 0.5}, {"snow": 0, "rain": 0.16})
    >>> found.value, found.n, found.coverage
    (0.75, 1, 0.5)
    >>> skill_against_forecaster({"rain": 0.04}, {"snow": 0.2}).reason
    'no question is common, so that nothing can be compared'
    """
    keys = list(scores.keys())
    common = common_questions(keys, reference_scores.keys())
    own = np.array(list(dict(scores).values()), dtype=np.float64)[common.rows]
    others = np.array(list(dict(reference_scores).values()), dtype=np.float64)[common.other_rows]
    shares = None if weights is None else _weights(weights, [keys[row] for row in common.rows])
    return replace(
        skill_score(own, others, weights=shares),
        reference=reference,
        coverage=common.coverage,
        reference_coverage=common.other_coverage,
    )


def _weights(weights: Mapping[Hashable, float], keys: list[Hashable]) -> list[float]:
    given = dict(weights)
    without = [key for key in keys if key not in given]
    if without:
        raise InvalidForecastError(
            f"weights must hold every common question; {without[0]!r} has none"
        )
    return [given[key] for key in keys]
