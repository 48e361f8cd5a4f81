"""The parts of mean scores beside their null, set out for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.reports.document import Block, Column, Table
from predtrack.reports.group_lines import group_columns, number_columns
from predtrack.reports.numbers import compact, decimal
from predtrack.summaries.calibration_headline import shown_p

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.summaries.calibration import BinaryCalibration

__all__ = ["number", "parts_by_group", "parts_table"]


def number(n: float) -> str:
    """Write a count in few signs.

    Examples
    --------
    >>> number(12345), number(12345678), number(2.5)
    ('12,345', '12.3 M', '2.5')
    """
    if n >= 1e6:
        return compact(n)
    return f"{n:,.0f}" if float(n).is_integer() else f"{n:,.3g}"


def parts_table(group: BinaryCalibration) -> Table:
    """Set out one group, one line a score."""
    rows = tuple(
        {
            "rule": "log (nats)" if parts.rule == "log" else "Brier (0 to 1)",
            "mean": decimal(parts.mean, places=4),
            "mcb": decimal(parts.miscalibration, places=5),
            "null": decimal(parts.null_mean, places=5),
            "high": decimal(parts.null_high, places=5),
            "p": shown_p(parts.p_value, parts.draws),
            "dsc": decimal(parts.discrimination, places=4),
            "unc": decimal(parts.uncertainty, places=4),
        }
        for parts in group.parts
    )
    columns = (
        Column("rule", "score"),
        *number_columns(
            ("mean", "mean"),
            ("mcb", "MCB"),
            ("null", "luck alone"),
            ("high", "95 % below"),
            ("p", "p"),
            ("dsc", "DSC"),
            ("unc", "UNC"),
        ),
    )
    return Table("Mean score = MCB - DSC + UNC, lower is better", columns, rows, _NOTE)


_NOTE = (
    "MCB: what recalibration would have saved; luck alone is what forecasts that are all true"
    " would show, on average and in 95 % of cases, p the chance of at least the MCB found. DSC:"
    " what telling cases apart saved; UNC: the score of always saying the base rate."
)


def parts_by_group(groups: Sequence[BinaryCalibration], by: Sequence[str]) -> list[Block]:
    """Set out several groups, one table a score."""
    columns = (
        *group_columns(by),
        *number_columns(
            ("n", "n"),
            ("said", "said"),
            ("came", "came"),
            ("mcb", "MCB"),
            ("null", "luck"),
            ("p", "p"),
            ("dsc", "DSC"),
            ("unc", "UNC"),
        ),
    )
    titles = {"brier": "Brier score (0 to 1)", "log": "log score (nats)"}
    rules = [parts.rule for parts in groups[0].parts]
    return [
        Table(
            f"{titles[rule]} = MCB - DSC + UNC, lower is better",
            columns,
            tuple(_line(group, place) for group in groups),
            _BY_GROUP if rule == rules[-1] else "",
        )
        for place, rule in enumerate(rules)
    ]


_BY_GROUP = (
    "Said, came: mean forecast and share that came true. MCB: what recalibration would have"
    " saved; luck: what forecasts that are all true would show on average; p: the chance of at"
    " least the MCB found. Among many groups some p are small by luck."
)


def _line(group: BinaryCalibration, place: int) -> dict[str, str]:
    parts = group.parts[place]
    return {
        "group": ", ".join(group.by.values()),
        "n": number(group.n),
        "said": decimal(group.mean_forecast),
        "came": decimal(group.base_rate),
        "mcb": decimal(parts.miscalibration, places=4),
        "null": decimal(parts.null_mean, places=4),
        "p": shown_p(parts.p_value, parts.draws),
        "dsc": decimal(parts.discrimination, places=4),
        "unc": decimal(parts.uncertainty),
    }
