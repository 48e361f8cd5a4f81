"""Outcomes from a second table: one row a question, joined to every forecast of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from predtrack.errors import UnknownNameError, UsageError
from predtrack.tables.tidy.cells import absent, blank, labels
from predtrack.tables.tidy.duplicates import codes_of
from predtrack.tables.tidy.kind import KEY, TIMES, kind_of
from predtrack.tables.tidy.outcome_faults import GIVEN, contradicted, refuse_outcomes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from numpy.typing import NDArray

    from predtrack.tables.tidy.audit import Invalid
    from predtrack.tables.tidy.kind import TidyKind

__all__ = ["Joined", "join_outcomes", "our_names"]

_SHOWN = 3


class Joined(NamedTuple):
    """Forecasts with their outcomes, and what a reader must know of the join."""

    frame: pd.DataFrame
    remarks: list[str]


def our_names(
    table: Collection[str], outcomes: Collection[str], columns: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Give each of two tables those of the names that fit it.

    Parameters
    ----------
    table, outcomes
        The columns that they have.
    columns
        Their name for each of ours.

    Raises
    ------
    UnknownNameError
        If a name fits neither.

    Examples
    --------
    >>> our_names(["q", "p"], ["q", "y"], {"question": "q", "probability": "p", "outcome": "y"})
    ({'question': 'q', 'probability': 'p'}, {'question': 'q', 'outcome': 'y'})
    """
    of_outcomes = {name: item for name, item in columns.items() if item in outcomes}
    of_table = {name: item for name, item in columns.items() if item in table}
    for name in GIVEN:  # a column that is something else in the table is meant in the outcomes
        if name in of_outcomes and list(of_table.values()).count(columns[name]) > 1:
            del of_table[name]
    ours = {"question", *GIVEN}
    for name, item in columns.items():
        if name not in of_table and not (name in ours and name in of_outcomes):
            raise UnknownNameError("column", str(item), list(map(str, table)))
    return of_table, {n: item for n, item in of_outcomes.items() if n in ours or n in of_table}


def join_outcomes(frame: pd.DataFrame, outcomes: pd.DataFrame, *, invalid: Invalid) -> Joined:
    """Give every forecast the outcome of its question.

    Parameters
    ----------
    frame
        Forecasts without outcomes, by our names.
    outcomes
        Questions and their outcomes, by our names; further columns that both tables have,
        and that are no part of a forecast, tell outcomes apart as the question does.
    invalid
        Whether outcomes that contradict each other, or are none, are refused here; where they
        are to be dropped, the forecasts on their questions are at fault later.

    Raises
    ------
    UsageError
        If the tables cannot be joined.
    FaultyTableError
        With rows of ``outcomes``.

    Examples
    --------
    >>> forecasts = pd.DataFrame({"question": ["a", "b"], "probability": [0.7, 0.2]})
    >>> known = pd.DataFrame({"question": ["a"], "outcome": [1]})
    >>> join_outcomes(forecasts, known, invalid="error").frame["outcome"].tolist()
    [1.0, nan]
    """
    _refuse_unfit(frame, outcomes)
    outcomes = outcomes.reset_index(drop=True)
    kind = kind_of([*frame.columns, "outcome"])
    keys = _keys(frame, outcomes, kind)
    match = _matched(frame, outcomes, keys, kind)
    several = contradicted(outcomes, match.first, kind)
    unnamed = absent(outcomes["question"])
    refuse_outcomes(
        outcomes, kind, unnamed=unnamed, several=several, used=match.used, invalid=invalid
    )
    given = outcomes[[name for name in GIVEN if name in outcomes]]
    if several.any():  # no forecast can have this outcome, so that they are dropped and counted
        given = given.assign(outcome=given["outcome"].astype(object).mask(several, "several"))
    taken = given.reindex(match.place).set_axis(frame.index, axis=0)
    unused = outcomes["question"][(match.first >= 0) & ~match.used]
    remarks = [*_of_keys(keys), *_of_unnamed(int(unnamed.sum())), *_of_unused(unused)]
    return Joined(frame.assign(**{str(name): cells for name, cells in taken.items()}), remarks)


class _Match(NamedTuple):
    """Which row of the outcomes belongs to each forecast, which is the first of its question."""

    place: NDArray[np.int64]
    first: NDArray[np.int64]

    @property
    def used(self) -> NDArray[np.bool_]:
        """The rows of questions that somebody forecast."""
        return np.asarray((self.first >= 0) & np.isin(self.first, self.place))


def _matched(
    frame: pd.DataFrame, outcomes: pd.DataFrame, keys: list[str], kind: TidyKind
) -> _Match:
    mine, theirs = _coded(frame[keys], outcomes[keys])
    told = ~_unsaid(outcomes["outcome"], frame, kind) & ~absent(outcomes["question"])
    known = np.flatnonzero(told)
    rows = np.full(max(mine.max(initial=-1), theirs.max(initial=-1)) + 1, -1, dtype=np.int64)
    rows[theirs[known][::-1]] = known[::-1]  # the first row of a question writes last
    mine_named = ~absent(frame["question"])
    return _Match(np.where(mine_named, rows[mine], -1), np.where(told, rows[theirs], -1))


def _refuse_unfit(frame: pd.DataFrame, outcomes: pd.DataFrame) -> None:
    for name in GIVEN:
        if name in frame and name in outcomes:
            raise UsageError(
                f"the table of forecasts has a column {name} of its own beside that of the table"
                " of outcomes; leave one of them away"
            )
    for name, table in (("question", frame), ("question", outcomes), ("outcome", outcomes)):
        if name not in table:
            whose = "forecasts" if table is frame else "outcomes"
            raise UsageError(
                f"the table of {whose} has no column {name}, by which outcomes are joined; name it"
                f' with --column {name}=NAME (in Python: columns={{"{name}": NAME}})'
            )


def _keys(frame: pd.DataFrame, outcomes: pd.DataFrame, kind: TidyKind) -> list[str]:
    """Name the columns that tell outcomes apart: those of both tables that are no forecast's."""
    own = {*KEY, *TIMES, *kind.columns, "outcome", "rank", "weight"}
    shared = [str(name) for name in outcomes if name in frame and name not in own]
    return ["question", *shared]


def _coded(
    frame: pd.DataFrame, outcomes: pd.DataFrame
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Number the keys of both tables; equal ones have one number, also as text and number."""
    both = pd.DataFrame(
        {
            name: pd.concat([_cells(frame[name]), _cells(outcomes[name])], ignore_index=True)
            for name in frame
        }
    )
    codes = codes_of(both, list(map(str, both)))
    return codes[: len(frame)], codes[len(frame) :]


def _cells(column: pd.Series) -> pd.Series:
    """Spell a key in one way: a day is the same day in a file of text and in Parquet."""
    if column.dtype.kind != "M":
        return labels(column)
    spelled = column.astype(object).map(lambda moment: moment.isoformat(), na_action="ignore")
    return spelled.str.removesuffix("+00:00").str.removesuffix("T00:00:00")


def _unsaid(outcome: pd.Series, frame: pd.DataFrame, kind: TidyKind) -> NDArray[np.bool_]:
    """Tell which outcomes are not there; a category may be called none."""
    if kind.within != "category":
        return blank(outcome)
    named = labels(outcome).isin(labels(frame["category"]).dropna().unique())
    return blank(outcome) & ~named.to_numpy(dtype=bool)


def _of_keys(keys: list[str]) -> list[str]:
    return [f"Outcomes are joined by {', '.join(keys)}."] if len(keys) > 1 else []


def _of_unnamed(rows: int) -> list[str]:
    what = "1 row of the outcomes names" if rows == 1 else f"{rows:,} rows of the outcomes name"
    return [f"{what} no question."] if rows else []


def _of_unused(questions: pd.Series) -> list[str]:
    """Say which outcomes belong to no forecast."""
    names = list(dict.fromkeys(labels(questions)))
    if not names:
        return []
    more = ", …" if len(names) > _SHOWN else ""
    whose = "a question" if len(names) == 1 else f"{len(names):,} questions"
    shown = ", ".join(names[:_SHOWN])
    return [f"The outcomes of {whose} that nobody forecast are not used: {shown}{more}."]
