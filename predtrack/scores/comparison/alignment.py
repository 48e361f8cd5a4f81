"""Questions that two forecasters both answered, matched by key and never by position."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.absence import is_absent

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from numpy.typing import NDArray

__all__ = ["CommonQuestions", "common_questions"]


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class CommonQuestions:
    """Where two forecasters meet.

    Parameters
    ----------
    rows, other_rows : shape (common,)
        Positions of the common questions in the first and in the second list of keys, in
        the order of the first.
    answered, other_answered
        Questions that each of them answered.
    """

    rows: NDArray[np.intp]
    other_rows: NDArray[np.intp]
    answered: int
    other_answered: int

    @property
    def coverage(self) -> float:
        """Share of the first forecaster's questions that are common; NaN if it has none."""
        return len(self.rows) / self.answered if self.answered else float("nan")

    @property
    def other_coverage(self) -> float:
        """Share of the second forecaster's questions that are common; NaN if it has none."""
        return len(self.rows) / self.other_answered if self.other_answered else float("nan")


def common_questions(keys: Iterable[Hashable], other_keys: Iterable[Hashable]) -> CommonQuestions:
    """Match the questions of two forecasters by key.

    Parameters
    ----------
    keys, other_keys : n and m keys
        Name of each question; every forecaster names a question once.

    Returns
    -------
    CommonQuestions
        Positions of the common questions, and how many each forecaster answered.

    Raises
    ------
    InvalidForecastError
        If a key is missing or stands twice; the message names the rows.

    Examples
    --------
    >>> common = common_questions(["rain", "snow", "hail"], ["hail", "fog", "rain"])
    >>> common.rows.tolist(), common.other_rows.tolist()
    ([0, 2], [2, 0])
    >>> round(common.coverage, 3)
    0.667
    """
    own, others = _read_keys("keys", keys), _read_keys("other_keys", other_keys)
    places = {key: row for row, key in enumerate(others)}
    rows = [row for row, key in enumerate(own) if key in places]
    return CommonQuestions(
        np.array(rows, dtype=np.intp),
        np.array([places[own[row]] for row in rows], dtype=np.intp),
        len(own),
        len(others),
    )


def _read_keys(name: str, keys: Iterable[Hashable]) -> list[Hashable]:
    listed = list(keys)
    missing = [row for row, key in enumerate(listed) if is_absent(key)]
    if missing:
        raise InvalidForecastError(f"{name} must name every question", missing)
    counts = Counter(listed)
    repeated = [row for row, key in enumerate(listed) if counts[key] > 1]
    if repeated:
        raise InvalidForecastError(
            f"{name} must name each question once; average repeated forecasts first", repeated
        )
    return listed
