"""Who can be ranked, and who is left out with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.scores.comparison import forecaster_groups
from predtrack.summaries.leaderboard.place import LeftOut

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.summaries.comparison import Answers

__all__ = ["entrants"]


def entrants(answers: Answers, *, minimum: int) -> tuple[list[Answers], list[LeftOut]]:
    """Split the answers into groups that can be compared, and say who is left out.

    Parameters
    ----------
    answers
        Of everybody.
    minimum
        Fewest questions of a ranked forecaster.

    Returns
    -------
    groups
        The largest first; each of at least two forecasters.
    left_out
        Forecasters with an infinite score, with too few questions, or without a question in
        common with anybody who is ranked.
    """
    count = np.bincount(answers.forecaster, minlength=len(answers.forecasters))
    infinite = np.bincount(answers.forecaster, np.isinf(answers.score), len(count)).astype(int)
    few = (count < minimum) & (infinite == 0)
    out = [
        _out(answers, row, count, _impossible(infinite[row])) for row in np.flatnonzero(infinite)
    ]
    said = f"fewer than {minimum} questions"
    out += [_out(answers, row, count, said) for row in np.flatnonzero(few)]
    staying = ((infinite == 0) & ~few)[answers.forecaster]
    if not staying.any():
        return [], out
    kept = answers.of(staying)
    group = forecaster_groups(kept.pairs())
    size = np.bincount(group)
    alone = "no question in common with another who is ranked"
    numbers = np.bincount(kept.forecaster)
    out += [_out(kept, row, numbers, alone) for row in np.flatnonzero(size[group] < 2)]
    return [
        kept if len(size) == 1 else kept.of((group == number)[kept.forecaster])
        for number in np.flatnonzero(size > 1)
    ], out


def _impossible(questions: int) -> str:
    return f"an infinite score: called impossible what happened ({questions:,} questions)"


def _out(answers: Answers, row: Any, count: NDArray[np.int64], reason: str) -> LeftOut:  # noqa: ANN401 - a place
    return LeftOut(str(answers.forecasters[row]), int(count[row]), reason)
