"""Where two forecasters meet: their scores on the questions that both answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.summaries.comparison.answers import Answers

__all__ = ["Meeting", "meeting"]


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class Meeting:
    """Two forecasters on their common questions, under one rule.

    Parameters
    ----------
    answered_first, answered_second
        Questions that each has answered.
    questions : shape (common,)
        Names of the common ones, sorted.
    first, second : shape (common,)
        Mean scores of the two on each.
    """

    answered_first: int
    answered_second: int
    questions: NDArray[Any]
    first: NDArray[np.float64]
    second: NDArray[np.float64]


def meeting(answers: Answers, first: object, second: object) -> Meeting:
    """Match the questions of two forecasters by name, never by position.

    Parameters
    ----------
    answers
        Of both, and perhaps of others.
    first, second
        Their names; one without an answer has answered nothing.
    """
    own, other = _scores(answers, first), _scores(answers, second)
    common = own.index.intersection(other.index).sort_values()
    scores = [np.asarray(side.reindex(common), np.float64) for side in (own, other)]
    return Meeting(len(own), len(other), common.to_numpy(), *scores)


def _scores(answers: Answers, name: object) -> pd.Series[float]:
    place = np.flatnonzero(answers.forecasters == name)
    rows = np.flatnonzero(answers.forecaster == place[0]) if place.size else np.empty(0, np.intp)
    return pd.Series(answers.score[rows], index=answers.questions[answers.question[rows]])
