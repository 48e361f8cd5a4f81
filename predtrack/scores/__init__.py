"""Scores and their mathematics, on numpy alone.

A rule is one formula and its facts: rows in, rows out; averaging belongs to the
summaries. ``SCORES`` is the catalogue. Called with arrays, a rule checks them; engines
take ``SCORES[name].formula``, the same line without the checks.

>>> brier([0.7, 0.2], [1, 0]).round(6)
array([0.09, 0.04])
>>> get_score("log").title
'Logarithmic score (nats)'
"""

from collections.abc import Mapping
from types import MappingProxyType

from predtrack.errors import UnknownNameError
from predtrack.scores.agreement import cohen_kappa, krippendorff_alpha, raw_agreement
from predtrack.scores.assertions import (
    mid_p,
    poisson_binomial_tail,
    required_hits,
    tipping_point,
)
from predtrack.scores.attainment_date import AttainmentDate, attainment_date
from predtrack.scores.bets import betting_yield, e_value_average, e_value_product
from predtrack.scores.columns import TOLERANCE, Column, Domain, Namespace
from predtrack.scores.meanings import (
    break_even_reading,
    expected_brier_over_readings,
    word_hit_tail,
    word_hit_tail_over_readings,
)
from predtrack.scores.pace import (
    compound_growth,
    pace_ratio,
    required_growth,
    required_pace,
    time_to_target,
)
from predtrack.scores.passage import first_passage_probability, terminal_probability
from predtrack.scores.progress import (
    earned_schedule,
    linear_attainment,
    log_attainment,
    projected_duration,
    schedule_performance_index,
)
from predtrack.scores.proportions import (
    clopper_pearson,
    hit_interval,
    jeffreys,
    jeffreys_probability_above,
    prequential_jeffreys,
)
from predtrack.scores.readings import (
    brier_at_midpoints,
    coupled_brier_bounds,
    shared_lexicon_difference,
    uncoupled_brier_bounds,
)
from predtrack.scores.rules.absolute_error import ABSOLUTE_ERROR, absolute_error
from predtrack.scores.rules.absolute_log_ratio import ABSOLUTE_LOG_RATIO, absolute_log_ratio
from predtrack.scores.rules.absolute_percentage_error import (
    ABSOLUTE_PERCENTAGE_ERROR,
    absolute_percentage_error,
)
from predtrack.scores.rules.brier import BRIER, brier
from predtrack.scores.rules.logarithmic import LOGARITHMIC, logarithmic
from predtrack.scores.rules.spherical import SPHERICAL, spherical
from predtrack.scores.rules.squared_error import SQUARED_ERROR, squared_error
from predtrack.scores.score import Score
from predtrack.scores.word_record import WordRecord

__all__ = [
    "SCORES",
    "TOLERANCE",
    "AttainmentDate",
    "Column",
    "Domain",
    "Namespace",
    "Score",
    "WordRecord",
    "absolute_error",
    "absolute_log_ratio",
    "absolute_percentage_error",
    "attainment_date",
    "betting_yield",
    "break_even_reading",
    "brier",
    "brier_at_midpoints",
    "clopper_pearson",
    "cohen_kappa",
    "compound_growth",
    "coupled_brier_bounds",
    "e_value_average",
    "e_value_product",
    "earned_schedule",
    "expected_brier_over_readings",
    "first_passage_probability",
    "get_score",
    "hit_interval",
    "jeffreys",
    "jeffreys_probability_above",
    "krippendorff_alpha",
    "linear_attainment",
    "log_attainment",
    "logarithmic",
    "mid_p",
    "pace_ratio",
    "poisson_binomial_tail",
    "prequential_jeffreys",
    "projected_duration",
    "raw_agreement",
    "required_growth",
    "required_hits",
    "required_pace",
    "schedule_performance_index",
    "shared_lexicon_difference",
    "spherical",
    "squared_error",
    "terminal_probability",
    "time_to_target",
    "tipping_point",
    "uncoupled_brier_bounds",
    "word_hit_tail",
    "word_hit_tail_over_readings",
]

_RULES = (
    BRIER,
    LOGARITHMIC,
    SPHERICAL,
    ABSOLUTE_LOG_RATIO,
    SQUARED_ERROR,
    ABSOLUTE_ERROR,
    ABSOLUTE_PERCENTAGE_ERROR,
)

SCORES: Mapping[str, Score] = MappingProxyType({rule.name: rule for rule in _RULES})


def get_score(name: str) -> Score:
    """Find a score by its name or one of its aliases.

    Examples
    --------
    >>> get_score("brir")
    Traceback (most recent call last):
    predtrack.errors.UnknownNameError: no score is called 'brir'; did you mean 'brier'?
    """
    known = {alias: rule for rule in _RULES for alias in (rule.name, *rule.aliases)}
    if name not in known:
        raise UnknownNameError("score", name, known)
    return known[name]
