"""How ambitious a target was on the day it was stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.scores.counts import read_number
from predtrack.scores.sides import sign_of

if TYPE_CHECKING:
    from predtrack.scores.baselines.log_student import LogStudentT
    from predtrack.scores.sides import Side

__all__ = ["ambition"]


def ambition(target: float, baseline: LogStudentT, *, side: Side = "at least") -> float:
    """Probability that a target is met at its date if the series just goes on.

    Parameters
    ----------
    target
        Level that was promised, above 0.
    baseline
        From :func:`growth_baseline`, with the date of the statement as ``made`` and that of
        the target as ``target_time``.
    side
        Whether the target is a level to stand above or, such as emissions, below.

    Returns
    -------
    float
        In [0, 1]. Near 1, the target asks for less than what was coming anyway; near 0, it
        is ambitious, or empty words. To *be* at the level on the date is meant; to reach it
        at some moment before is likelier (:func:`first_passage_probability`).

    Examples
    --------
    >>> from predtrack.scores.baselines.growth import growth_baseline
    >>> history = [60, 66, 74, 82, 90, 100]
    >>> law = growth_baseline(range(2019, 2025), history, made=2024, target_time=2031)
    >>> round(ambition(215.6831, law), 4), round(ambition(193.8029, law, side="at most"), 4)
    (0.1, 0.1)
    """
    level = read_number("target", target, above=0)
    return float(baseline.sf(level) if sign_of(side) > 0 else baseline.cdf(level))
