"""A publisher's own earlier record as the reference for its next claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from predtrack.scores.assertions.verdicts import read_hit_or_miss
from predtrack.scores.columns import refuse_rows
from predtrack.scores.counts import read_hits
from predtrack.scores.times import read_times

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["OwnRecord", "own_record_references", "prequential_jeffreys"]


class OwnRecord(NamedTuple):
    """For each claim, the rate of its publisher's earlier editions and what it rests on."""

    rate: FloatArray
    n: FloatArray


def prequential_jeffreys(hits: int, n: int) -> float:
    """Rate at which a publisher's earlier editions came true, ready for the next claim.

    Parameters
    ----------
    hits, n
        Hits among the n claims of matured earlier editions, and of those only.

    Returns
    -------
    float
        ``(hits + 1/2) / (n + 1)``; one half where there is no record yet.

    Examples
    --------
    >>> prequential_jeffreys(0, 0)
    0.5
    """
    hits, n = read_hits(hits, n)
    return (hits + 0.5) / (n + 1)


def own_record_references(
    made: ArrayLike, due: ArrayLike, known: ArrayLike, outcomes: ArrayLike
) -> OwnRecord:
    """Give each claim of one publisher the rate of its matured earlier editions.

    Claims made at one time are one edition. An edition is matured from the day on which its
    last claim has fallen due and its last outcome is known: until then the outcomes that are
    known lean towards yes, because what happens early is known early.

    Parameters
    ----------
    made, due, known : shape (n,)
        When each claim was made, when its time is up and when its outcome became known;
        dates, or numbers in one unit.
    outcomes : shape (n,), 0 or 1
        1 if the claim came true, 0 if not.

    Returns
    -------
    OwnRecord
        ``rate``: ``(hits + 1/2) / (n + 1)`` over the editions matured when the claim was
        made. ``n``: the claims behind it; where it is 0 the rate is one half by convention,
        which is no reference.

    Raises
    ------
    InvalidForecastError
        If a time or an outcome is missing, or a claim is due or known before it was made.

    Examples
    --------
    >>> made, due = [2023, 2023, 2024, 2025], [2024, 2024, 2025, 2026]
    >>> record = own_record_references(made, due, known=due, outcomes=[1, 1, 0, 1])
    >>> record.rate
    array([0.5       , 0.5       , 0.83333333, 0.625     ])
    >>> record.n
    array([0., 0., 2., 3.])
    """
    start, end, seen = read_times({"made": made, "due": due, "known": known})
    y = read_hit_or_miss(outcomes)
    refuse_rows("a claim must be made before it is due and known", np.minimum(end, seen) < start)
    editions, edition = np.unique(start, return_inverse=True)
    matured = np.full(len(editions), -np.inf)
    np.maximum.at(matured, edition, np.maximum(end, seen))
    hits = np.bincount(edition, y, len(editions))
    counts = np.bincount(edition, minlength=len(editions)).astype(np.float64)
    earlier = (matured[None, :] <= editions[:, None]) & (editions[None, :] < editions[:, None])
    k, n = earlier @ hits, earlier @ counts
    return OwnRecord(((k + 0.5) / (n + 1))[edition], n[edition])
