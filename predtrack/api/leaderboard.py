"""``predtrack.leaderboard``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from predtrack.api.arguments import names, today
from predtrack.frames.leaderboard import LeaderboardFrame
from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.workflows.leaderboard import leaderboard as rank_all
from predtrack.workflows.sources import is_ledger

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from predtrack.records import Ledger
    from predtrack.workflows.score_table import Duplicates, Engine, Invalid

__all__ = ["leaderboard"]


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
    >>> import pandas as pd
    >>> table = pd.DataFrame({"forecaster": ["ann", "bob"] * 6, "question": [*"aabbccddeeff"],
    ...                       "probability": [0.9, 0.6, 0.7, 0.5] * 3, "outcome": 1})
    >>> found = leaderboard(table)
    >>> found[["forecaster", "rank_low", "rank_high", "adjusted"]].round(3).to_dict("list")
    {'forecaster': ['ann', 'bob'], 'rank_low': [1, 2], 'rank_high': [1, 2],
     'adjusted': [0.05, 0.205]}
    """
    board = rank_all(
        source,
        rule=rule,
        minimum=minimum,
        level=level,
        cluster=cluster,
        order=order,
        aggregates=names(aggregates),
        draws=draws,
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
    return LeaderboardFrame.of(board)
