"""Rank the forecasters of a ledger or of any table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from predtrack.errors import UnknownNameError, UsageError
from predtrack.scores.comparison import Aggregation
from predtrack.scores.counts import read_count, read_draws, read_level
from predtrack.summaries.comparison import cluster_of, fitting_rules
from predtrack.summaries.leaderboard import Order, RankingAsked, rank_forecasters
from predtrack.workflows.scored_rows import scored_rows

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from predtrack.summaries.leaderboard import Leaderboard

__all__ = ["leaderboard"]


def leaderboard(  # noqa: PLR0913 - what a person may choose
    source: Any,  # noqa: ANN401 - a ledger, a path, or a frame of any library
    *,
    rule: str = "",
    minimum: int = 5,
    level: float = 0.9,
    cluster: str = "",
    draws: int = 1000,
    seed: int = 0,
    order: Order = "adjusted",
    aggregates: Sequence[str] = (),
    as_of: dt.date | None = None,
    outcomes: Any = None,  # noqa: ANN401 - as the source
    watch: Callable[[float], None] | None = None,
    **choices: Any,  # noqa: ANN401 - as table_choices takes them
) -> Leaderboard:
    """Rank forecasters by the score that they would have on all questions.

    Parameters
    ----------
    source
        A ledger or its folder; or a table: a frame of any library, a file, a glob, a folder.
    rule
        Name of the rule; the first of the table's kind if empty.
    minimum
        Fewest questions of a ranked forecaster.
    level
        Level of the bands of ranks.
    cluster
        Column of what makes questions depend on each other; by default the column cluster,
        if there is one, or else the question.
    draws, seed
        Draws of clusters, and where they start.
    order
        By which score the lines stand: ``adjusted`` or ``shrunken``.
    aggregates
        Methods by which all forecasters are joined into further lines: ``mean``, ``median``,
        ``geometric-mean-of-odds``.
    as_of
        Day whose knowledge is used; a ledger needs one.
    outcomes
        A second table with the outcomes, where the table has none.
    watch
        Is told the share that is done of a large table.
    choices
        What :func:`predtrack.workflows.table_choices.table_choices` takes.

    Raises
    ------
    UnknownNameError
        If there is no such rule, column, order or method.
    UsageError
        If the source cannot be ranked, or an option does not fit it.
    FaultyTableError
        If rows cannot be scored.
    FaultyLedgerError
        If the ledger holds errors.
    """
    if order not in get_args(Order):
        raise UnknownNameError("order of a leaderboard", order, get_args(Order))
    methods = [_method(name) for name in aggregates]
    level, minimum = read_level("level", level), max(1, read_count("minimum", minimum))
    rows = scored_rows(source, as_of=as_of, outcomes=outcomes, by=(), **choices)
    if methods and rows.kind.name != "binary":
        raise UsageError(f"probabilities can be joined; a {rows.kind.name} table has none")
    asked = RankingAsked(
        fitting_rules(rows.frame, rows.kind, [rule] if rule else [])[0],
        minimum, level, cluster_of(rows.frame, cluster), read_draws(draws),
        read_count("seed", seed), order, methods,
    )  # fmt: skip
    return rank_forecasters(
        rows.frame, rows.kind, rows.funnel, asked, remarks=rows.remarks, watch=watch
    )


def _method(name: str) -> Aggregation:
    """Read the name of a method, with either sign between its words."""
    for method in get_args(Aggregation):
        if name.replace("-", "_") == method:
            found: Aggregation = method
            return found
    known = [method.replace("_", "-") for method in get_args(Aggregation)]
    raise UnknownNameError("method of aggregation", name, known)
