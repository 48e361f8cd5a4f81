"""Skill of point forecasts against both baselines at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from predtrack.errors import UsageError
from predtrack.scores.rules.absolute_log_ratio import ABSOLUTE_LOG_RATIO
from predtrack.scores.score import Score
from predtrack.scores.shapes import refuse_mismatch
from predtrack.scores.skill import Skill, skill_score

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike

__all__ = ["BaselineSkill", "skill_against_baselines"]

CAUTION = "Beating one baseline is not skill: the weaker of the two may be a straw man."


@dataclass(frozen=True, slots=True)
class BaselineSkill:
    """Skill against no change and against constant growth: never one without the other.

    Parameters
    ----------
    random_walk
        Skill against the last value known.
    constant_growth
        Skill against the last value carried on at the growth so far.
    """

    random_walk: Skill
    constant_growth: Skill


def skill_against_baselines(
    value: ArrayLike,
    outcome: ArrayLike,
    *,
    random_walk: ArrayLike,
    constant_growth: ArrayLike,
    rule: Callable[..., Any] = ABSOLUTE_LOG_RATIO,
    weights: ArrayLike | None = None,
) -> BaselineSkill:
    """Compare point forecasts with what both baselines would have said.

    Parameters
    ----------
    value, outcome : shape (n,)
        What was forecast, and what was observed.
    random_walk, constant_growth : shape (n,)
        The baselines of each forecast, from :func:`point_baselines`.
    rule
        A score of points, such as ``SCORES["squared"]``, or any function of forecasts and
        outcomes that gives one number per row, at least 0, with 0 as the best. It should be
        consistent for what the forecasts are meant to be (Gneiting 2011). The mean of a
        score that has a unit makes sense for one quantity only.
    weights : shape (n,), at least 0, optional
        Weight of each forecast.

    Returns
    -------
    BaselineSkill
        Above 0 the forecaster is better than the baseline.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside what the rule takes, or the rows do not pair up.
    UsageError
        If the rule is one for another kind of forecast.

    References
    ----------
    Gneiting (2011), Journal of the American Statistical Association 106(494), 746-762.
    doi:10.1198/jasa.2011.r10138

    Examples
    --------
    >>> found = skill_against_baselines(400, 250, random_walk=100, constant_growth=204.4505341)
    >>> round(found.random_walk.value, 6), round(found.constant_growth.value, 6)
    (0.487058, -1.336759)
    """
    _refuse_rule(rule)
    baselines = {"random walk": random_walk, "constant growth": constant_growth}
    refuse_mismatch({"value": value, "outcome": outcome, **baselines})
    own = rule(value, outcome)
    against = {
        called: skill_score(own, rule(baseline, outcome), weights=weights)
        for called, baseline in baselines.items()
    }
    named = [replace(one, reference=called, caution=CAUTION) for called, one in against.items()]
    return BaselineSkill(*named)


def _refuse_rule(rule: Callable[..., Any]) -> None:
    if isinstance(rule, Score) and (rule.kind != "point" or rule.direction != "lower"):
        raise UsageError(f"baselines are points; {rule.name} scores forecasts of kind {rule.kind}")
