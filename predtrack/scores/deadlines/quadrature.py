"""Survival score of any distribution of the time of an event."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.columns import TOLERANCE
from predtrack.scores.deadlines.reading import read_events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import ArrayLike

    from predtrack.scores.columns import Column

__all__ = ["survival_score"]

LANDMARKS = (1e-6, 1e-3, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 1 - 1e-6)
"""Quantiles at which to cut: a narrow peak in a long span is missed otherwise."""


def survival_score(
    distribution: Any,  # noqa: ANN401 - a frozen distribution of scipy, or a function
    time: ArrayLike,
    *,
    horizon: ArrayLike,
    breaks: Iterable[float] = (),
    observed_until: ArrayLike | None = None,
) -> Column:
    r"""Score a distribution of the time of an event, as seen at one common date.

    .. math:: S = \int_0^C (F(s) - 1\{T \le s\})^2 \, ds

    This is the CRPS of ``min(T, C)``. For a fixed horizon C it is strictly proper for the
    curve up to C. "X by D" with one probability is such a curve, known at one point.

    Parameters
    ----------
    distribution
        ``F``: a function of time, or an object with ``cdf`` such as a frozen distribution
        of scipy. Its ``sf`` and ``ppf`` are used where it has them. One for all rows.
    time : shape (n,), at least 0
        Time from the statement to the event. Infinite where there was none; an event after
        the horizon counts as none, since a comparison at that date could not know it.
    horizon : shape (n,), above 0
        Time from the statement to the common date C. It must be fixed without regard to
        what happens: scoring each claim only up to its event is not proper. May be
        infinite where the event is known.
    breaks
        Times at which a function jumps or bends.
    observed_until : shape (n,), optional
        How far the evidence reaches. A deadline that has passed is not a no: where no event
        is known and the evidence ends before the horizon, the row is refused.

    Returns
    -------
    shape (n,), in units of time
        Lower is better; at best 0, at worst the horizon.

    Raises
    ------
    InvalidForecastError
        If a time is missing or below 0, neither event nor horizon is finite, the evidence
        ends too early, or the curve leaves [0, 1] or falls.
    UsageError
        If it is no curve, or the integral has not nine digits: give ``breaks``.

    References
    ----------
    Gneiting & Ranjan (2011), Journal of Business & Economic Statistics 29(3), 411-422, on
    weights over thresholds. doi:10.1198/jbes.2010.08110

    Examples
    --------
    >>> from scipy import stats
    >>> law = stats.expon(scale=4)
    >>> round(survival_score(law, 2, horizon=5), 6)
    0.688075
    >>> survival_score(law, [2, float("inf")], horizon=5).round(6)
    array([0.688075, 1.127868])
    """
    events = read_events(time, horizon, observed_until)
    below, above = _read_curve(distribution)
    cuts = _cuts(distribution, breaks)
    rows = zip(events.until.tolist(), events.horizon.tolist(), strict=True)
    scores = []
    for until, end in rows:
        _refuse_impossible(below, [0.0, *cuts, until, end])
        scores.append(_squares(below, 0.0, until, cuts) + _squares(above, until, end, cuts))
    return events.plain(np.array(scores, dtype=np.float64))


def _read_curve(distribution: Any) -> tuple[Callable[..., Any], Callable[..., Any]]:  # noqa: ANN401
    """Give the curve and what it leaves over, each without a difference where it can be had."""
    below = getattr(distribution, "cdf", distribution)
    if not callable(below):
        raise UsageError("a distribution of times needs a cdf, or must be a function of time")
    above = getattr(distribution, "sf", None)
    return below, above or (lambda moment: 1 - below(moment))


def _cuts(distribution: Any, breaks: Iterable[float]) -> list[float]:  # noqa: ANN401
    quantile = getattr(distribution, "ppf", None)
    landmarks = np.ravel(quantile(np.array(LANDMARKS))) if quantile else np.zeros(0)
    cuts = np.concatenate([landmarks, np.asarray(list(breaks), dtype=np.float64)])
    return [float(cut) for cut in np.unique(cuts[np.isfinite(cuts)])]


def _squares(curve: Callable[..., Any], low: float, high: float, cuts: list[float]) -> float:
    """Integrate the square of a curve from low to high, piece by piece."""
    ends = [low, *(cut for cut in cuts if low < cut < high), high]
    parts = [_square(curve, *piece) for piece in pairwise(ends)]
    value, error = (float(sum(column)) for column in zip(*parts, strict=True))
    if not error <= 1e-9 * value + 1e-12 * (ends[-2] - low):
        raise UsageError("the curve could not be integrated to nine digits; give breaks")
    return value


def _square(curve: Callable[..., Any], low: float, high: float) -> tuple[float, float]:
    if low == high:
        return 0.0, 0.0
    from scipy.integrate import quad  # noqa: PLC0415 - only a free curve needs it

    value, error, *_ = quad(
        lambda moment: float(curve(moment)) ** 2,
        low, high, epsabs=0, epsrel=1e-11, limit=200, full_output=1,
    )  # fmt: skip
    return value, error


def _refuse_impossible(curve: Callable[..., Any], moments: list[float]) -> None:
    heights = np.array([float(curve(moment)) for moment in sorted(moments) if moment < np.inf])
    if not ((heights >= -TOLERANCE) & (heights <= 1 + TOLERANCE)).all():
        raise InvalidForecastError("the curve must be a probability, in [0, 1], at every time")
    if (np.diff(heights) < -TOLERANCE).any():
        raise InvalidForecastError("the curve must not fall: it says by when, not when")
