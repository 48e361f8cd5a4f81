"""Assertions without a probability: what hits alone can and cannot say.

Hit rates with their intervals, held against reference probabilities, as tests and as
bets; and whether those who resolved them agree.
"""

from predtrack.scores.assertions.agreement import cohen_kappa, raw_agreement
from predtrack.scores.assertions.bets import betting_yield, e_value_average, e_value_product
from predtrack.scores.assertions.evidence import e_value
from predtrack.scores.assertions.krippendorff import krippendorff_alpha
from predtrack.scores.assertions.own_record import (
    OwnRecord,
    own_record_references,
    prequential_jeffreys,
)
from predtrack.scores.assertions.partial_credit import PartialCredit, partial_credit
from predtrack.scores.assertions.poisson_binomial import (
    mid_p,
    poisson_binomial,
    poisson_binomial_tail,
)
from predtrack.scores.assertions.proportions import (
    clopper_pearson,
    jeffreys,
    jeffreys_probability_above,
)
from predtrack.scores.assertions.reference import (
    ReferenceTest,
    against_references,
    refuse_late_references,
)
from predtrack.scores.assertions.second_opinion import SecondOpinion, second_opinion
from predtrack.scores.assertions.significance import (
    required_hits,
    required_hits_table,
    tipping_point,
)
from predtrack.scores.assertions.verdicts import Verdicts, count_verdicts, hit_interval

__all__ = [
    "OwnRecord",
    "PartialCredit",
    "ReferenceTest",
    "SecondOpinion",
    "Verdicts",
    "against_references",
    "betting_yield",
    "clopper_pearson",
    "cohen_kappa",
    "count_verdicts",
    "e_value",
    "e_value_average",
    "e_value_product",
    "hit_interval",
    "jeffreys",
    "jeffreys_probability_above",
    "krippendorff_alpha",
    "mid_p",
    "own_record_references",
    "partial_credit",
    "poisson_binomial",
    "poisson_binomial_tail",
    "prequential_jeffreys",
    "raw_agreement",
    "refuse_late_references",
    "required_hits",
    "required_hits_table",
    "second_opinion",
    "tipping_point",
]
