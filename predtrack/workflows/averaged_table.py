"""A table of revised forecasts, averaged over the time in which each of them stood."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import UsageError
from predtrack.summaries.table_groups import refuse_unfit_groups
from predtrack.tables.tidy import kind_of
from predtrack.tables.tidy.time_limits import NO_OUTCOME, TOO_LATE
from predtrack.workflows.table_choices import group_names, rules_of, tidied

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from predtrack.summaries import Scorecard
    from predtrack.workflows.table_choices import TableChoices

__all__ = ["averaged", "averaged_whole"]


def averaged_whole(frame: pd.DataFrame, asked: TableChoices) -> Scorecard:
    """Average over time what the audit leaves; the average itself sees to times and outcomes."""
    table = tidied(frame, asked, "all")
    reasons = np.asarray(table.excluded, dtype=object)
    seen = np.isin(reasons, ["", NO_OUTCOME, TOO_LATE])
    left_out = Counter(reasons[~seen].tolist())
    return averaged(table.rows[seen].reset_index(drop=True), asked, left_out=left_out)


def averaged(
    frame: Any,  # noqa: ANN401 - of any library
    asked: TableChoices,
    *,
    left_out: Mapping[str, int] = MappingProxyType({}),
    memory: int | None = None,
) -> Scorecard:
    """Average the scores of revised forecasts over the time in which they stood.

    Parameters
    ----------
    frame
        The rows, with whichever library holds them.
    asked
        What a person chose; ``over_time`` says how to average.
    left_out
        Rows that the audit left out before, by the reason.
    memory
        Bytes that the average may take.

    Raises
    ------
    UsageError
        If the table holds no probabilities, or weights.
    """
    import narwhals as nw  # noqa: PLC0415 - for averages over time

    from predtrack.summaries.time_averaged import (  # noqa: PLC0415 - as above
        refuse_weights,
        time_averaged_scorecard,
    )

    columns = nw.from_native(frame).lazy().collect_schema().names()
    kind = kind_of(columns)
    if kind.name != "binary" or asked.over_time is None:
        raise UsageError(f"averages over time are of probabilities; this is a {kind.name} table")
    refuse_weights(columns)
    by = group_names(columns, asked)
    refuse_unfit_groups(columns, by)
    return time_averaged_scorecard(
        frame,
        rules_of(kind, asked),
        by=by,
        over_time=asked.over_time,
        left_out=left_out,
        memory=memory,
    )
