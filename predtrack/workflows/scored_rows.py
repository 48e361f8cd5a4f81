"""The forecasts that can be scored, of a ledger or of any table, for whatever is asked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from predtrack.errors import FaultyTableError, UsageError
from predtrack.summaries.large import Asked, plain_rows
from predtrack.summaries.table_groups import refuse_unfit_groups
from predtrack.summaries.table_scorecard import table_funnel
from predtrack.tables.tidy import TIDY_KINDS, kind_of, placed
from predtrack.workflows.sources import is_ledger
from predtrack.workflows.table_choices import (
    TableChoices,
    engine_settings,
    group_names,
    opened,
    read_whole,
    table_choices,
    tidied,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    import narwhals as nw
    import pandas as pd

    from predtrack.summaries import Funnel
    from predtrack.tables.tidy import TidyKind

__all__ = ["ScoredRows", "ledger_rows", "scored_rows"]


class ScoredRows(NamedTuple):
    """Forecasts with their outcomes.

    Parameters
    ----------
    frame
        One row per forecast, or several where the kind says so, with whichever engine holds
        them: the columns of the kind as numbers, and whatever else the table has.
    kind
        What is forecast.
    by
        Columns that make the groups.
    funnel
        The way of all rows to these.
    remarks
        What a reader must know of them.
    """

    frame: nw.LazyFrame[Any]
    kind: TidyKind
    by: tuple[str, ...]
    funnel: Funnel
    remarks: tuple[str, ...] = ()


def scored_rows(
    source: Any,  # noqa: ANN401 - a ledger, a path, or a frame of any library
    *,
    as_of: dt.date | None = None,
    outcomes: Any = None,  # noqa: ANN401 - as the source
    **choices: Any,  # noqa: ANN401 - as table_choices takes them
) -> ScoredRows:
    """Give the forecasts of a ledger or a table that can be scored.

    Parameters
    ----------
    source
        A ledger or its folder, of which the stated probabilities are taken; or a table.
    as_of
        Day whose knowledge is used; a ledger needs one.
    outcomes
        A second table with the outcomes, where the table has none.
    choices
        What :func:`predtrack.workflows.table_choices.table_choices` takes.

    Raises
    ------
    UsageError
        If the source is neither, or an option does not fit it.
    FaultyTableError
        If rows cannot be scored.
    FaultyLedgerError
        If the ledger holds errors.
    """
    if is_ledger(source):
        return ledger_rows(source, ("binary",), as_of=as_of, **choices)[0]
    asked = table_choices(as_of=as_of, **choices)
    settings = engine_settings(source, asked)
    try:
        if settings.engine == "pandas":
            return _whole(source, outcomes, asked)
        scan, said = opened(source, outcomes, asked, settings)
        kind = kind_of(scan.columns)
        by = tuple(group_names(scan.columns, asked))
        refuse_unfit_groups(scan.columns, by)
        question = Asked((), named=False, by=by, invalid=asked.invalid,
                         duplicates=asked.duplicates, as_of=asked.as_of,
                         hindsight=asked.hindsight)  # fmt: skip
        found = plain_rows(scan, kind, question)
        if found is None:  # what expressions cannot judge has to be looked at as a whole
            return _whole(source, outcomes, asked)
        return ScoredRows(found[0], kind, by, found[1], tuple(said))
    except FaultyTableError as faulty:
        raise placed(faulty, source) from None


def _whole(source: object, outcomes: object, asked: TableChoices) -> ScoredRows:
    frame, said = read_whole(source, outcomes, asked.columns, asked.invalid)
    table = tidied(frame, asked, asked.duplicates)
    by = tuple(group_names(list(map(str, table.rows)), asked))
    refuse_unfit_groups(list(map(str, table.rows)), by)
    return ScoredRows(_lazy(table.scored), table.kind, by, table_funnel(table), tuple(said))


def ledger_rows(
    source: Any,  # noqa: ANN401 - a ledger, or its folder
    kinds: Sequence[str],
    *,
    as_of: dt.date | None,
    **choices: Any,  # noqa: ANN401 - as table_choices takes them
) -> tuple[ScoredRows, ...]:
    """Give what a ledger states of each kind and has an outcome, with what it is grouped by.

    Parameters
    ----------
    source
        The ledger, or its folder.
    kinds
        Out of ``binary`` for probabilities, ``quantiles``, and ``interval`` for ranges of a
        stated level.
    as_of
        Day whose knowledge is used.
    choices
        What :func:`predtrack.workflows.table_choices.table_choices` takes.

    Raises
    ------
    UsageError
        If no day is named, or an option is not for ledgers.
    FaultyLedgerError
        If the ledger holds errors.
    """
    from predtrack.summaries.funnel import funnel  # noqa: PLC0415 - a table does without
    from predtrack.summaries.groups import refuse_unknown_groupings  # noqa: PLC0415 - as above
    from predtrack.tables import TABLES, claims, of_hindsight  # noqa: PLC0415 - as above
    from predtrack.workflows.reading import sound_ledger  # noqa: PLC0415 - as above

    asked = table_choices(as_of=as_of, **choices)
    if asked.as_of is None:
        raise UsageError("a ledger is scored as of a day; name one")
    by = ("forecaster",) if asked.by is None else tuple(asked.by)
    refuse_unknown_groupings(by)
    found = claims(sound_ledger(source), as_of=asked.as_of)
    found = of_hindsight(found, list(asked.hindsight))
    way = funnel(found)
    tables = [TABLES[kind](found) for kind in kinds]
    tables = [rows.explode("tag", ignore_index=True) for rows in tables] if "tag" in by else tables
    pairs = zip(kinds, tables, strict=True)
    return tuple(ScoredRows(_lazy(rows), TIDY_KINDS[kind], by, way) for kind, rows in pairs)


def _lazy(rows: pd.DataFrame) -> nw.LazyFrame[Any]:
    import narwhals as nw  # noqa: PLC0415 - a help page does without

    return nw.from_native(rows.reset_index(drop=True)).lazy()
