"""Fair Brier score of an ensemble whose members say yes or no."""

from typing import Annotated, Any, TypeAlias

from predtrack.scores.columns import Column, Domain
from predtrack.scores.door import door

__all__ = ["fair_brier"]

Hits: TypeAlias = Annotated[Any, Domain("be a whole number of at least 0", 0, whole=True)]
Size: TypeAlias = Annotated[
    Any, Domain("be a whole number of at least 2, and not below hits", 2, whole=True, floor="hits")
]
Happened: TypeAlias = Annotated[Any, Domain("be 0 or 1", 0, 1, whole=True)]


@door
def fair_brier(hits: Hits, members: Size, outcome: Happened) -> Column:
    """Brier score of an ensemble, free of the penalty for having few members.

    Parameters
    ----------
    hits : shape (n,), whole, from 0 to members
        Members that predicted the event.
    members : shape (n,), whole, at least 2
        Size of the ensemble.
    outcome : shape (n,), 0 or 1
        1 if the event happened, 0 if not.

    Returns
    -------
    shape (n,), in [0, 1]
        One score per forecast; lower is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside its domain, or the shapes differ.

    Notes
    -----
    ``(i/m - y)^2 - i (m - i) / (m^2 (m - 1))`` for i hits of m members: the probability
    that two different members, drawn at random, are both wrong. It is fair: an ensemble
    expects the best score if its members are drawn from what is to be expected. It is not
    proper for ``i/m`` read as a probability; use ``brier`` for that.

    References
    ----------
    Ferro (2014), Quarterly Journal of the Royal Meteorological Society 140(683),
    1917-1923. doi:10.1002/qj.2270

    Examples
    --------
    >>> fair_brier([0, 1, 3, 5], 5, [0, 1, 1, 0])
    array([0. , 0.6, 0.1, 1. ])
    """
    wrong = outcome * (members - hits) + (1 - outcome) * hits
    return (wrong**2 - wrong) / (members * (members - 1))
