"""A resolver's verdicts on itself beside those of somebody independent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.errors import InvalidForecastError
from predtrack.scores.assertions.agreement import raw_agreement, read_pairs
from predtrack.scores.assertions.krippendorff import krippendorff_alpha
from predtrack.scores.columns import Fulfilment, domain_of
from predtrack.scores.sign_test import sign_test

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = ["SecondOpinion", "second_opinion"]

DEGREE = domain_of(Fulfilment)


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """How self-given verdicts differ from independent ones.

    Parameters
    ----------
    n
        Claims judged by both.
    kinder, harsher
        Claims on which the self-given verdict is the higher, and the lower one.
    difference
        Mean self-given less mean independent verdict; above 0 flatters.
    p_value
        Exact two-sided sign test of kinder against harsher; None where they never differ.
    raw_agreement
        Share of the claims with the same verdict.
    alpha
        Ordinal Krippendorff alpha; None where it is undefined.
    """

    n: int
    kinder: int
    harsher: int
    difference: float
    p_value: float | None
    raw_agreement: float | None
    alpha: float | None


def second_opinion(own: ArrayLike, independent: ArrayLike) -> SecondOpinion:
    """Compare an author's verdicts on its own claims with an independent resolver's.

    Parameters
    ----------
    own, independent : shape (n,), in [0, 1]
        Verdict on each claim: 1 yes, 0 no, between partial; NaN where there is none.

    Returns
    -------
    SecondOpinion
        Over the claims that both judged; the two stay separate resolutions.

    Examples
    --------
    >>> found = second_opinion([1, 1, 0.5, 0, 1], [1, 0.5, 0, 0, float("nan")])
    >>> found.n, found.kinder, found.harsher, found.difference, found.p_value
    (4, 2, 0, 0.25, 0.5)
    """
    mine, theirs = (DEGREE.read("verdict", column) for column in read_pairs(own, independent))
    if not mine.size:
        raise InvalidForecastError("no claim has both verdicts; there is nothing to compare")
    kinder, harsher = int((mine > theirs).sum()), int((mine < theirs).sum())
    return SecondOpinion(
        n=mine.size,
        kinder=kinder,
        harsher=harsher,
        difference=float(mine.mean() - theirs.mean()),
        p_value=sign_test(kinder, harsher),
        raw_agreement=raw_agreement(mine, theirs),
        alpha=krippendorff_alpha([mine, theirs]),
    )
