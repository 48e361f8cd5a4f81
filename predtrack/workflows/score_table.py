"""Score a tidy table: any dataframe or file in, scorecard out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from predtrack.errors import FaultyTableError, UsageError
from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.summaries import (
    Scorecard,
    preset_scorecard,
    score_forecasts,
    skill_rows,
    table_remarks,
    table_scorecard,
)
from predtrack.summaries.table_intervals import sums_by_cluster, with_intervals
from predtrack.summaries.totals import totals
from predtrack.tables.scans import Engine, EngineSettings, engine_faults
from predtrack.tables.tidy import Duplicates, Invalid, is_table, kind_of, placed
from predtrack.workflows.averaged_table import averaged, averaged_whole
from predtrack.workflows.table_choices import (
    TableChoices,
    cluster_name,
    engine_settings,
    group_names,
    opened,
    read_whole,
    rules_of,
    table_choices,
    tidied,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence

    import pandas as pd

    from predtrack.summaries import ForecastScores
    from predtrack.summaries.large import Asked
    from predtrack.tables.scans import Scan, Watch
    from predtrack.tables.tidy import TidyTable

__all__ = ["Duplicates", "Engine", "Invalid", "explain_table", "is_table", "score_table"]

_ROOMY = 4 * 1000**3
_FEW_ROWS, _MANY_ROWS = 250_000, 1_000_000
"""Rows that are held at once, where memory is short and where it is not."""


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
    engine: Engine = "auto",
    memory_limit: str = "",
    cluster: str = "",
    level: float = 0.95,
    time_average: str = "",
    uncovered: str | float = "leave_out",
    window: str = "open",
    watch: Watch | None = None,
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
    engine
        What reads the table and adds up its rows; by default pandas where it is small, and
        otherwise the engine that holds it, or DuckDB.
    memory_limit
        Memory that the whole program may take, such as 2GB, where DuckDB reads the table.
    cluster
        Column that says which forecasts depend on each other, such as question: mean scores
        then have intervals. By default the column cluster, where the table has one.
    level
        Level of those intervals.
    time_average
        Average the scores of revised forecasts over the time in which they stood, in this
        order: mean_of_scores or score_of_mean. The table needs question, forecaster, made.
    uncovered
        What time without a forecast does to that average: leave_out, truncate, or the
        number that it counts.
    window
        Where the time of a question ends: open, scheduled, actual or known.
    watch
        Is told what is done and how much of it.

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
    asked = table_choices(
        by=by,
        rules=rules,
        columns=columns,
        invalid=invalid,
        duplicates=duplicates,
        as_of=as_of,
        preset=preset,
        hindsight=hindsight,
        reference=reference,
        weight=weight,
        engine=engine,
        memory_limit=memory_limit,
        cluster=cluster,
        level=level,
        time_average=time_average,
        uncovered=uncovered,
        window=window,
    )
    settings = engine_settings(source, asked)
    try:
        if settings.engine == "pandas":
            return _whole(source, outcomes, asked)
        with engine_faults(source):
            return _large(source, outcomes, asked, settings, watch)
    except FaultyTableError as faulty:
        raise placed(faulty, source) from None


def explain_table(source: Any, *, outcomes: Any = None, **choices: Any) -> str:  # noqa: ANN401
    """Say how a table would be scored, and read none of its rows.

    Parameters
    ----------
    source, outcomes, choices
        As for :func:`score_table`.

    Raises
    ------
    UsageError, UnknownNameError, StorageError
        As for :func:`score_table`.
    """
    asked = table_choices(**choices)
    settings = engine_settings(source, asked)
    if settings.engine == "pandas":
        return "pandas reads the table whole, audits every row, and scores what is left."
    from predtrack.summaries.large import explained  # noqa: PLC0415 - a small table does without

    scan, _ = opened(source, outcomes, asked, settings)
    if asked.over_time:
        return (
            f"{scan.engine} finds the times of every question in one pass; in a second one the"
            " revisions come out by question, as numbers, and are averaged over time."
        )
    return explained(scan, _of_large(scan, asked, settings))


def _whole(source: object, outcomes: object, asked: TableChoices) -> Scorecard:
    """Score a table that is read whole."""
    frame, said = read_whole(source, outcomes, asked.columns, asked.invalid)
    if asked.over_time:
        card = averaged_whole(frame, asked)
    else:
        card = _preset(frame, asked) if asked.preset else _plain(frame, asked)
    return replace(card, remarks=(*said, *card.remarks))


def _large(
    source: object,
    outcomes: object,
    asked: TableChoices,
    settings: EngineSettings,
    watch: Watch | None,
) -> Scorecard:
    """Score a table whose rows stay with an engine."""
    from predtrack.summaries.large import large_scorecard  # noqa: PLC0415 - for large tables

    scan, said = opened(source, outcomes, asked, settings)
    if asked.over_time:
        memory = settings.memory_limit // 4 if settings.memory_limit else None
        card = averaged(scan.frame.to_native(), asked, memory=memory)
        return replace(card, remarks=(*said, *card.remarks))
    card = large_scorecard(scan, _of_large(scan, asked, settings), watch=watch or _unseen)
    return replace(card, remarks=(*said, *card.remarks))


def _unseen(share: float, said: str = "") -> None:
    """Let the work go on without anybody who watches."""


def _of_large(scan: Scan, asked: TableChoices, settings: EngineSettings) -> Asked:
    from predtrack.summaries.large import Asked  # noqa: PLC0415 - for large tables

    kind = kind_of(scan.columns)
    by = group_names(scan.columns, asked)
    few = settings.memory_limit is not None and settings.memory_limit < _ROOMY
    return Asked(
        rules_of(kind, asked),
        named=bool(asked.rules),
        by=tuple(dict.fromkeys(by)),
        invalid=asked.invalid,
        duplicates=asked.duplicates,
        as_of=asked.as_of,
        hindsight=asked.hindsight,
        part_rows=_FEW_ROWS if few else _MANY_ROWS,
        cluster=cluster_name(scan.columns, asked),
        level=asked.level,
    )


def _plain(frame: pd.DataFrame, asked: TableChoices) -> Scorecard:
    kind = kind_of(list(frame.columns))
    named = bool(asked.rules)
    rules = rules_of(kind, asked)
    table = tidied(frame, asked, asked.duplicates)
    scored = score_forecasts(table, rules, named=named, invalid=asked.invalid)
    remarks = table_remarks(
        table,
        scored,
        named=named,
        by_day=asked.as_of is not None,
        repeated=asked.duplicates == "all" or "made" in frame,
    )
    kept = [one for one in scored if named or not one.outside]
    by = group_names(list(map(str, table.rows)), asked)
    card = _with_intervals(table_scorecard(table, kept, by=by, remarks=remarks), table, kept, asked)
    if asked.reference is None:
        return card
    skill = skill_rows(table, kept, by=by, reference=asked.reference)
    return replace(card, rows=(*card.rows, *skill))


def _with_intervals(
    card: Scorecard, table: TidyTable, scored: Sequence[ForecastScores], asked: TableChoices
) -> Scorecard:
    columns = list(map(str, table.rows))
    cluster = cluster_name(columns, asked)
    if not cluster:
        return card
    by = group_names(columns, asked)
    sums = totals(table, scored, list(dict.fromkeys([*by, cluster])))
    found = sums_by_cluster(sums, by, cluster)
    return with_intervals(card, found, cluster=cluster, level=asked.level)


def _preset(frame: pd.DataFrame, asked: TableChoices) -> Scorecard:
    from predtrack.summaries.presets import get_preset  # noqa: PLC0415 - where it is used

    if (
        asked.rules
        or asked.reference
        or asked.duplicates != "error"
        or asked.cluster
        or _chosen(asked.by) != ["forecaster"]
    ):
        raise UsageError("a preset has its own rule, groups and revisions; name it alone")
    preset = get_preset(asked.preset)
    table = tidied(frame, asked, "all")
    return preset_scorecard(preset, frame, table, invalid=asked.invalid)


def _chosen(by: Sequence[str] | None) -> list[str]:
    return ["forecaster"] if by is None else list(by)
