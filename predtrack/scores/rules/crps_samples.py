"""CRPS of samples: the members of an ensemble."""

from predtrack.scores.blocks import Members
from predtrack.scores.columns import Column, Real
from predtrack.scores.distributions import Estimator, ensemble_crps
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["CRPS_SAMPLES", "crps_samples"]


@door
def crps_samples(value: Members, outcome: Real, *, estimator: Estimator = "standard") -> Column:
    """Continuous ranked probability score of samples, ``E|X - y| - E|X - X'| / 2``.

    Parameters
    ----------
    value : shape (n, M)
        Members of the ensemble, in any order.
    outcome : shape (n,)
        Value observed.
    estimator
        ``standard``: the members are the forecast, each with probability 1/M. ``fair``: the
        members are draws from the distribution that is meant, and its score is estimated
        without bias; pairs are divided by M (M - 1), which needs two members.

    Returns
    -------
    shape (n,), in [0, inf)
        One score per forecast, in the unit of the values; lower is better.

    Raises
    ------
    InvalidForecastError
        If a member or an outcome is missing or infinite, the shapes differ, or one member
        is to be judged fairly.

    Notes
    -----
    Members are sorted, so the cost grows with M log M; no pairs are formed.

    References
    ----------
    Matheson & Winkler (1976), Management Science 22(10), 1087-1096.
    doi:10.1287/mnsc.22.10.1087
    Ferro (2014), Quarterly Journal of the Royal Meteorological Society 140(683), 1917-1923.
    doi:10.1002/qj.2270

    Examples
    --------
    >>> crps_samples([[1, 2, 4, 8], [3, 3, 3, 3]], 3)
    array([0.8125, 0.    ])
    >>> round(crps_samples([1, 2, 4, 8], 3, estimator="fair"), 6)
    0.333333
    """
    return ensemble_crps(value, outcome, estimator)


CRPS_SAMPLES = Score(
    crps_samples,
    name="crps",
    title="CRPS (samples)",
    kind="samples",
    range=(0.0, float("inf")),
    direction="lower",
    elicits="distribution",
    reference=(
        "Matheson, J. E. & Winkler, R. L. (1976). Scoring rules for continuous probability "
        "distributions. Management Science 22(10), 1087-1096."
    ),
    doi="10.1287/mnsc.22.10.1087",
    caution="Has the unit of the values: do not average over different quantities.",
    aliases=("crps_samples",),
)
