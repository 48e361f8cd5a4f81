"""Compare two forecasters of a ledger or of any table, on the questions that both answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from predtrack.scores.counts import read_level
from predtrack.summaries.comparison import (
    Compared,
    cluster_of,
    compare_forecasters,
    compare_words,
    fitting_rules,
)
from predtrack.workflows.scored_rows import scored_rows
from predtrack.workflows.sources import is_ledger

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from predtrack.records import Ledger
    from predtrack.summaries.comparison import Comparison, WordComparison

__all__ = ["compare"]


def compare(  # noqa: PLR0913 - what a person may choose
    source: Any,  # noqa: ANN401 - a ledger, a path, or a frame of any library
    first: str,
    second: str,
    *,
    rules: Sequence[str] = (),
    level: float = 0.9,
    cluster: str = "",
    horizon: int = 1,
    seed: int = 0,
    as_of: dt.date | None = None,
    outcomes: Any = None,  # noqa: ANN401 - as the source
    **choices: Any,  # noqa: ANN401 - as table_choices takes them
) -> Comparison:
    """Compare two forecasters on the questions that both answered.

    Parameters
    ----------
    source
        A ledger or its folder; or a table: a frame of any library, a file, a glob, a folder.
    first, second
        Names of the forecasters.
    rules
        Names of rules; the first rule of the table's kind if empty. Each p value is adjusted
        for the number of rules.
    level
        Level of the intervals.
    cluster
        Column of what makes questions depend on each other; by default the column cluster,
        if there is one, or else the question.
    horizon
        Steps ahead that were forecast, for the test in the order of time.
    seed
        Where draws start.
    as_of
        Day whose knowledge is used; a ledger needs one.
    outcomes
        A second table with the outcomes, where the table has none.
    choices
        What :func:`predtrack.workflows.table_choices.table_choices` takes.

    Raises
    ------
    UnknownNameError
        If there is no such forecaster, rule or column.
    UsageError
        If the source cannot be compared, or an option does not fit it.
    FaultyTableError
        If rows cannot be scored.
    FaultyLedgerError
        If the ledger holds errors.
    """
    level = read_level("level", level)
    own = _of_ledger(source, as_of, first, second) if is_ledger(source) else None
    rows = scored_rows(
        own.ledger if own else source, as_of=as_of, outcomes=outcomes, by=(), **choices
    )
    asked = Compared(
        first, second, fitting_rules(rows.frame, rows.kind, rules), level,
        cluster_of(rows.frame, cluster), horizon, seed,
        known=own.forecasters if own else (),
    )  # fmt: skip
    return compare_forecasters(
        rows.frame, rows.kind, rows.funnel, asked,
        words=own.words if own else None, remarks=rows.remarks,
    )  # fmt: skip


class _OfLedger(NamedTuple):
    """What a ledger knows beside its stated probabilities."""

    ledger: Ledger
    forecasters: tuple[str, ...]
    words: WordComparison | None


def _of_ledger(source: Any, as_of: dt.date | None, first: str, second: str) -> _OfLedger:  # noqa: ANN401
    from predtrack.errors import UsageError  # noqa: PLC0415 - a table does without
    from predtrack.tables import claims, words  # noqa: PLC0415 - as above
    from predtrack.workflows.reading import sound_ledger  # noqa: PLC0415 - as above

    if as_of is None:
        raise UsageError("a ledger is scored as of a day; name one")
    ledger = sound_ledger(source)
    found = claims(ledger, as_of=as_of)
    names = tuple(sorted(set(found["forecaster"].astype(str))))
    return _OfLedger(ledger, names, compare_words(words(found), first, second))
