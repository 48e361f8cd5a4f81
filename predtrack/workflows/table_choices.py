"""What a person chose for a table, and the table that it makes: opened, or read whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, get_args

from predtrack.errors import FaultyTableError, UnknownNameError, UsageError
from predtrack.scores import get_score
from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.summaries import Reference
from predtrack.tables.scans import Engine, EngineSettings, engine_for, open_scan, read_memory
from predtrack.tables.tidy import (
    Duplicates,
    Invalid,
    join_outcomes,
    our_names,
    placed,
    read_file,
    read_frame,
    tidy,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import pandas as pd

    from predtrack.scores import Score
    from predtrack.summaries.time_averaged import OverTime
    from predtrack.tables.scans import Scan
    from predtrack.tables.tidy import TidyKind, TidyTable

__all__ = [
    "TableChoices",
    "cluster_name",
    "engine_settings",
    "group_names",
    "opened",
    "read_whole",
    "rules_of",
    "table_choices",
    "tidied",
]


class TableChoices(NamedTuple):
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
    settings: EngineSettings
    cluster: str
    level: float
    over_time: OverTime | None


def table_choices(  # noqa: PLR0913 - as many as there are choices
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
    weight: str = "",
    engine: Engine = "auto",
    memory_limit: str = "",
    cluster: str = "",
    level: float = 0.95,
    time_average: str = "",
    uncovered: str | float = "leave_out",
    window: str = "open",
) -> TableChoices:
    """Read what a person chose; see :func:`predtrack.workflows.score_table.score_table`.

    Raises
    ------
    UsageError
        If a choice cannot mean anything.
    UnknownNameError
        If there is no such way to treat rows.
    """
    _refuse_unknown(invalid=invalid, duplicates=duplicates)
    if time_average and (preset or reference or cluster or duplicates != "error"):
        raise UsageError(
            "an average over time has its own revisions and no reference; leave preset,"
            " reference, cluster and duplicates away"
        )
    return TableChoices(
        by,
        rules,
        _with_weight(columns, weight) or {},
        invalid,
        duplicates,
        _day(as_of),
        preset,
        hindsight,
        Reference.parse(reference) if reference else None,
        EngineSettings(engine, read_memory(memory_limit) if memory_limit else None),
        cluster,
        level,
        _over_time(time_average, uncovered, window),
    )


def _over_time(order: str, uncovered: str | float, window: str) -> OverTime | None:
    if not order:
        return None
    from predtrack.summaries.time_averaged import OverTime  # noqa: PLC0415 - where it is used

    return OverTime.parse(order, uncovered, window)


def engine_settings(source: object, asked: TableChoices) -> EngineSettings:
    """Settle which engine reads the table; presets and references need it whole."""
    if not (asked.preset or asked.reference):
        return replace(asked.settings, engine=engine_for(source, asked.settings))
    if asked.settings.engine not in ("auto", "pandas") or asked.settings.memory_limit:
        raise UsageError("a preset or a reference needs the whole table; leave the engine away")
    return EngineSettings("pandas")


def opened(
    source: object, outcomes: object, asked: TableChoices, settings: EngineSettings
) -> tuple[Scan, list[str]]:
    """Open a table by our names, joined with its outcomes where they stand in another."""
    from predtrack.summaries.large import with_outcomes  # noqa: PLC0415 - for large tables

    scan = open_scan(source, settings)
    if outcomes is None:
        return scan.renamed(asked.columns), []
    known = read_frame(_file(outcomes))
    names = scan.columns
    ours, theirs = our_names(names, list(known.columns), asked.columns)
    try:
        return with_outcomes(scan.renamed(ours), read_frame(known, theirs), invalid=asked.invalid)
    except FaultyTableError as faulty:
        raise placed(faulty, outcomes) from None


def _with_weight(columns: Mapping[str, str] | None, weight: str) -> Mapping[str, str] | None:
    if not weight:
        return columns
    if columns and columns.get("weight", weight) != weight:
        raise UsageError(f"the weight is said to be {weight} and {columns['weight']}; name one")
    return {**(columns or {}), "weight": weight}


def read_whole(
    source: object, outcomes: object, columns: Mapping[str, str], invalid: Invalid
) -> tuple[pd.DataFrame, list[str]]:
    """Read the table, joined with its outcomes where they stand in another."""
    if outcomes is None:
        return read_frame(_file(source), columns), []
    table, known = read_frame(_file(source)), read_frame(_file(outcomes))
    ours, theirs = our_names(list(table.columns), list(known.columns), columns)
    try:
        joined = join_outcomes(read_frame(table, ours), read_frame(known, theirs), invalid=invalid)
    except FaultyTableError as faulty:
        raise placed(faulty, outcomes) from None
    return joined.frame, joined.remarks


def _file(source: object) -> object:
    return read_file(source) if isinstance(source, str | Path) else source


def cluster_name(columns: Collection[str], asked: TableChoices) -> str:
    """Give the column of the clusters by our names; that of the name ``cluster`` by default.

    Raises
    ------
    UnknownNameError
        If the table has no such column.
    """
    ours = {theirs: name for name, theirs in asked.columns.items()}
    name = asked.cluster if asked.cluster in columns else ours.get(asked.cluster, asked.cluster)
    if name and name not in columns:
        raise UnknownNameError("column", name, columns)
    return name or ("cluster" if "cluster" in columns else "")


def rules_of(kind: TidyKind, asked: TableChoices) -> tuple[Score, ...]:
    """Give the rules that were asked for, or those of the kind.

    Raises
    ------
    UnknownNameError
        If there is no such rule.
    """
    names = asked.rules or kind.rules
    rules = {rule.name: rule for rule in (get_score(str(n), kind=kind.name) for n in names)}
    return tuple(rules.values())


def tidied(frame: pd.DataFrame, asked: TableChoices, duplicates: Duplicates) -> TidyTable:
    """Type and audit a table as was asked.

    Raises
    ------
    FaultyTableError
        If rows cannot be scored; they count from 0.
    """
    return tidy(
        frame,
        invalid=asked.invalid,
        duplicates=duplicates,
        as_of=asked.as_of,
        hindsight=asked.hindsight,
    )


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


def group_names(columns: Collection[str], asked: TableChoices) -> list[str]:
    """Give the groups by our names, where a person used the table's own."""
    if asked.by is None:
        return [name for name in ("forecaster",) if name in columns]
    ours = {theirs: name for name, theirs in asked.columns.items()}
    return [name if name in columns else ours.get(name, name) for name in asked.by]
