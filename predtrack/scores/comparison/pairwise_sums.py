"""Sums of scores over the common questions of every two forecasters, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import InvalidForecastError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.comparison.scored_pairs import ScoredPairs

__all__ = ["sums_of_pairs", "sums_of_table"]

CELLS = 1 << 23
"""Cells that are laid out at once, of 8 bytes each."""

PANEL = 64
"""Forecasters at once against a sparse factor: their sums stay in the processor's cache."""

THIN, FULL = 0.04, 0.3
"""Shares of filled cells up to which two sparse factors, or one, are the fastest."""


def sums_of_table(table: FloatArray, mask: NDArray[np.bool_]) -> tuple[FloatArray, FloatArray]:
    """Add up scores where both answered, and count such questions, by two products.

    Parameters
    ----------
    table, mask : shape (questions, forecasters)
        Scores, and whether there is one.

    Returns
    -------
    sums, overlap : shape (forecasters, forecasters)
        Sum of the row's scores where the column answered too, and how many those are.

    Examples
    --------
    >>> sums, overlap = sums_of_table(np.array([[0.1, 0.2], [0.3, 0.0]]),
    ...                               np.array([[True, True], [True, False]]))
    >>> sums.round(3).tolist(), overlap.tolist()
    ([[0.4, 0.1], [0.2, 0.2]], [[2.0, 1.0], [1.0, 1.0]])
    """
    answered = mask.astype(np.float64)
    return np.where(mask, table, 0.0).T @ answered, answered.T @ answered


def sums_of_pairs(pairs: ScoredPairs) -> tuple[FloatArray, FloatArray]:
    """Do the same for a table of pairs, some questions at a time.

    Examples
    --------
    >>> from predtrack.scores.comparison.scored_pairs import ScoredPairs
    >>> pairs = ScoredPairs([0, 1, 0], [0, 0, 1], [0.1, 0.2, 0.3], ["a", "b"], ["q", "r"])
    >>> sums_of_pairs(pairs)[0].round(3).tolist()
    [[0.4, 0.1], [0.2, 0.2]]
    """
    table = _crossed(pairs)
    questions, forecasters = table.shape
    sums, overlap = np.zeros((2, forecasters, forecasters))
    filled = table.nnz / max(questions * forecasters, 1)
    if filled < THIN:
        _add_thin(table, sums, overlap)
        return sums, overlap
    add, width = (_add_panels, PANEL) if filled < FULL else (_add_full, forecasters)
    step = max(1, CELLS // max(width, 1))
    for start in range(0, questions, step):
        add(table[start : start + step], sums, overlap)
    return sums, overlap


def _crossed(pairs: ScoredPairs) -> Any:  # noqa: ANN401 - scipy is not imported here
    from scipy.sparse import coo_array  # noqa: PLC0415 - scores cost numpy alone

    shape = (len(pairs.questions), len(pairs.forecasters))
    table = coo_array((pairs.score, (pairs.question, pairs.forecaster)), shape=shape).tocsr()
    if table.nnz < len(pairs.score):
        raise InvalidForecastError(
            "each forecaster must have one score for each question; average repeated ones first"
        )
    return table


def _answered(scored: Any, one: complex = 1.0) -> Any:  # noqa: ANN401
    answered = scored.astype(type(one))
    answered.data[:] = one  # a score of 0 is an answer too
    return answered


def _add_thin(scored: Any, sums: FloatArray, overlap: FloatArray) -> None:  # noqa: ANN401
    answered = _answered(scored)
    both = (scored + _answered(scored, 1j)).tocsc()  # one sparse product for sums and counts
    step = max(1, CELLS // max(len(sums), 1))
    for start in range(0, len(sums), step):
        rows = slice(start, start + step)
        found = (both[:, rows].T @ answered).toarray()
        sums[rows], overlap[rows] = found.real, found.imag


def _add_panels(scored: Any, sums: FloatArray, overlap: FloatArray) -> None:  # noqa: ANN401
    answered = _answered(scored)
    columns = answered.tocsc()
    for start in range(0, len(sums), PANEL):
        those = slice(start, start + PANEL)
        panel = columns[:, those].toarray(order="C")
        sums[:, those] += scored.T @ panel
        overlap[:, those] += answered.T @ panel


def _add_full(scored: Any, sums: FloatArray, overlap: FloatArray) -> None:  # noqa: ANN401
    answered = _answered(scored).toarray()
    sums += scored.toarray().T @ answered
    overlap += answered.T @ answered
