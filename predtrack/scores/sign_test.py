"""Whether differences point in one direction more often than luck would."""

from __future__ import annotations

__all__ = ["sign_test"]


def sign_test(above: int, below: int) -> float | None:
    """Chance of so lopsided a count if both directions were equally likely.

    Parameters
    ----------
    above, below
        Differences of each sign; ties say nothing about a direction and are left out.

    Returns
    -------
    float, or None
        Two-sided and exact; None where there is no difference.

    References
    ----------
    Dixon & Mood (1946), Journal of the American Statistical Association 41(236), 557-566.
    doi:10.1080/01621459.1946.10501898

    Examples
    --------
    >>> round(sign_test(9, 1), 6)
    0.021484
    """
    from scipy.special import bdtr  # noqa: PLC0415 - only who tests needs it

    n = above + below
    return min(1.0, 2 * float(bdtr(min(above, below), n, 0.5))) if n else None
