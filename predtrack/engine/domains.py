"""Whether a rule can score the rows that were found sound for their kind."""

from __future__ import annotations

import operator
from functools import reduce
from typing import TYPE_CHECKING, Any

import narwhals as nw

from predtrack.engine.reading import fetch_pandas
from predtrack.engine.verdicts import held

if TYPE_CHECKING:
    from predtrack.scores import Score
    from predtrack.tables.tidy import TidyKind

__all__ = ["rows_outside"]


def rows_outside(frame: nw.LazyFrame[Any], kind: TidyKind, rule: Score) -> int:
    """Count the rows that a rule cannot score, such as a logarithm's below nought.

    Parameters
    ----------
    frame
        Sound rows of the kind.
    kind
        What they forecast.
    rule
        A rule of one row's own numbers; of any other none is outside here.
    """
    narrower = [
        held(rule.domains[name], nw.col(name).cast(nw.Float64))
        for name in rule.columns
        if rule.row_by_row and rule.domains[name] != kind.numbers.get(name)
    ]
    if not narrower:
        return 0
    fits = reduce(operator.and_, narrower)
    outside = (~fits).cast(nw.Int64).sum().alias("outside")
    return int(fetch_pandas(frame.select(outside))["outside"].fillna(0).iloc[0])
