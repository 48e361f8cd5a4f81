"""``predtrack.score``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.api.arguments import names, refuse_for_ledgers, today
from predtrack.frames.scores import ScoreFrame
from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.workflows.score import score as score_ledger
from predtrack.workflows.score_table import score_table
from predtrack.workflows.sources import is_ledger

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from predtrack.records import Ledger
    from predtrack.workflows.score_table import Duplicates, Engine, Invalid

__all__ = ["score"]


def score(  # noqa: PLR0913 - a ledger and a table have options of their own
    source: Ledger | str | Path | Any,  # noqa: ANN401 - a frame of any library
    *,
    by: Sequence[str] | str | None = None,
    rules: Sequence[str] | str = (),
    as_of: dt.date | None = None,
    level: float = 0.95,
    columns: Mapping[str, str] | None = None,
    invalid: Invalid = "error",
    duplicates: Duplicates = "error",
    preset: str = "",
    hindsight: Sequence[str] | str = (),
    reference: str | float = "",
    outcomes: Any = None,  # noqa: ANN401 - as the source
    weight: str = "",
    engine: Engine = "auto",
    memory_limit: str = "",
    cluster: str = "",
    time_average: str = "",
    uncovered: str | float = "leave_out",
    window: str = "open",
) -> ScoreFrame:
    """Score a ledger or a tidy table.

    Parameters
    ----------
    source
        A ledger or its folder; or a table: a frame of pandas, Polars, PyArrow, DuckDB or
        PySpark, or a file (.csv, .csv.gz, .tsv, .parquet), a glob or a folder of files.
    by
        Columns that make the groups, ``forecaster`` by default. In a ledger: forecaster,
        publication, year, topic, tag, kind, question. In a table: any column.
    rules
        Names of rules; by default those that fit the kind of the forecasts.
    as_of
        Day whose knowledge is used. By default today for a ledger, and all rows of a table.
    level
        Level of confidence intervals: of a ledger's hit rates, of a table's means.
    columns
        A table's name for each of ours, such as ``{"probability": "p"}``.
    invalid
        Whether rows of a table that are no forecast or no outcome are an ``error``, or
        ``drop`` leaves them out and counts them.
    duplicates
        What several forecasts of one forecaster on one question of a table are: an
        ``error`` unless the column ``made`` tells them apart, or the ``last`` counts, or
        ``all``.
    preset
        Platform whose convention is used for a table of probabilities, instead of rules:
        gjo, fatebook, metaculus, predictionbook, forecastbench or 538.
    hindsight
        Classes of forecasts to score, by when they were put on record: prospective,
        logged_late, retrospective; all by default. A table needs the column ``recorded``.
    reference
        What the scores of a table are compared with, as skill: a probability such as 0.5,
        "base-rate", "leave-one-out", "column=NAME" or "forecaster=NAME".
    outcomes
        A second table, a frame or a file, with the columns question, outcome and perhaps
        resolved, where the table of forecasts has no outcomes.
    weight
        A table's name for the column of weights.
    engine
        What reads a table and adds up its rows: by default pandas a small one, and a large
        one whichever engine holds it, or DuckDB.
    memory_limit
        Memory that the whole program may take, such as "2GB"; DuckDB then reads the table.
    cluster
        Column of a table that says which forecasts depend on each other, such as question:
        mean scores then have intervals. By default the column cluster, if there is one.
    time_average
        Average the scores of a table's revised forecasts over the time in which they stood:
        "mean_of_scores" or "score_of_mean".
    uncovered
        What time without a forecast does to that average: "leave_out", "truncate", or the
        number that it counts.
    window
        Where the time of a question ends in that average: open, scheduled, actual or known.

    Returns
    -------
    ScoreFrame
        A pandas frame, one row per group and rule, that prints its funnel. ``value`` is
        null where a score is only known to lie between ``low`` and ``high``.

    Raises
    ------
    FaultyLedgerError
        If the ledger holds errors.
    FaultyTableError
        If rows of the table cannot be scored.
    UnknownNameError
        If a rule, a column or a grouping does not exist.
    UsageError
        If the source is neither a ledger nor a table that can be scored.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"probability": [0.7, 0.2], "outcome": [1, 0]})
    >>> score(table, rules="brier")["value"].round(3).tolist()
    [0.065]
    """
    if is_ledger(source):
        refuse_for_ledgers(
            columns=columns,
            invalid=invalid != "error",
            duplicates=duplicates != "error",
            preset=preset,
            reference=reference != "",
            outcomes=outcomes is not None,
            weight=weight,
            engine=engine != "auto",
            memory_limit=memory_limit,
            cluster=cluster,
            time_average=time_average,
        )
        grouping = ("forecaster",) if by is None else names(by)
        card = score_ledger(
            source,
            as_of=as_of or today(),
            by=grouping,
            rules=names(rules),
            level=level,
            hindsight=names(hindsight) or HINDSIGHT_CLASSES,
        )
    else:
        card = score_table(
            source,
            by=None if by is None else names(by),
            rules=names(rules),
            columns=columns,
            invalid=invalid,
            duplicates=duplicates,
            as_of=as_of,
            preset=preset,
            hindsight=names(hindsight) or HINDSIGHT_CLASSES,
            reference=str(reference),
            outcomes=outcomes,
            weight=weight,
            engine=engine,
            memory_limit=memory_limit,
            cluster=cluster,
            level=level,
            time_average=time_average,
            uncovered=uncovered,
            window=window,
        )
    return ScoreFrame.of(card)
