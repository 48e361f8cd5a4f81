"""The columns of a tidy table with their types: numbers, times, names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.errors import UsageError
from predtrack.scores.columns import Weight, domain_of
from predtrack.tables.tidy.cells import absent, blank, labels, moments, numbers
from predtrack.tables.tidy.kind import KEY, TIMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores import Domain
    from predtrack.tables.tidy.audit import Audit
    from predtrack.tables.tidy.kind import TidyKind

__all__ = ["typed"]

_VERDICTS = frozenset({"0", "1", "yes", "no", "true", "false"})


def typed(
    frame: pd.DataFrame, kind: TidyKind, audit: Audit
) -> tuple[pd.DataFrame, NDArray[np.bool_], NDArray[np.bool_]]:
    """Turn text into numbers and times; what is neither is a fault, a blank is missing.

    Returns
    -------
    tuple
        The rows; which of them lack a part of the forecast; which of them lack the outcome.

    Raises
    ------
    UsageError
        If names are no names, or times are of two kinds.
    """
    columns: dict[str, Any] = {}
    for name, domain in kind.numbers.items():
        columns[name] = _number(frame[name], domain, kind, audit)
    columns |= _times(frame, audit)
    if "weight" in frame:
        columns["weight"] = _weight(frame["weight"], audit)
    for name in (*KEY[:2], kind.within):
        if name in frame and name not in columns:
            _refuse_no_names(frame[name])
    for name in KEY[:2]:
        if name in frame:
            audit.fault(f"{name} is missing", absent(frame[name]))
    empty = [np.isnan(columns[name]) for name in kind.numbers if name != "outcome"]
    unknown = blank(frame["outcome"])
    if kind.within in {"category", "sample"}:
        empty.append(absent(frame[kind.within]))
    if kind.within == "category":
        columns |= _categories(frame, unknown)
        unknown = columns["outcome"].isna().to_numpy(dtype=bool)
        columns |= _rank(frame, audit)
    rows = (
        frame.drop(columns="rank")
        if "rank" not in columns and kind.within == "category" and ("rank" in frame)
        else frame
    )
    return rows.assign(**columns), np.logical_or.reduce(empty), unknown


def _number(column: pd.Series, domain: Domain, kind: TidyKind, audit: Audit) -> NDArray[np.float64]:
    name = str(column.name)
    verdicts = name == "outcome" and kind.name == "binary"
    found, other = numbers(column, verdicts=verdicts)
    settled = domain.settle(found)
    said = "be yes, no, or a number in [0, 1]" if verdicts else domain.says
    audit.fault(f"{name} must {said if verdicts else 'hold numbers'}", other, shown=column)
    outside = ~np.isnan(found) & ~domain.holds(settled)
    audit.fault(f"{name} must {said}", outside, shown=column)
    return np.where(other | outside, np.inf, settled) + 0.0


def _times(frame: pd.DataFrame, audit: Audit) -> dict[str, pd.Series]:
    """Read all times; a column without any takes the kind of the others."""
    found = {}
    for name in TIMES:
        if name in frame:
            found[name], other = moments(frame[name])
            what = f"{name} must be a day or a moment, such as 2026-10-09"
            audit.fault(what, other, shown=frame[name])
    kinds = {name: times.dtype.kind for name, times in found.items() if times.notna().any()}
    if len(set(kinds.values())) > 1:
        said = ", ".join(f"{n} {'dates' if k == 'M' else 'numbers'}" for n, k in kinds.items())
        raise UsageError(f"times must all be dates or all be numbers, but {said}")
    if "f" in kinds.values():
        return {name: times if name in kinds else pd.Series(np.nan, index=times.index)
                for name, times in found.items()}  # fmt: skip
    return found


def _weight(column: pd.Series, audit: Audit) -> NDArray[np.float64]:
    domain = domain_of(Weight)
    found, _ = numbers(column)
    audit.fault(f"weight must {domain.says}", ~domain.holds(found), shown=column)
    return found


def _refuse_no_names(column: pd.Series) -> None:
    try:
        hash(tuple(column.array[:1]))
        pd.factorize(column)
    except TypeError as error:
        raise UsageError(f"{column.name} must hold text or numbers, one name a row") from error


def _categories(frame: pd.DataFrame, unknown: NDArray[np.bool_]) -> dict[str, pd.Series]:
    """Read categories and what happened as text; a category may be called none."""
    category, outcome = labels(frame["category"]), labels(frame["outcome"])
    known = outcome.isin(category.unique())
    told = outcome.mask(~known & unknown)
    said = told.dropna().astype(str)
    if len(said) and not known[said.index].any() and said.str.casefold().isin(_VERDICTS).all():
        raise UsageError(
            "no outcome of this table is one of its categories; if category is a topic, rename"
            ' it with --column topic=category (in Python: columns={"topic": "category"})'
        )
    return {"category": category, "outcome": told}


def _rank(frame: pd.DataFrame, audit: Audit) -> dict[str, NDArray[np.float64]]:
    """Read the order of the categories; a column without any rank orders nothing."""
    if "rank" not in frame:
        return {}
    found, other = numbers(frame["rank"])
    if np.isnan(found).all() and not other.any():
        return {}
    wrong = other | ~np.isfinite(found)
    audit.fault("rank must hold numbers, for every category", wrong, shown=frame["rank"])
    return {"rank": found}
