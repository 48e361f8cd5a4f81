"""Score a tidy table: any dataframe or file in, scorecard out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from predtrack.errors import FaultyTableError, UnknownNameError, UsageError
from predtrack.scores import get_score
from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.summaries import (
    Reference,
    Scorecard,
    preset_scorecard,
    score_forecasts,
    skill_rows,
    table_remarks,
    table_scorecard,
)
from predtrack.tables.tidy import (
    Duplicates,
    Invalid,
    is_table,
    join_outcomes,
    kind_of,
    our_names,
    placed,
    read_file,
    read_frame,
    tidy,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import pandas as pd

    from predtrack.tables.tidy import TidyTable

__all__ = ["Duplicates", "Invalid", "is_table", "score_table"]


def score_table(  # noqa: PLR0913 - what a person may choose
    source: Any,  # noqa: ANN401 - a path, or a frame of any library
    *,
    by: Sequence[str] | None = None,
    rules: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    invalid: Invalid = "error",
    duplicates: Duplicates = "error",
    as_of: dt.date | str | None = None,
    preset: str = "",
    hindsight: Collection[str] = HINDSIGHT_CLASSES,
    reference: str = "",
    outcomes: Any = None,  # noqa: ANN401 - as the source
    weight: str = "",
) -> Scorecard:
    """Score the forecasts of a table.

    Parameters
    ----------
    source
        A dataframe, or the path of a file, of a folder of files, or a glob.
    by
        Columns that make the groups; the forecaster where the table has one, by default.
    rules
        Names of rules; empty for those of the table's kind.
    columns
        The table's name for each of ours, such as ``{"probability": "p"}``.
    invalid
        Whether rows that are no forecast are refused, or dropped and counted.
    duplicates
        What several forecasts of one forecaster on one question are.
    as_of
        Day whose knowledge is used; all rows where nothing is said.
    preset
        Name of a platform whose convention is used, instead of rules.
    hindsight
        Classes of forecasts to score, by when they were put on record.
    reference
        What the scores are compared with, as skill: a probability such as 0.5, base-rate,
        leave-one-out, column=NAME or forecaster=NAME; nothing by default.
    outcomes
        A second table, with the outcome of each question; by default the table has them.
    weight
        The table's name for the column weight.

    Raises
    ------
    UsageError
        If the columns make no table that can be scored.
    UnknownNameError
        If a rule or a column does not exist.
    FaultyTableError
        If rows cannot be scored.
    StorageError
        If the file cannot be read.
    """
    _refuse_unknown(invalid=invalid, duplicates=duplicates)
    columns = _with_weight(columns, weight)
    frame, said = _read(source, outcomes, columns, invalid)
    asked = _Asked(
        by,
        rules,
        columns or {},
        invalid,
        duplicates,
        _day(as_of),
        preset,
        hindsight,
        Reference.parse(reference) if reference else None,
    )
    try:
        card = _preset(frame, asked) if preset else _plain(frame, asked)
    except FaultyTableError as faulty:
        raise placed(faulty, source) from None
    return replace(card, remarks=(*said, *card.remarks))


def _with_weight(columns: Mapping[str, str] | None, weight: str) -> Mapping[str, str] | None:
    if not weight:
        return columns
    if columns and columns.get("weight", weight) != weight:
        raise UsageError(f"the weight is said to be {weight} and {columns['weight']}; name one")
    return {**(columns or {}), "weight": weight}


def _read(
    source: object, outcomes: object, columns: Mapping[str, str] | None, invalid: Invalid
) -> tuple[pd.DataFrame, list[str]]:
    """Read the table, joined with its outcomes where they stand in another."""
    if outcomes is None:
        return read_frame(_file(source), columns), []
    table, known = read_frame(_file(source)), read_frame(_file(outcomes))
    ours, theirs = our_names(list(table.columns), list(known.columns), columns or {})
    try:
        joined = join_outcomes(read_frame(table, ours), read_frame(known, theirs), invalid=invalid)
    except FaultyTableError as faulty:
        raise placed(faulty, outcomes) from None
    return joined.frame, joined.remarks


def _file(source: object) -> object:
    return read_file(source) if isinstance(source, str | Path) else source


class _Asked(NamedTuple):
    """What a person chose."""

    by: Sequence[str] | None
    rules: Sequence[str]
    columns: Mapping[str, str]
    invalid: Invalid
    duplicates: Duplicates
    as_of: dt.date | None
    preset: str
    hindsight: Collection[str]
    reference: Reference | None


def _tidied(frame: pd.DataFrame, asked: _Asked, duplicates: Duplicates) -> TidyTable:
    return tidy(
        frame,
        invalid=asked.invalid,
        duplicates=duplicates,
        as_of=asked.as_of,
        hindsight=asked.hindsight,
    )


def _plain(frame: pd.DataFrame, asked: _Asked) -> Scorecard:
    kind = kind_of(list(frame.columns))
    named = bool(asked.rules)
    names = asked.rules or kind.rules
    rules = {rule.name: rule for rule in (get_score(str(n), kind=kind.name) for n in names)}
    table = _tidied(frame, asked, asked.duplicates)
    scored = score_forecasts(table, list(rules.values()), named=named, invalid=asked.invalid)
    remarks = table_remarks(
        table,
        scored,
        named=named,
        by_day=asked.as_of is not None,
        repeated=asked.duplicates == "all" or "made" in frame,
    )
    kept = [one for one in scored if named or not one.outside]
    by = _groups(table, asked)
    card = table_scorecard(table, kept, by=by, remarks=remarks)
    if asked.reference is None:
        return card
    skill = skill_rows(table, kept, by=by, reference=asked.reference)
    return replace(card, rows=(*card.rows, *skill))


def _preset(frame: pd.DataFrame, asked: _Asked) -> Scorecard:
    from predtrack.summaries.presets import get_preset  # noqa: PLC0415 - where it is used

    if (
        asked.rules
        or asked.reference
        or asked.duplicates != "error"
        or _chosen(asked.by) != ["forecaster"]
    ):
        raise UsageError("a preset has its own rule, groups and revisions; name it alone")
    preset = get_preset(asked.preset)
    table = _tidied(frame, asked, "all")
    return preset_scorecard(preset, frame, table, invalid=asked.invalid)


def _refuse_unknown(*, invalid: str, duplicates: str) -> None:
    for name, given, known in (
        ("way to treat invalid rows", invalid, get_args(Invalid)),
        ("way to treat duplicates", duplicates, get_args(Duplicates)),
    ):
        if given not in known:
            raise UnknownNameError(name, str(given), known)


def _day(as_of: object) -> dt.date | None:
    """Read the day, also from a moment or its text."""
    if as_of is None:
        return None
    if isinstance(as_of, dt.datetime):
        return (as_of.astimezone(dt.UTC) if as_of.tzinfo else as_of).date()
    if isinstance(as_of, dt.date):
        return as_of
    from predtrack.values import PartialDate  # noqa: PLC0415 - only a text needs it

    try:
        return PartialDate.parse(str(as_of)).last()
    except (ValueError, OverflowError):
        raise UsageError(f"as_of must be a day, such as 2026-10-09, not {as_of}") from None


def _chosen(by: Sequence[str] | None) -> list[str]:
    return ["forecaster"] if by is None else list(by)


def _groups(table: TidyTable, asked: _Asked) -> list[str]:
    """Give the groups by our names, where a person used the table's own."""
    if asked.by is None:
        return [name for name in ("forecaster",) if name in table.rows]
    ours = {theirs: name for name, theirs in asked.columns.items()}
    return [name if name in table.rows else ours.get(name, name) for name in asked.by]
