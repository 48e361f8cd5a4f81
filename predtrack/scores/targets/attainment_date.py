"""When a series will reach a level, if its trend goes on, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Literal

import numpy as np

from predtrack.errors import UnknownNameError
from predtrack.scores.columns import Positive, Real, domain_of
from predtrack.scores.counts import read_level
from predtrack.scores.shapes import refuse_mismatch
from predtrack.scores.targets.fieller import Crossing, fieller_set
from predtrack.scores.targets.trend import Trend, fit_trend

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = ["AttainmentDate", "attainment_date"]

TIME = domain_of(Real)
PATHS = {"log": domain_of(Positive), "linear": domain_of(Real)}


@dataclass(frozen=True, slots=True)
class AttainmentDate:
    """The time at which a fitted line reaches a level.

    Parameters
    ----------
    slope
        Log growth per unit of time on the log path, steps on the linear one.
    time
        Where the line crosses the level; infinite where it is flat.
    crossing
        Fieller's set of the times at which the true line may cross it. Where the slope cannot
        be told from 0 the set is unbounded, and may be two rays: everything but a gap.
    """

    slope: float
    time: float
    crossing: Crossing

    @property
    def low(self) -> float:
        """Earliest time of the set; -inf where it has none."""
        return self.crossing.low

    @property
    def high(self) -> float:
        """Latest time of the set; infinite where it has none."""
        return self.crossing.high


def attainment_date(
    times: ArrayLike,
    values: ArrayLike,
    target: float,
    *,
    level: float = 0.95,
    path: Literal["log", "linear"] = "log",
) -> AttainmentDate:
    """Fit a path and say when it reaches a level, with Fieller's confidence set.

    Parameters
    ----------
    times, values : shape (n,)
        Observations; above 0 on the log path; at least three, at two times or more.
    target
        Level to reach, above 0 on the log path.
    level
        Confidence level of the set; half of the rest lies on each side.
    path
        ``log``: constant growth; ``linear``: constant steps.

    Returns
    -------
    AttainmentDate
        A time before the observations means that the path leads away from the level. The
        set is that of the line; it knows nothing of a trend that bends, and yearly values
        that hang together make it too narrow.

    References
    ----------
    Fieller (1954), Journal of the Royal Statistical Society B 16(2), 175-185.
    doi:10.1111/j.2517-6161.1954.tb00159.x

    Examples
    --------
    >>> date = attainment_date(range(6), [1.5, 1.62, 1.7, 1.95, 1.9, 2.0], 8.5, level=0.8)
    >>> round(date.time, 4), round(date.low, 3), round(date.high, 3)
    (29.2513, 24.054, 37.73)
    """
    if path not in PATHS:
        raise UnknownNameError("path", path, PATHS)
    refuse_mismatch({"time": times, "value": values})
    scale = np.log if path == "log" else np.asarray
    heights = scale(np.ravel(PATHS[path].read("value", values)))
    line = fit_trend(np.ravel(TIME.read("time", times)), heights)
    rise = float(scale(PATHS[path].read("target", target))) - line.height
    return _crossing(line, rise, read_level("level", level))


def _crossing(line: Trend, rise: float, level: float) -> AttainmentDate:
    time = line.centre + rise / line.slope if line.slope else inf
    return AttainmentDate(line.slope, time, fieller_set(line, rise, level))
