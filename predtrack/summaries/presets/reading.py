"""Reading a tidy table of forecasts, in the same way for every platform."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.columns import Fulfilment, Probability, domain_of
from predtrack.scores.standing import HINDSIGHT_CLASSES, hindsight_class
from predtrack.summaries.presets.categories import collapse_categories
from predtrack.summaries.presets.moments import read_moments
from predtrack.summaries.presets.table import Table
from predtrack.tables.tidy.kind import TIMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from predtrack.scores.columns import Domain

__all__ = ["read_table"]

KNOWN_BEFORE = "made when the outcome was known"
UNRESOLVED = "unresolved: the outcome is missing"

_PROBABILITY, _FULFILMENT = domain_of(Probability), domain_of(Fulfilment)
_OF_QUESTION = ("opens", "closes", "closed", "resolved", "spot")


def read_table(
    frame: pd.DataFrame,
    *,
    needs: Sequence[str] = (),
    zone: str = "UTC",
    hindsight: Sequence[str] = HINDSIGHT_CLASSES,
    blank: float | None = None,
) -> Table:
    """Check a table and set aside what cannot be scored.

    Parameters
    ----------
    frame
        ``question, forecaster, probability, outcome`` and what else the platform reads.
    needs
        Further columns that must be there.
    zone
        Zone of times that carry none.
    hindsight
        Classes of forecasts to keep; all of them by default.
    blank
        What a missing probability counts as; by default it is refused.

    Raises
    ------
    UsageError
        If a column is missing from the table.
    InvalidForecastError
        If a cell is not what its column holds, or rows of one question disagree.
    """
    _refuse_missing_columns(frame, ("question", "forecaster", "probability", "outcome", *needs))
    lines = _copied(frame, zone)
    _refuse_absent(lines, ("question", "forecaster"))
    open_still = lines["outcome"].isna().to_numpy()
    table = Table(lines).without(open_still, UNRESOLVED)
    _refuse_absent(table.lines, needs)
    table = Table(_forecasts(table.lines, blank), table.excluded)
    _refuse_disagreement(table.lines, ("outcome", *_OF_QUESTION))
    table = _in_time(table)
    return _kept(table, hindsight)


def _refuse_missing_columns(frame: pd.DataFrame, needs: Sequence[str]) -> None:
    absent = [name for name in needs if name not in frame.columns]
    if absent:
        have = ", ".join(map(str, frame.columns))
        raise UsageError(f"the table needs a column {', '.join(absent)}; it has {have}")


def _copied(frame: pd.DataFrame, zone: str) -> pd.DataFrame:
    lines = frame.reset_index(drop=True)
    empty = [name for name in TIMES[1:] if name in lines and lines[name].isna().all()]
    lines = lines.drop(columns=empty)  # a column without a time says nothing, in any type
    times = {name: read_moments(lines[name], zone) for name in TIMES if name in lines}
    _refuse_two_clocks({name: moments.dtype.kind for name, moments in times.items()})
    return lines.assign(**times, row=np.arange(len(lines)))


def _refuse_two_clocks(kinds: dict[str, str]) -> None:
    if len(set(kinds.values())) > 1:
        listing = ", ".join(f"{n} {'dates' if k == 'M' else 'numbers'}" for n, k in kinds.items())
        raise InvalidForecastError(f"times must all be dates or all be numbers, but {listing}")


def _refuse_absent(lines: pd.DataFrame, names: Sequence[str]) -> None:
    for name in names:
        cells = lines[name] if name in lines.columns else pd.Series(pd.NaT, lines.index)
        if cells.isna().any():
            rows = lines["row"].to_numpy()[cells.isna()].tolist()
            raise InvalidForecastError(f"{name} is missing", rows)


def _forecasts(lines: pd.DataFrame, blank: float | None) -> pd.DataFrame:
    given = lines["probability"].fillna(blank) if blank is not None else lines["probability"]
    lines = lines.assign(probability=_read(_PROBABILITY, "probability", given, lines["row"]))
    if "category" not in lines.columns:
        return _binary(lines)
    named = lines["category"].notna()
    parts = [_binary(lines[~named]), collapse_categories(lines[named])]
    together = pd.concat([part for part in parts if len(part)] or [parts[0]])
    return together.sort_values("row", ignore_index=True)


def _binary(lines: pd.DataFrame) -> pd.DataFrame:
    outcome = _read(_FULFILMENT, "outcome", lines["outcome"], lines["row"])
    probability = lines["probability"].to_numpy(np.float64)
    # What was given to what happened; in between, to a degree of fulfilment, to both.
    given = np.where(outcome == 1, probability, 1 - probability)
    return lines.assign(
        outcome=outcome,
        given=np.where((outcome == 0) | (outcome == 1), given, np.nan),
        categories=2,
        brier=2 * (probability - outcome) ** 2,
    )


def _read(domain: Domain, name: str, column: pd.Series[Any], row: pd.Series[Any]) -> NDArray[Any]:
    """Read a column of numbers; the message counts rows as the table does."""
    try:
        return np.asarray(domain.read(name, column.to_numpy(np.float64, na_value=np.nan)))
    except InvalidForecastError as fault:
        rows = row.to_numpy()[list(fault.rows)].tolist()
        raise InvalidForecastError(str(fault).rsplit(" (row", 1)[0], rows) from None
    except (TypeError, ValueError):
        raise InvalidForecastError(f"{name} must hold numbers alone") from None


def _refuse_disagreement(lines: pd.DataFrame, names: Sequence[str]) -> None:
    for name in names:
        if name not in lines.columns or not len(lines):
            continue
        grouped = lines.groupby("question", sort=False)[name]
        first = grouped.transform("first")
        differs = ((lines[name] != first) & ~(lines[name].isna() & first.isna())).to_numpy()
        if differs.any():
            rows = lines["row"].to_numpy()[differs].tolist()
            raise InvalidForecastError(f"rows of one question disagree on {name}", rows)


def _in_time(table: Table) -> Table:
    lines = table.lines
    if not {"made", "resolved"} <= set(lines.columns):
        return table
    return table.without((lines["made"] >= lines["resolved"]).to_numpy(bool), KNOWN_BEFORE)


def _kept(table: Table, hindsight: Sequence[str]) -> Table:
    unknown = set(hindsight) - set(HINDSIGHT_CLASSES)
    if unknown:
        raise UsageError(f"hindsight classes are {', '.join(HINDSIGHT_CLASSES)}")
    lines = table.lines
    if "recorded" not in lines.columns or "made" not in lines.columns or not len(lines):
        return table
    known = lines["resolved"] if "resolved" in lines.columns else None
    kind = hindsight_class(lines["made"], recorded=lines["recorded"], known=known)
    for name in HINDSIGHT_CLASSES:
        if name not in hindsight:
            table = table.without(kind == name, name)
            kind = kind[kind != name]
    return table
