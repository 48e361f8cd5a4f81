"""Forecasts over several categories, one row a category, brought to one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import InvalidForecastError

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

__all__ = ["SUM_TOLERANCE", "collapse_categories"]

SUM_TOLERANCE = 1e-6
"""How far the probabilities of one forecast may sum from 1: printed decimals."""


def collapse_categories(lines: pd.DataFrame) -> pd.DataFrame:
    """Bring every forecast over categories to one line, scored.

    The rows of one forecast share question, forecaster and ``made``; its outcome is the
    category that happened. Where the categories have a ``rank``, the score is the ordered
    rule of Good Judgment, the mean of the two-category Brier scores over all cuts of the
    order; elsewhere it is the Brier score over categories.

    Returns
    -------
    DataFrame
        ``given`` (to what happened), ``categories`` (their number), ``brier`` (0 to 2), and
        the other columns of each forecast's first row.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"row": range(4), "question": "q", "forecaster": "a",
    ...     "category": list("abcd"), "probability": [.1, .2, .5, .2], "outcome": "c",
    ...     "rank": range(4)})
    >>> collapse_categories(rows)["brier"].round(9).tolist()
    [0.093333333]
    """
    if not len(lines):
        return lines.assign(given=np.nan, categories=0, brier=np.nan)
    keys = ["question", "forecaster", *(["made"] if "made" in lines.columns else [])]
    block = lines.groupby(keys, sort=False, dropna=False).ngroup().to_numpy()
    order = np.lexsort((_rank(lines), block))
    lines, block = lines.iloc[order], block[order]
    happened = (lines["category"] == lines["outcome"]).to_numpy(bool)
    _refuse_faulty(lines, block, happened)
    probability = lines["probability"].to_numpy(np.float64)
    first = np.flatnonzero(np.r_[True, block[1:] != block[:-1]])
    size = np.bincount(block)
    return lines.iloc[first].assign(
        row=np.minimum.reduceat(lines["row"].to_numpy(), first),
        given=probability[happened],
        categories=size,
        brier=_brier(lines, probability, happened, block),
    )


def _rank(lines: pd.DataFrame) -> NDArray[np.float64]:
    if "rank" not in lines.columns:
        return np.zeros(len(lines))
    return np.asarray(lines["rank"].to_numpy(np.float64, na_value=np.nan))


def _refuse_faulty(lines: pd.DataFrame, block: NDArray[Any], happened: NDArray[np.bool_]) -> None:
    faults = {
        "a category is named twice in one forecast": lines.assign(block=block).duplicated(
            ["block", "category"]
        ).to_numpy(),
        "the outcome must be one of the categories": (np.bincount(block, happened) != 1)[block],
        "probabilities must sum to 1 over the categories; nothing is renormalised": (
            np.abs(np.bincount(block, lines["probability"]) - 1) > SUM_TOLERANCE
        )[block],
        "a question must have two categories or more": (np.bincount(block) < 2)[block],
        "the categories of one question must be the same in every forecast": _other(lines, block),
        "ranks must be given for all categories of a question, all different, or for none":
            _unordered(lines, block),
    }  # fmt: skip
    for what, faulty in faults.items():
        if faulty.any():
            raise InvalidForecastError(what, sorted(lines["row"].to_numpy()[faulty].tolist()))


def _other(lines: pd.DataFrame, block: NDArray[Any]) -> NDArray[np.bool_]:
    """Find forecasts that lack a category which another forecast on the question has."""
    named = lines.groupby("question", sort=False)["category"].transform("nunique")
    return np.asarray(np.bincount(block)[block] != named.to_numpy())


def _unordered(lines: pd.DataFrame, block: NDArray[Any]) -> NDArray[np.bool_]:
    rank = _rank(lines)
    missing = np.isnan(rank)
    part = np.bincount(block, missing)
    mixed = (part > 0) & (part < np.bincount(block))
    twice = np.zeros(len(rank), bool)
    if "rank" in lines.columns:
        twice[1:] = (block[1:] == block[:-1]) & (rank[1:] == rank[:-1])
    return np.asarray(mixed[block] | twice)


def _brier(
    lines: pd.DataFrame,
    probability: NDArray[np.float64],
    happened: NDArray[np.bool_],
    block: NDArray[Any],
) -> NDArray[np.float64]:
    plain = np.asarray(np.bincount(block, (probability - happened) ** 2), np.float64)
    if "rank" not in lines.columns:
        return plain
    size = np.bincount(block)
    first = np.cumsum(size) - size
    # Within a forecast the gaps end at 0; what ran up before it is taken off.
    gap = np.cumsum(probability - happened)
    gap -= np.r_[0.0, gap][first][block]
    gap[first + size - 1] = 0  # not a cut: all categories lie below it
    ordered = 2 * np.bincount(block, gap**2) / np.maximum(size - 1, 1)
    ranked = ~np.isnan(_rank(lines))[first]
    return np.where(ranked, ordered, plain)
