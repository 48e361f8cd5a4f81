"""A large table whose forecasts have several rows, scored inside the engine as far as it can."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

from predtrack.engine import score_categories, score_quantiles, score_samples
from predtrack.errors import UsageError
from predtrack.summaries.large.counts import Counts
from predtrack.tables.tidy.judging import NO_FORECAST
from predtrack.tables.tidy.time_limits import NO_OUTCOME

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from predtrack.engine import ForecastTally
    from predtrack.scores import Score
    from predtrack.summaries.large.asked import Asked
    from predtrack.tables.scans import Scan
    from predtrack.tables.tidy import TidyKind

__all__ = ["count_by_forecasts"]

_TALLIES: Mapping[str, Callable[..., ForecastTally]] = MappingProxyType(
    {"quantiles": score_quantiles, "samples": score_samples, "categorical": score_categories}
)
"""What adds up the scores of each kind."""
_SUMS = ("wis", "pinball", "crps", "brier_multicategory", "log", "spherical")
_ORDERED = ("rps", "ordered_brier")
_PARTS = MappingProxyType({"wis": ("dispersion", "overprediction", "underprediction")})


def count_by_forecasts(scan: Scan, kind: TidyKind, asked: Asked) -> Counts | None:
    """Score a table whose forecasts are all whole, or give nothing where it is not that plain.

    Parameters
    ----------
    scan
        The table.
    kind
        Its kind, with several rows a forecast.
    asked
        What a person chose.
    """
    rules = _rules(asked)
    if kind.name not in _TALLIES or not _fits(scan, asked, rules):
        return None
    weight = "weight" if "weight" in scan.columns else None
    try:
        found = _TALLIES[kind.name](scan.frame.to_native(), by=asked.by, weight=weight)
    except UsageError:  # a column or a group of another type than the engine takes
        return None
    if not found.sound or (found.table.get("unpaired", pd.Series([0])) > 0).any():
        return None
    table = found.table
    out = {
        NO_OUTCOME: int(table["unresolved_rows"].sum()),
        NO_FORECAST: int(table["empty_rows"].sum()),
    }
    rows = int(table["rows"].sum()) + sum(out.values())
    sums = [_of_rule(rule, table, asked.by) for rule in rules]
    reasons = Counter({reason: number for reason, number in out.items() if number})
    return Counts([pd.concat(sums, ignore_index=True)], rows, reasons)


def _rules(asked: Asked) -> Sequence[Score]:
    """Leave away what needs an order of the categories, where nobody asked for it."""
    return [rule for rule in asked.rules if asked.named or rule.name not in _ORDERED]


def _fits(scan: Scan, asked: Asked, rules: Sequence[Score]) -> bool:
    columns = set(scan.columns)
    return (
        all(rule.name in _SUMS for rule in rules)
        and not {"made", "resolved"} <= columns
        and "rank" not in columns
        and asked.scores_all_times
        and asked.duplicates != "last"
        and asked.as_of is None
    )


def _of_rule(rule: Score, table: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    counted = "infinite" in table and rule.name == "log"
    parts = {f"part: {name}": table[name] for name in _PARTS.get(rule.name, ())}
    return table[list(by)].assign(
        rule=rule.name,
        n=table["n"],
        outside=0,
        infinite=table["infinite"] if counted else 0,
        weight=table["weight"],
        total=table[rule.name],
        **parts,
    )
