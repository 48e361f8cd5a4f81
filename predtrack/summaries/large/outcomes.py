"""Outcomes from a second table for a table that an engine holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np
import pandas as pd

from predtrack.errors import UsageError
from predtrack.tables.tidy import join_outcomes
from predtrack.tables.tidy.cells import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.tables.scans import Scan
    from predtrack.tables.tidy import Invalid

__all__ = ["with_outcomes"]


def with_outcomes(
    scan: Scan, outcomes: pd.DataFrame, *, invalid: Invalid
) -> tuple[Scan, list[str]]:
    """Give every forecast the outcome of its question, inside the engine.

    Parameters
    ----------
    scan
        Forecasts without outcomes, by our names.
    outcomes
        Questions and their outcomes, by our names.
    invalid
        What becomes of outcomes that contradict each other, or are none.

    Raises
    ------
    UsageError
        If the tables cannot be joined.
    FaultyTableError
        With rows of ``outcomes``.
    """
    schema = scan.frame.collect_schema()
    asked = _every_question(outcomes, list(schema.names()))
    joined = join_outcomes(asked, outcomes, invalid=invalid)
    given = [name for name in joined.frame if name not in schema.names()]
    keys = [name for name in asked if name in outcomes and name in schema.names()]
    known = joined.frame[[*keys, *given]]
    known = known.assign(**{name: _as_there(known[name], schema[name]) for name in keys})
    known = known.dropna(subset=keys).drop_duplicates(keys)
    return scan.joined(known, keys), [said for said in joined.remarks if "not used" not in said]


def _every_question(outcomes: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Make up a table of forecasts with the given columns that asks every question once."""
    shared = [name for name in columns if name in outcomes]
    if "question" not in shared:
        return pd.DataFrame({name: [] for name in columns}, dtype=object)
    named = outcomes[shared].drop_duplicates()
    return named.reindex(columns=list(columns))


def _as_there(keys: pd.Series, kind: Any) -> pd.Series:  # noqa: ANN401 - a type of Narwhals
    """Spell keys as the forecasts have them: as text, or as whole numbers."""
    if kind == nw.String:
        return labels(keys).set_axis(keys.index)
    if kind.is_integer():
        numbers = pd.to_numeric(keys, errors="coerce")
        return numbers.where(np.isclose(numbers % 1, 0)).astype("Int64")
    if keys.dtype.kind == "M":
        return keys
    raise UsageError(
        f"outcomes are joined by {keys.name}, which must be text or whole numbers, but is {kind};"
        " --engine pandas reads other names"
    )
