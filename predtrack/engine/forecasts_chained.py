"""Quantiles in one pass: rows of a forecast that stand together, in the order of levels.

Every row is compared with the row before it and nothing else, so that the engine streams.
A row carries on a forecast where key, groups, outcome and weight are those of the row
before, the level is higher, and the value not lower. All forecasts are whole and sound where

- each group has all of its levels equally often, say c times,
- all rows but c of the group carry on, and
- the c rows of one level have c different keys, and none lacks a name.

For c keys need c rows at least that carry nothing on; then there are no others, so that
each forecast is one chain of rising levels, and has as many rows as there are levels. The
order in which rows come does not matter: each is the one before of one row at most. Keys
are compared by hashes of 64 bits. Two keys of one hash make the last step fail, never pass;
two neighbours of one hash pass for one forecast only where level and value rise as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from predtrack.engine.forecasts_levels import LevelSums, sums_of_levels

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb
    import pandas as pd

    from predtrack.engine.forecasts_tally import ForecastTally

    Relation = duckdb.DuckDBPyRelation

__all__ = ["Asked", "chain_quantiles", "together"]

_CHAIN = (
    "*, lag(h, 1, 0::ubigint) over () as g, lag(q, 1, 0::double) over () as lower,"
    " lag(v, 1, '-inf'::double) over () as below"
)
_SUMS = (
    "count(*) as rows, count(v) as given, count(d) as told, sum(abs(d) + d) as above,"
    " sum(abs(d) - d) as under, {weights},"
    " count(*) filter (h = g and v >= below and q > lower) as carried"
)
_ONCE = "count(d) as weight"
_WEIGHTS = (
    "sum(w) filter (d is not null) as weight, min(w) as lightest, sum(w) as heaviest,"
    " count(w) as weighed"
)
_NAMED = r"(({0} >= '!' and {0} < chr(127)) or regexp_matches({0}, '[^\s\pZ]'))"
"""Most names begin with a plain letter, which is quickly seen."""


class Asked(NamedTuple):
    """What is to be scored: columns of the key, of the groups, and of weights."""

    key: Sequence[str]
    by: Sequence[str]
    weight: str | None

    @property
    def inner(self) -> list[str]:
        """Groups in which forecasts mostly have the same levels."""
        return [
            *self.by,
            *(name for name in ("forecaster",) if name in set(self.key) - set(self.by)),
        ]


def chain_quantiles(parts: Sequence[Relation], asked: Asked) -> ForecastTally | None:
    """Score quantiles in one pass, or give nothing where that pass proves nothing.

    Parameters
    ----------
    parts
        Relations of one connection that together are the table; threads work at them side
        by side. A forecast that lies in two parts makes the pass prove nothing.
    asked
        Columns.
    """
    for outcome in ("outcome::double", "nullif(outcome::double, 'nan'::double)"):
        levels = sums_of_levels(_found(parts, asked, outcome), len(asked.inner))
        if levels is not None:
            proven = _distinct(parts, asked, levels) and not _infinite(parts, levels)
            return levels.tally(asked.by) if proven else None
    return None


def _found(parts: Sequence[Relation], asked: Asked, outcome: str) -> pd.DataFrame:
    """Add up distances by group and level; what is no number leaves no finite sum."""
    chained = together([part.project(_row(asked, outcome)).project(_CHAIN) for part in parts])
    sums = _SUMS.format(weights=_WEIGHTS if asked.weight else _ONCE)
    columns = ", ".join([*(f'"group {place}"' for place in range(len(asked.inner))), "q"])
    found: pd.DataFrame = chained.aggregate(f"{columns}, {sums}", columns).df()
    return found


def _row(asked: Asked, outcome: str) -> str:
    weight = f"{_quoted(asked.weight)}::double" if asked.weight else ""
    scaled = f"{weight} * " if weight else ""
    told = dict.fromkeys([*asked.key, *asked.by])
    same = [*map(_quoted, told), outcome, *([weight] if weight else [])]
    distance = f"({outcome} - value::double)"
    columns = [
        f"hash({', '.join(same)}) as h",
        "quantile::double as q",
        "value::double as v",
        f"{scaled}{distance} as d",
        *(f'{_quoted(name)} as "group {place}"' for place, name in enumerate(asked.inner)),
        *([f"{weight} as w"] if weight else []),
    ]
    return ", ".join(columns)


def _distinct(parts: Sequence[Relation], asked: Asked, levels: LevelSums) -> bool:
    """Tell whether no two forecasts have one key, and all of their names are given."""
    if levels.shared is None:  # no level that all forecasts have: all rows have to be seen
        keys = together([_keys(part, asked) for part in parts])
        found = keys.aggregate("count(*) as rows, count(distinct h) as keys").fetchall()
        return [tuple(row) for row in found] == [(levels.rows, levels.forecasts)]
    level = f"quantile::double = {levels.shared!r}::double"
    at_level = together([_keys(part.filter(level), asked) for part in parts])
    hashes = np.sort(np.asarray(at_level.fetchnumpy()["h"]))
    return len(hashes) == levels.forecasts and not bool((hashes[1:] == hashes[:-1]).any())


def _keys(part: Relation, asked: Asked) -> Relation:
    """Hash the keys of rows that lack no name."""
    types = dict(zip(part.columns, map(str, part.types), strict=True))
    for name in asked.key:
        if name != "made":
            part = part.filter(_named(_cell(name, types[name]), types[name]))
    cells = ", ".join(_cell(name, types[name]) for name in asked.key)
    return part.project(f"hash({cells or 0}) as h")


def _named(cell: str, kind: str) -> str:
    return _NAMED.format(cell) if kind == "VARCHAR" else f"{cell} is not null"


def _cell(name: str, kind: str) -> str:
    cell = _quoted(name)
    return f"nullif({cell}, 'nan'::double)" if kind in {"DOUBLE", "FLOAT"} else cell


def _infinite(parts: Sequence[Relation], levels: LevelSums) -> bool:
    """Tell whether a forecast without an outcome, which is in no sum, has an infinite value."""
    if not levels.unresolved:
        return False
    beyond = "(outcome is null or isnan(outcome::double)) and not isfinite(value::double)"
    return bool(together([part.filter(beyond) for part in parts]).limit(1).fetchall())


def together(parts: Sequence[Relation]) -> Relation:
    """Make one relation of the parts of a table."""
    first, *rest = parts
    for part in rest:
        first = first.union(part)
    return first


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
