"""``predtrack.compare``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.api.arguments import names, today
from predtrack.frames.comparison import ComparisonFrame
from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.workflows.compare import compare as compare_two
from predtrack.workflows.sources import is_ledger

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from predtrack.records import Ledger
    from predtrack.workflows.score_table import Duplicates, Engine, Invalid

__all__ = ["compare"]


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
    >>> import pandas as pd
    >>> table = pd.DataFrame({"forecaster": ["ann", "bob"] * 6, "question": [*"aabbccddeeff"],
    ...                       "probability": [0.9, 0.6] * 6, "outcome": 1})
    >>> found = compare(table, "ann", "bob")
    >>> found[["n", "first", "second", "better", "p_value"]].round(4).to_dict("records")
    [{'n': 6, 'first': 0.01, 'second': 0.16, 'better': 'first', 'p_value': 0.0312}]
    """
    found = compare_two(
        source,
        first,
        second,
        rules=names(rules),
        level=level,
        cluster=cluster,
        horizon=horizon,
        seed=seed,
        as_of=(as_of or today()) if is_ledger(source) else as_of,
        columns=columns,
        invalid=invalid,
        duplicates=duplicates,
        hindsight=names(hindsight) or HINDSIGHT_CLASSES,
        outcomes=outcomes,
        weight=weight,
        engine=engine,
        memory_limit=memory_limit,
    )
    return ComparisonFrame.of(found)
