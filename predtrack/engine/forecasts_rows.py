"""Rows of forecasts that have several rows: whose they are, and what each of them lacks."""

from __future__ import annotations

import math
import operator
from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals as nw

from predtrack.engine.reading import lazily, numbers
from predtrack.errors import UnknownNameError, UsageError
from predtrack.tables.tidy import KEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from narwhals.typing import IntoFrame

__all__ = ["Taken", "any_of", "flag", "infinite", "key_of", "known", "lacks_name", "take_up"]

NAMES = KEY[:2]
"""Columns of the key that must name something."""


class Taken(NamedTuple):
    """A table that was taken up, and how its columns are called from here on."""

    rows: nw.LazyFrame[Any]
    keys: list[str]
    groups: dict[str, str]
    bad: nw.Expr

    @property
    def both(self) -> list[str]:
        """Columns of one forecast: its key, and the groups to which it belongs."""
        return [*self.keys, *self.groups]


def take_up(
    frame: IntoFrame, by: Sequence[str], needed: Sequence[str], weight: str | None
) -> Taken:
    """Take up a table without reading it.

    Parameters
    ----------
    frame
        The table.
    by
        Columns that make the groups.
    needed
        Columns that it must have.
    weight
        Column of weights, if any; its rows must be finite and 0 or more.

    Raises
    ------
    UnknownNameError
        If a column is not there.
    UsageError
        If a column cannot be what it should be.
    """
    lazy = lazily(frame, by)
    schema = lazy.collect_schema()
    for name in (*needed, *([weight] if weight else [])):
        if name not in schema:
            raise UnknownNameError("column", name, schema)
    key = key_of(schema)
    keys = {f"key {place}": _comparable(schema, name) for place, name in enumerate(key)}
    groups = {f"group {place}": name for place, name in enumerate(by)}
    weights = numbers(lazy, [weight])[0] if weight else nw.lit(1.0)
    faulty = [lacks_name(schema, name) for name in NAMES if name in key]
    if weight:
        faulty += [weights.is_null(), weights.is_nan(), infinite(weights), weights < 0]
    columns = {
        **(keys or {"key 0": nw.lit(0)}),
        **{ours: nw.col(theirs) for ours, theirs in groups.items()},
        "weight": weights,
        "nameless": flag(any_of(faulty)) if faulty else nw.lit(0),
    }
    kept = {f"own {name}": nw.col(name) for name in needed}
    rows = lazy.select(**columns, **kept)
    return Taken(rows, list(keys) or ["key 0"], groups, nw.col("nameless") > 0)


def key_of(schema: Mapping[str, Any]) -> list[str]:
    """Name the columns that tell one forecast from another."""
    key = [name for name in KEY if name in schema]
    if "made" in key and not (schema["made"].is_temporal() or schema["made"].is_numeric()):
        raise UsageError(f"column 'made' must hold times or numbers, but holds {schema['made']}")
    return key


def known(column: nw.Expr) -> nw.Expr:
    """Read NaN as missing."""
    return nw.when(~column.is_nan()).then(column)


def infinite(column: nw.Expr) -> nw.Expr:
    """Tell where a number is infinite; a missing one is not."""
    return column.abs() == math.inf


def flag(condition: nw.Expr) -> nw.Expr:
    """Count a row where a condition holds; what is unknown does not hold."""
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0))


def any_of(conditions: Iterable[nw.Expr]) -> nw.Expr:
    """Join conditions by or."""
    return reduce(operator.or_, conditions)


def lacks_name(schema: Mapping[str, Any], name: str, column: str = "") -> nw.Expr:
    """Tell where a name is missing, or blank."""
    kind, cells = schema[name], nw.col(column or name)
    if kind.is_float():
        return cells.is_null() | cells.is_nan()
    if kind in (nw.String, nw.Categorical, nw.Enum):
        return cells.is_null() | (cells.cast(nw.String).str.strip_chars() == "")
    return cells.is_null()


def _comparable(schema: Mapping[str, Any], name: str) -> nw.Expr:
    return known(nw.col(name)) if schema[name].is_float() else nw.col(name)
