"""Scores and their mathematics, on numpy alone.

A rule is one formula and its facts: rows in, rows out; averaging belongs to the
summaries. ``SCORES`` is the catalogue. Called with arrays, a rule checks them; engines
take ``SCORES[name].formula``, the same line without the checks.

>>> brier([0.7, 0.2], [1, 0]).round(6)
array([0.09, 0.04])
>>> get_score("log").title
'Logarithmic score (nats)'

The rest of the mathematics lives in rooms of its own, :data:`ROOMS`. Their public names can
be taken from here too; a room is imported when one of its names is first asked for. A rule
also answers to its stable name: ``scores.wis`` is ``SCORES["wis"]``.

>>> from predtrack.scores import clopper_pearson
>>> [round(end, 6) for end in clopper_pearson(6, 10)]
[0.262378, 0.878448]
"""

import importlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from predtrack.errors import UnknownNameError
from predtrack.scores.brier_index import brier_index
from predtrack.scores.columns import TOLERANCE, Column, Domain, Namespace
from predtrack.scores.fair_brier import fair_brier
from predtrack.scores.metaculus_continuous import (
    metaculus_baseline_continuous,
    metaculus_baseline_out_of_range,
    metaculus_peer_continuous,
)
from predtrack.scores.rules import (
    RULES,
    IntervalComponents,
    absolute_error,
    absolute_log_ratio,
    absolute_percentage_error,
    brier,
    brier_multicategory,
    brier_two_categories,
    brier_uncertain_outcome,
    crps_cdf,
    crps_quantiles,
    crps_samples,
    dawid_sebastiani,
    dawid_sebastiani_samples,
    energy_score,
    interval_score,
    logarithmic,
    logarithmic_bits,
    logarithmic_bits_categorical,
    logarithmic_categorical,
    metaculus_baseline,
    metaculus_baseline_categorical,
    metaculus_peer,
    metaculus_peer_categorical,
    ordered_brier,
    pinball,
    pinball_by_level,
    quantile_loss,
    ranked_probability,
    ranked_probability_normalised,
    relative_brier,
    spherical,
    spherical_categorical,
    squared_error,
    weighted_interval_score,
    weighted_interval_score_components,
)
from predtrack.scores.score import Kind, Score

if TYPE_CHECKING:
    from predtrack.scores.assertions import *  # noqa: F403
    from predtrack.scores.baselines import *  # noqa: F403
    from predtrack.scores.comparison import *  # noqa: F403
    from predtrack.scores.deadlines import *  # noqa: F403
    from predtrack.scores.decomposition import *  # noqa: F403
    from predtrack.scores.distributions import *  # noqa: F403
    from predtrack.scores.nulls import *  # noqa: F403
    from predtrack.scores.ranges import *  # noqa: F403
    from predtrack.scores.skill import *  # noqa: F403
    from predtrack.scores.small_samples import *  # noqa: F403
    from predtrack.scores.standing import *  # noqa: F403
    from predtrack.scores.targets import *  # noqa: F403
    from predtrack.scores.verbal import *  # noqa: F403

__all__ = [
    "ROOMS",
    "RULES",
    "SCORES",
    "TOLERANCE",
    "Column",
    "Domain",
    "IntervalComponents",
    "Kind",
    "Namespace",
    "Score",
    "absolute_error",
    "absolute_log_ratio",
    "absolute_percentage_error",
    "brier",
    "brier_index",
    "brier_multicategory",
    "brier_two_categories",
    "brier_uncertain_outcome",
    "crps_cdf",
    "crps_quantiles",
    "crps_samples",
    "dawid_sebastiani",
    "dawid_sebastiani_samples",
    "energy_score",
    "fair_brier",
    "get_score",
    "interval_score",
    "logarithmic",
    "logarithmic_bits",
    "logarithmic_bits_categorical",
    "logarithmic_categorical",
    "metaculus_baseline",
    "metaculus_baseline_categorical",
    "metaculus_baseline_continuous",
    "metaculus_baseline_out_of_range",
    "metaculus_peer",
    "metaculus_peer_categorical",
    "metaculus_peer_continuous",
    "ordered_brier",
    "pinball",
    "pinball_by_level",
    "quantile_loss",
    "ranked_probability",
    "ranked_probability_normalised",
    "relative_brier",
    "spherical",
    "spherical_categorical",
    "squared_error",
    "weighted_interval_score",
    "weighted_interval_score_components",
]

ROOMS = (
    "assertions",
    "baselines",
    "comparison",
    "deadlines",
    "decomposition",
    "distributions",
    "nulls",
    "ranges",
    "skill",
    "small_samples",
    "standing",
    "targets",
    "verbal",
)
"""Rooms whose public names can be taken from here."""

SCORES: Mapping[str, Score] = MappingProxyType({rule.name: rule for rule in reversed(RULES)})
"""Every rule by its name; the first form, where a rule has forms for several kinds."""


def get_score(name: str, *, kind: Kind | None = None) -> Score:
    """Find a score by its name or one of its aliases.

    Parameters
    ----------
    name
        The name of the rule.
    kind
        The kind of table to be scored; the first form of the rule where nothing is said.

    Raises
    ------
    UnknownNameError
        If no rule has that name, or it has no form for that kind.

    Examples
    --------
    >>> get_score("brir")
    Traceback (most recent call last):
    predtrack.errors.UnknownNameError: no score is called 'brir'; did you mean 'brier'?
    """
    rules = [rule for rule in RULES if kind in (None, rule.kind)]
    known = {alias: rule for rule in reversed(rules) for alias in (rule.name, *rule.aliases)}
    if name not in known:
        raise UnknownNameError(f"score of {kind} forecasts" if kind else "score", name, known)
    return known[name]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever a room offers
    if name in SCORES:
        return SCORES[name]
    if name in ROOMS:
        return importlib.import_module(f"predtrack.scores.{name}")
    for room in ROOMS if not name.startswith("_") else ():
        module = importlib.import_module(f"predtrack.scores.{room}")
        if name in module.__all__:
            return getattr(module, name)
    raise AttributeError(f"module 'predtrack.scores' has no attribute {name!r}")


def __dir__() -> list[str]:
    modules = (importlib.import_module(f"predtrack.scores.{room}") for room in ROOMS)
    return sorted({*__all__, *SCORES, *(name for module in modules for name in module.__all__)})
