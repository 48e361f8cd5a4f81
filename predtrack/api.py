"""The functions that notebooks call: pandas out, the day of today unless another is named."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from predtrack.errors import UsageError
from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.summaries import CalibrationFrame, ScoreFrame
from predtrack.workflows.reading import ledger_of
from predtrack.workflows.score import score as score_ledger
from predtrack.workflows.score_table import score_table
from predtrack.workflows.sources import is_ledger
from predtrack.workflows.targets import targets as measure_targets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predtrack.records import Ledger
    from predtrack.summaries.comparison import ComparisonFrame
    from predtrack.summaries.leaderboard import LeaderboardFrame
    from predtrack.workflows.score_table import Duplicates, Engine, Invalid

__all__ = ["calibration", "compare", "leaderboard", "read_ledger", "score", "targets"]


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
    >>> table = pd.DataFrame({"probability": [0.7, 0.2], "outcome": [1, 0]})
    >>> score(table, rules="brier")["value"].round(3).tolist()
    [0.065]
    """
    if is_ledger(source):
        _refuse_for_ledgers(
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
            engine=engine,
            memory_limit=memory_limit,
            cluster=cluster,
            level=level,
            time_average=time_average,
            uncovered=uncovered,
            window=window,
        )
    return ScoreFrame.of(card)


def calibration(  # noqa: PLR0913 - a ledger and a table have options of their own
    source: Ledger | str | Path | Any,  # noqa: ANN401 - a frame of any library
    *,
    by: Sequence[str] | str = (),
    rules: Sequence[str] | str = (),
    level: float = 0.9,
    bins: int | None = None,
    as_of: dt.date | None = None,
    columns: Mapping[str, str] | None = None,
    invalid: Invalid = "error",
    duplicates: Duplicates = "error",
    outcomes: Any = None,  # noqa: ANN401 - as the source
    weight: str = "",
    engine: Engine = "auto",
    memory_limit: str = "",
) -> CalibrationFrame:
    """Say whether forecasts came true as often as they said.

    Parameters
    ----------
    source
        A ledger or its folder, of which the stated probabilities are taken; or a table, as
        :func:`score` takes it, of probabilities, quantiles, samples, distributions on a grid
        or intervals.
    by
        Columns that make the groups; all forecasts together by default.
    rules
        Scores to take apart: brier, log; both by default.
    level
        Of bands and intervals.
    bins
        Number of bins of one width, closed on the left, instead of the curve.
    as_of
        Day whose knowledge is used, and by which questions must have closed. By default
        today; a table is then taken whole but for questions that close later.
    columns, invalid, duplicates, outcomes, weight
        As for :func:`score`.
    engine, memory_limit
        What reads a table, and the memory it may take, such as "2GB".

    Returns
    -------
    CalibrationFrame
        A pandas frame: the reliability curve with its consistency and confidence bands, or
        the levels of numeric forecasts. Its ``parts``, ``tests``, ``murphy`` and ``pit`` are
        frames too; ``notes`` say what is shown and what is not. Up to 20 answers have no
        curve.

    Raises
    ------
    FaultyLedgerError
        If the ledger holds errors.
    FaultyTableError
        If rows of the table cannot be scored.
    UnknownNameError
        If a rule, a column or a grouping does not exist.
    UsageError
        If the source holds nothing that can be calibrated.

    Examples
    --------
    >>> table = pd.DataFrame({"probability": [0.25, 0.75] * 20, "outcome": [0, 1, 0, 0] * 10})
    >>> found = calibration(table)
    >>> found[["forecast", "frequency", "n"]].to_dict("list")
    {'forecast': [0.25, 0.75], 'frequency': [0.0, 0.5], 'n': [20, 20]}
    >>> found.parts[["rule", "miscalibration"]].round(4).to_dict("list")
    {'rule': ['brier', 'log'], 'miscalibration': [0.0625, 0.2158]}
    """
    from predtrack.workflows.calibration import (  # noqa: PLC0415 - scores do without an engine
        calibration as find_calibration,
    )

    found = find_calibration(
        source,
        today=_today(),
        by=_names(by),
        rules=_names(rules),
        level=level,
        bins=bins,
        as_of=(as_of or _today()) if is_ledger(source) else as_of,
        columns=columns,
        invalid=invalid,
        duplicates=duplicates,
        outcomes=outcomes,
        weight=weight,
        engine=engine,
        memory_limit=memory_limit,
    )
    return CalibrationFrame.of(found)


def compare(  # noqa: PLR0913 - a ledger and a table have options of their own
    source: Ledger | str | Path | Any,  # noqa: ANN401 - a frame of any library
    first: str,
    second: str,
    *,
    rules: Sequence[str] | str = (),
    level: float = 0.9,
    cluster: str = "",
    horizon: int = 1,
    seed: int = 0,
    as_of: dt.date | None = None,
    columns: Mapping[str, str] | None = None,
    invalid: Invalid = "error",
    duplicates: Duplicates = "error",
    hindsight: Sequence[str] | str = (),
    outcomes: Any = None,  # noqa: ANN401 - as the source
    weight: str = "",
    engine: Engine = "auto",
    memory_limit: str = "",
) -> ComparisonFrame:
    """Say which of two forecasters is better, and how surely.

    Parameters
    ----------
    source
        A ledger or its folder, of which the stated probabilities are taken; or a table, as
        :func:`score` takes it, with the columns forecaster and question.
    first, second
        Names of the forecasters. Only questions that both answered count, each once.
    rules
        Names of rules; the first of the table's kind by default. p values are adjusted for
        the number of rules, by Holm and by Benjamini and Hochberg.
    level
        Level of the intervals.
    cluster
        Column of what makes questions depend on each other, such as the document that they
        come from. By default the column cluster, if there is one, or else the question.
    horizon
        How many outcomes in a row may depend on each other, for the Diebold-Mariano test.
    seed
        Where random draws start.
    as_of, columns, invalid, duplicates, hindsight, outcomes, weight, engine, memory_limit
        As for :func:`score`. With ``duplicates="all"`` a forecaster has the mean of the
        scores on a question.

    Returns
    -------
    ComparisonFrame
        A pandas frame, one row per rule; ``notes`` begin with the finding in words. Without
        a common question it has no row: the two are not comparable.

    Raises
    ------
    FaultyLedgerError
        If the ledger holds errors.
    FaultyTableError
        If rows of the table cannot be scored.
    UnknownNameError
        If there is no such forecaster, rule or column.
    UsageError
        If the source cannot be compared.

    Examples
    --------
    >>> table = pd.DataFrame({"forecaster": ["ann", "bob"] * 6, "question": [*"aabbccddeeff"],
    ...                       "probability": [0.9, 0.6] * 6, "outcome": 1})
    >>> found = compare(table, "ann", "bob")
    >>> found[["n", "first", "second", "better", "p_value"]].round(4).to_dict("records")
    [{'n': 6, 'first': 0.01, 'second': 0.16, 'better': 'first', 'p_value': 0.0312}]
    """
    from predtrack.summaries.comparison import (  # noqa: PLC0415 - scores do without an engine
        ComparisonFrame,
    )
    from predtrack.workflows.compare import compare as compare_two  # noqa: PLC0415 - as above

    found = compare_two(
        source,
        first,
        second,
        rules=_names(rules),
        level=level,
        cluster=cluster,
        horizon=horizon,
        seed=seed,
        as_of=(as_of or _today()) if is_ledger(source) else as_of,
        columns=columns,
        invalid=invalid,
        duplicates=duplicates,
        hindsight=_names(hindsight) or HINDSIGHT_CLASSES,
        outcomes=outcomes,
        weight=weight,
        engine=engine,
        memory_limit=memory_limit,
    )
    return ComparisonFrame.of_comparison(found)


def leaderboard(  # noqa: PLR0913 - a ledger and a table have options of their own
    source: Ledger | str | Path | Any,  # noqa: ANN401 - a frame of any library
    *,
    rule: str = "",
    minimum: int = 5,
    level: float = 0.9,
    cluster: str = "",
    order: Literal["adjusted", "shrunken"] = "adjusted",
    aggregates: Sequence[str] | str = (),
    draws: int = 1000,
    seed: int = 0,
    as_of: dt.date | None = None,
    columns: Mapping[str, str] | None = None,
    invalid: Invalid = "error",
    duplicates: Duplicates = "error",
    hindsight: Sequence[str] | str = (),
    outcomes: Any = None,  # noqa: ANN401 - as the source
    weight: str = "",
    engine: Engine = "auto",
    memory_limit: str = "",
) -> LeaderboardFrame:
    """Rank forecasters by what they would score on all questions.

    Parameters
    ----------
    source
        As for :func:`compare`.
    rule
        Name of the rule; the first of the table's kind by default.
    minimum
        Fewest questions of a ranked forecaster; the others are in ``left_out``.
    level
        Level of the bands of ranks.
    cluster
        As for :func:`compare`.
    order
        By which score the lines stand: ``adjusted`` for the difficulty of the questions, or
        ``shrunken`` besides.
    aggregates
        Methods by which all forecasters are joined into further lines: ``mean``, ``median``,
        ``geometric-mean-of-odds``.
    draws, seed
        How often questions are drawn again for the bands, and where the draws start.
    as_of, columns, invalid, duplicates, hindsight, outcomes, weight, engine, memory_limit
        As for :func:`compare`.

    Returns
    -------
    LeaderboardFrame
        A pandas frame, one row per forecaster, best first; ``notes`` begin with the finding in
        words. Its ``difficulty`` is a frame of the questions, ``left_out`` one of who is not
        ranked and why.

    Raises
    ------
    FaultyLedgerError
        If the ledger holds errors.
    FaultyTableError
        If rows of the table cannot be scored.
    UnknownNameError
        If there is no such rule, column, order or method.
    UsageError
        If the source cannot be ranked.

    Examples
    --------
    >>> table = pd.DataFrame({"forecaster": ["ann", "bob"] * 6, "question": [*"aabbccddeeff"],
    ...                       "probability": [0.9, 0.6, 0.7, 0.5] * 3, "outcome": 1})
    >>> found = leaderboard(table)
    >>> found[["forecaster", "rank_low", "rank_high", "adjusted"]].round(3).to_dict("list")
    {'forecaster': ['ann', 'bob'], 'rank_low': [1, 2], 'rank_high': [1, 2],
     'adjusted': [0.05, 0.205]}
    """
    from predtrack.summaries.leaderboard import (  # noqa: PLC0415 - scores do without an engine
        LeaderboardFrame,
    )
    from predtrack.workflows.leaderboard import (  # noqa: PLC0415 - as above
        leaderboard as rank_all,
    )

    board = rank_all(
        source,
        rule=rule,
        minimum=minimum,
        level=level,
        cluster=cluster,
        order=order,
        aggregates=_names(aggregates),
        draws=draws,
        seed=seed,
        as_of=(as_of or _today()) if is_ledger(source) else as_of,
        columns=columns,
        invalid=invalid,
        duplicates=duplicates,
        hindsight=_names(hindsight) or HINDSIGHT_CLASSES,
        outcomes=outcomes,
        weight=weight,
        engine=engine,
        memory_limit=memory_limit,
    )
    return LeaderboardFrame.of_board(board)


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


def _refuse_for_ledgers(**chosen: object) -> None:
    """Refuse options that only a table has, rather than pass over them."""
    for name, given in chosen.items():
        if given:
            raise UsageError(f"{name} is for tables; this is a ledger")


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
