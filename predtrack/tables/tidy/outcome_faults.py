"""What may be wrong with outcomes of a table of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import FaultyTableError
from predtrack.tables.tidy.cells import labels, numbers

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from predtrack.tables.tidy.audit import Invalid
    from predtrack.tables.tidy.kind import TidyKind

__all__ = ["GIVEN", "contradicted", "refuse_outcomes"]

GIVEN = ("outcome", "resolved")
"""Columns that a table of outcomes gives."""


def contradicted(
    outcomes: pd.DataFrame, first: NDArray[np.int64], kind: TidyKind
) -> NDArray[np.bool_]:
    """Mark the rows of questions of which several outcomes are told.

    Parameters
    ----------
    outcomes
        The rows, numbered from 0.
    first
        The first row that tells the outcome of the same question; -1 where a row tells none.
    kind
        Kind of the forecasts.
    """
    rows = np.flatnonzero(first >= 0)
    differ = np.zeros(len(rows), dtype=bool)
    for name in (name for name in GIVEN if name in outcomes):
        said = _comparable(outcomes[name], kind)
        differ |= said[rows] != said[first[rows]]
    return np.isin(first, first[rows[differ]])


def _comparable(column: pd.Series, kind: TidyKind) -> NDArray[np.object_]:
    """Spell outcomes so that 1, 1.0 and yes are one."""
    said: NDArray[np.object_] = labels(column).to_numpy(dtype=object, na_value="")
    if kind.within == "category" or column.name != "outcome":
        return said
    found, _ = numbers(column, verdicts=kind.name == "binary")
    return np.where(np.isnan(found), said, found.astype(object))


def refuse_outcomes(
    outcomes: pd.DataFrame,
    kind: TidyKind,
    *,
    unnamed: NDArray[np.bool_],
    several: NDArray[np.bool_],
    used: NDArray[np.bool_],
    invalid: Invalid,
) -> None:
    """Refuse what is at fault, unless it is to be dropped.

    Parameters
    ----------
    outcomes
        The rows, numbered from 0.
    kind
        Kind of the forecasts.
    unnamed, several, used
        Which rows have no question, tell what others contradict, belong to forecasts.
    invalid
        Whether faults are refused.

    Raises
    ------
    FaultyTableError
        With the rows at fault.
    """
    faults = [
        ("question is missing", unnamed),
        ("a question has several outcomes", several),
        _impossible(outcomes["outcome"], used, kind),
    ]
    found = [(f"outcomes: {what}", np.flatnonzero(rows).tolist())
             for what, rows in faults if rows.any()]  # fmt: skip
    if found and invalid == "error":
        raise FaultyTableError(found)


def _impossible(
    outcome: pd.Series, used: NDArray[np.bool_], kind: TidyKind
) -> tuple[str, NDArray[np.bool_]]:
    """Mark outcomes that no forecast of this kind can have."""
    domain = kind.numbers.get("outcome")
    if domain is None:
        return "", np.zeros(len(outcome), dtype=bool)
    verdicts = kind.name == "binary"
    found, other = numbers(outcome, verdicts=verdicts)
    outside = used & (other | (~np.isnan(found) & ~domain.holds(domain.settle(found))))
    first = "".join(outcome[outside].astype(str).head(1))[:20]
    said = "be yes, no, or a number in [0, 1]" if verdicts else domain.says
    return f"outcome must {said}; found {first}", outside
