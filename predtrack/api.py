"""The functions that notebooks call: pandas out, the day of today unless another is named."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from predtrack.records import Ledger
from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.summaries import ScoreFrame
from predtrack.workflows.reading import ledger_of
from predtrack.workflows.score import score as score_ledger
from predtrack.workflows.score_table import is_table, score_table
from predtrack.workflows.targets import targets as measure_targets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predtrack.workflows.score_table import Duplicates, Invalid

__all__ = ["read_ledger", "score", "targets"]


def read_ledger(root: str | Path = ".") -> Ledger:
    """Read a ledger; its ``problems`` hold whatever is wrong with its files.

    Parameters
    ----------
    root
        Folder with ``predictions/`` and ``resolutions/``.

    Raises
    ------
    UsageError
        If there is no ledger in that folder.
    """
    return ledger_of(Path(root))


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
        Level of confidence intervals of a ledger's hit rates.
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
    >>> table = pd.DataFrame({"probability": [0.7, 0.2], "outcome": [1, 0]})
    >>> score(table, rules="brier")["value"].round(3).tolist()
    [0.065]
    """
    if isinstance(source, Ledger) or (isinstance(source, str | Path) and not is_table(source)):
        grouping = ("forecaster",) if by is None else _names(by)
        card = score_ledger(
            source,
            as_of=as_of or _today(),
            by=grouping,
            rules=_names(rules),
            level=level,
            hindsight=_names(hindsight) or HINDSIGHT_CLASSES,
        )
    else:
        card = score_table(
            source,
            by=None if by is None else _names(by),
            rules=_names(rules),
            columns=columns,
            invalid=invalid,
            duplicates=duplicates,
            as_of=as_of,
            preset=preset,
            hindsight=_names(hindsight) or HINDSIGHT_CLASSES,
            reference=str(reference),
            outcomes=outcomes,
            weight=weight,
        )
    return ScoreFrame.of(card)


def targets(ledger: Ledger | str | Path, *, as_of: dt.date | None = None) -> pd.DataFrame:
    """Measure the progress of stated targets.

    Parameters
    ----------
    ledger
        A ledger, or its folder.
    as_of
        Day whose knowledge is used; today by default.

    Returns
    -------
    pandas.DataFrame
        One row per target, with the fields of
        :class:`predtrack.summaries.TargetProgress` and of its pace.
    """
    found = measure_targets(ledger, as_of=as_of or _today()).progress
    return pd.json_normalize([target.as_dict() for target in found], sep="_")


def _names(names: Sequence[str] | str) -> Sequence[str]:
    return [names] if isinstance(names, str) else names


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
