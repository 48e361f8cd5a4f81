"""Score a tidy table: any dataframe or file in, scorecard out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from predtrack.errors import UsageError
from predtrack.scores import get_score
from predtrack.summaries import (
    Scorecard,
    get_preset,
    preset_scorecard,
    score_forecasts,
    table_scorecard,
)
from predtrack.tables.tidy import (
    Duplicates,
    Invalid,
    is_table_file,
    kind_of,
    read_file,
    read_frame,
    tidy,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from predtrack.tables.tidy import TidyTable, Unit

__all__ = ["Duplicates", "Invalid", "is_table_file", "score_table"]


def score_table(
    source: Any,  # noqa: ANN401 - a path, or a frame of any library
    *,
    by: Sequence[str] | None = None,
    rules: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    invalid: Invalid = "error",
    duplicates: Duplicates = "error",
    as_of: dt.date | None = None,
    preset: str = "",
) -> Scorecard:
    """Score the forecasts of a table.

    Parameters
    ----------
    source
        A dataframe, or the path of a file.
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
    frame = read_frame(read_file(source) if isinstance(source, str | Path) else source, columns)
    unit: Unit = "line" if _is_text(source) else "row"
    if preset:
        _refuse_with_preset(by=by, rules=rules, duplicates=duplicates)
        table = tidy(frame, invalid=invalid, duplicates="all", as_of=as_of, unit=unit)
        return preset_scorecard(get_preset(preset), frame, table)
    kind = kind_of(list(frame.columns))
    chosen = [get_score(name, kind=kind.name) for name in rules or kind.rules]
    table = tidy(frame, invalid=invalid, duplicates=duplicates, as_of=as_of, unit=unit)
    scored = score_forecasts(table, chosen, named=bool(rules), invalid=invalid, unit=unit)
    return table_scorecard(table, scored, by=_groups(table, by))


def _refuse_with_preset(
    *, by: Sequence[str] | None, rules: Sequence[str], duplicates: Duplicates
) -> None:
    """A platform has its own rule, groups and treatment of revisions."""
    if rules or duplicates != "error" or tuple(by or ("forecaster",)) != ("forecaster",):
        raise UsageError("a preset has its own rule, groups and revisions; name it alone")


def _groups(table: TidyTable, by: Sequence[str] | None) -> Sequence[str]:
    if by is not None:
        return by
    return [name for name in ("forecaster",) if name in table.rows]


def _is_text(source: object) -> bool:
    return isinstance(source, str | Path) and not str(source).lower().endswith(".parquet")
