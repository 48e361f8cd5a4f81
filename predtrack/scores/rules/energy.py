"""Energy score of ensembles of vectors."""

from predtrack.scores.blocks import Vector, VectorMembers
from predtrack.scores.columns import Column
from predtrack.scores.distributions import Estimator, ensemble_energy
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["ENERGY", "energy_score"]


@door
def energy_score(
    value: VectorMembers, outcome: Vector, *, estimator: Estimator = "standard"
) -> Column:
    """Energy score of vectors, ``E|X - y| - E|X - X'| / 2`` with Euclidean distances.

    Parameters
    ----------
    value : shape (n, M, D)
        Members of the ensemble, in any order.
    outcome : shape (n, D)
        Vector observed.
    estimator
        ``standard``: the members are the forecast, each with probability 1/M. ``fair``: the
        members are draws from the distribution that is meant; pairs are divided by
        M (M - 1), which needs two members.

    Returns
    -------
    shape (n,), in [0, inf)
        One score per forecast, in the unit of the values; lower is better. With one
        dimension it is the CRPS.

    Raises
    ------
    InvalidForecastError
        If a number is missing or infinite, the shapes differ, or one member is to be judged
        fairly.

    Notes
    -----
    All pairs of members are needed, so the time grows with the square of M; the memory does
    not. The dimensions are added up as they are: bring them to one scale first.

    References
    ----------
    Gneiting & Raftery (2007), Journal of the American Statistical Association 102(477),
    359-378. doi:10.1198/016214506000001437

    Examples
    --------
    >>> round(energy_score([[0, 0], [1, 0], [0, 1]], [1, 1]), 6)
    0.758714
    """
    return ensemble_energy(value, outcome, estimator)


ENERGY = Score(
    energy_score,
    name="energy",
    title="Energy score",
    kind="vector",
    range=(0.0, float("inf")),
    direction="lower",
    elicits="distribution",
    reference=(
        "Gneiting, T. & Raftery, A. E. (2007). Strictly proper scoring rules, prediction, and "
        "estimation. Journal of the American Statistical Association 102(477), 359-378."
    ),
    doi="10.1198/016214506000001437",
    caution="Adds the dimensions up as they are: bring them to one scale first.",
    aliases=("energy_score",),
)
