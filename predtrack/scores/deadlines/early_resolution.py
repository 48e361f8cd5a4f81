"""What goes wrong if claims are scored as soon as they are resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Probability, domain_of
from predtrack.scores.shapes import refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = ["EarlyResolution", "early_resolution"]

SHARE = domain_of(Probability)


@dataclass(frozen=True, slots=True)
class EarlyResolution:
    """Claims "X by D" before their deadlines, if every probability is true.

    Parameters
    ----------
    resolved
        Share of them that is resolved already.
    resolved_yes
        Share of the resolved that came true: 1, as no claim can fail early.
    score
        Mean Brier score of the resolved, on the scale from 0 to 1; NaN where none is.
    score_when_mature
        Mean Brier score of all, once every deadline has passed.
    """

    resolved: float
    resolved_yes: float
    score: float
    score_when_mature: float


def early_resolution(probability: ArrayLike, elapsed: ArrayLike = 0.5) -> EarlyResolution:
    r"""Quantify the bias of scoring what is resolved before its deadline.

    .. math::
        \text{resolved} = \overline{p f}, \quad
        \text{score} = \overline{p f (1 - p)^2} / \overline{p f}

    where f is the share of the time that has passed, and events come evenly over it.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        Of the event by the deadline, taken to be true.
    elapsed : shape (n,), in [0, 1]
        Share of the time from statement to deadline that has passed.

    Returns
    -------
    EarlyResolution
        Expected values: how wrong a true forecaster would look.

    Raises
    ------
    InvalidForecastError
        If there is no claim, a row is missing or out of range, or the rows do not pair up.

    Examples
    --------
    >>> found = early_resolution(0.3, elapsed=0.5)
    >>> found.resolved, found.resolved_yes, round(found.score, 6)
    (0.15, 1.0, 0.49)
    >>> round(found.score_when_mature, 6)
    0.21
    """
    refuse_mismatch({"probability": probability, "elapsed": elapsed})
    p, f = SHARE.read("probability", probability), SHARE.read("elapsed", elapsed)
    p, f = np.broadcast_arrays(p, f)
    if not p.size:
        raise InvalidForecastError("there is no claim; nothing can be biased")
    resolved = float((p * f).mean())
    total = float((p * f * (1 - p) ** 2).mean())
    score, yes = (total / resolved, 1.0) if resolved else (np.nan, np.nan)
    return EarlyResolution(resolved, yes, score, float((p * (1 - p)).mean()))
