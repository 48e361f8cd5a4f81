"""Geometric random walk with drift: the baselines with an honest spread."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING

from predtrack.errors import InvalidForecastError
from predtrack.scores.baselines.history import History, read_history, read_horizon
from predtrack.scores.baselines.log_student import LogStudentT
from predtrack.scores.baselines.volatility import Volatility, history_volatility
from predtrack.scores.counts import read_number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.baselines.history import Moments

__all__ = ["GrowthBaseline", "growth_baseline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthBaseline(LogStudentT):
    """What a growing series would lead to, as a distribution, and what that rests on.

    It has the methods of a frozen scipy distribution: ``median``, ``interval``, ``cdf``,
    ``sf``, ``ppf``, ``pdf``, ``logpdf``.

    Parameters
    ----------
    location, scale, degrees_of_freedom
        Of the Student t that the logarithm of the outcome follows.
    drift
        Mean log growth per unit of time.
    sigma
        Volatility that was used, per square root of the unit of time.
    floored
        Whether the floor acted, so that sigma is a policy and no estimate: say so.
    series
        From how many series sigma was estimated.
    horizon
        Time from the last known observation to the date of the claim.
    observations, left_out
        Observations known when the claim was made, and those that were not.
    """

    drift: float
    sigma: float
    floored: bool
    series: int
    horizon: float
    observations: int
    left_out: int


def growth_baseline(
    times: Moments,
    values: ArrayLike,
    *,
    made: Moments,
    target_time: Moments,
    known: Moments = None,
    pooled: Volatility | None = None,
    sigma_floor: float = 0.0,
) -> GrowthBaseline:
    r"""Distribution of the outcome if the series goes on as a random walk with its drift.

    .. math:: \ln Y \sim \ln y_n + \hat\mu \tau + s \sqrt{\tau + \tau^2 / T}\; t_{n - 1}

    for n growth steps over the time T and a horizon tau: the second term under the root is
    the doubt about the drift, and it wins in the long run.

    Parameters
    ----------
    times, values, made, target_time, known
        As in :func:`point_baselines`; three observations, or two where sigma is pooled.
    pooled
        Volatility of several like series, from :func:`pooled_volatility`, instead of the
        series' own; with its degrees of freedom. The drift stays the series' own.
    sigma_floor
        Smallest volatility to believe in, per square root of the unit of time. Series that
        were smoothed by whoever publishes them vary too little, and give absurd tails.

    Returns
    -------
    GrowthBaseline
        ``floored`` says whether the floor acted; the degrees of freedom stay as they are.

    Raises
    ------
    InvalidForecastError
        If the series holds anything but numbers above 0, too few observations were known,
        the claim is about a time that had been observed, or there is no volatility at all.

    References
    ----------
    Farmer & Lafond (2016), Research Policy 45(3), 647-665.
    doi:10.1016/j.respol.2015.11.001, arXiv:1502.05274

    Examples
    --------
    >>> history = [60, 66, 74, 82, 90, 100]
    >>> found = growth_baseline(range(2019, 2025), history, made=2024, target_time=2031)
    >>> round(found.median(), 4), [round(end, 4) for end in found.interval(0.8)]
    (204.4505, [193.8029, 215.6831])
    >>> growth_baseline([0, 1, 2], [1, 2, 4], made=2, target_time=3, sigma_floor=0.1).floored
    True
    """
    history = read_history(times, values, made=made, known=known)
    horizon = read_horizon(history, times=times, target_time=target_time)
    spread = history_volatility(history) if pooled is None else pooled
    sigma = max(spread.sigma, _read_floor(sigma_floor))
    _refuse_certainty(sigma)
    drift = log(history.values[-1] / history.values[0]) / history.span
    return GrowthBaseline(
        location=log(history.values[-1]) + drift * horizon,
        scale=sigma * _stretch(horizon, history),
        degrees_of_freedom=spread.degrees_of_freedom,
        drift=drift,
        sigma=sigma,
        floored=sigma > spread.sigma,
        series=spread.series,
        horizon=horizon,
        observations=len(history.times),
        left_out=history.left_out,
    )


def _stretch(horizon: float, history: History) -> float:
    return sqrt(horizon + horizon**2 / history.span)


def _read_floor(sigma_floor: float) -> float:
    floor = read_number("sigma_floor", sigma_floor)
    if floor < 0:
        raise InvalidForecastError(f"sigma_floor must be at least 0, not {floor:g}")
    return floor


def _refuse_certainty(sigma: float) -> None:
    if not sigma:
        raise InvalidForecastError(
            "the series grows without any noise, so that its future would be certain;"
            " give a sigma_floor, or the pooled volatility of like series"
        )
