"""The groups of one rule: what is drawn of them, and what is said."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from predtrack.charts.labels import distinct
from predtrack.charts.sentences import one_line
from predtrack.charts.text_form import TextRow, TextRows
from predtrack.scores.small_samples import SMALL
from predtrack.summaries.always_half import always_half

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predtrack.summaries import ScoreRow

__all__ = ["MOST_GROUPS", "ScoreGroups", "number"]

MOST_GROUPS = 40
"""Groups that are drawn; those with most forecasts."""
_PLAIN = (0.01, 10)
"""Numbers in between are written with three places."""


@dataclass(frozen=True, slots=True)
class ScoreGroups:
    """One rule: its groups, and what is said of them."""

    rows: Sequence[ScoreRow]
    left_out: int
    records: list[dict[str, Any]]
    half: float | None
    texts: Mapping[str, str]

    @classmethod
    def of(cls, rows: Sequence[ScoreRow], texts: Mapping[str, str]) -> ScoreGroups:
        """Keep the groups with most forecasts, in the order in which they were asked for."""
        most = sorted(range(len(rows)), key=lambda index: -rows[index].n)[:MOST_GROUPS]
        kept = [rows[index] for index in sorted(most)]
        several = len({row.basis for row in rows}) > 1
        names = distinct([_name(row, texts, several=several) for row in kept], columns=40)
        records = [_record(row, name) for row, name in zip(kept, names, strict=True)]
        return cls(rows, len(rows) - len(kept), records, always_half(rows[0]), texts)

    @property
    def _title(self) -> str:
        return one_line(self.rows[0].title)

    @property
    def _short(self) -> str:
        """The name of the rule without what stands in brackets."""
        return self._title.partition(" (")[0]

    @property
    def subtitle(self) -> str:
        """Rule, range, direction, and number of forecasts."""
        low, high = map(number, self.rows[0].range)
        reach = self.texts["reach"].format(low=low, high=high)
        return self.texts["subtitle"].format(
            title=self._title,
            reach="" if f"{low} to {high}" in self._title else reach,
            direction=self.texts[self.rows[0].direction],
            n=f"{sum(row.n for row in self.rows):,}",
        )

    def heading(self, *, first: bool) -> str:
        """What stands above the panel; that of the first stands in the subtitle."""
        return "" if first else self.subtitle

    @property
    def finding(self) -> str:
        """Say where the means lie; without intervals, groups are not told apart."""
        if len(self.rows) == 1:
            return self._of_one(self.rows[0])
        values = [value for row in self.rows if (value := _finite(row.value)) is not None]
        if not values:
            return self.texts["unknown"].format(rule=self._short, groups=len(self.rows))
        low, high = number(min(values)), number(max(values))
        whole = "every" if len(values) == len(self.rows) else "part"
        groups = self.texts[whole].format(known=len(values), groups=len(self.rows))
        said = self.texts["several" if low != high else "same"].format(
            rule=self._short, low=low, high=high, groups=groups
        )
        infinite = sum(row.value is not None and math.isinf(row.value) for row in self.rows)
        more = self.texts["infinite"].format(n=infinite) if infinite else ""
        return said + more + self._overlap(len(values))

    def _overlap(self, known: int) -> str:
        ends = [
            row.interval for row in self.rows if row.interval and _finite(row.value) is not None
        ]
        if known == 1:
            return ""
        if len(ends) < known:
            return self.texts["no_ranking"]
        together = max(end.low for end in ends) <= min(end.high for end in ends)
        return self.texts["overlap" if together else "apart"]

    def _of_one(self, row: ScoreRow) -> str:
        values = {"rule": self._short, "n": f"{row.n:,}"}
        if row.bounds:
            low, high = map(number, row.bounds)
            return self.texts["one_bounds"].format(low=low, high=high, **values)
        if row.value is None:
            return self.texts["one_unknown"].format(**values)
        said = self.texts["one"].format(value=number(row.value), **values)
        few = self.texts["few"] if row.n <= SMALL else ""
        return said + self._against_half(row) + few

    def _against_half(self, row: ScoreRow) -> str:
        if self.half is None or row.value is None:
            return ""
        if row.interval and row.interval.low <= self.half <= row.interval.high:
            return self.texts["half_within"].format(half=number(self.half))
        better = row.value < self.half if row.direction == "lower" else row.value > self.half
        which = "better_half" if better else "no_better_half"
        return self.texts[which].format(half=number(self.half))

    @property
    def described(self) -> str:
        """Every group with its numbers."""
        row = self.texts["row"]
        said = (row.format(group=one["group"], told=one["told"]) for one in self.records)
        return self.texts["stop"].join([self._title, *said])

    @property
    def scale(self) -> tuple[float, float]:
        """From the best score, where it has an end, to the worst that is seen."""
        keys = ("value", "least", "most", "low", "high")
        seen = [record[key] for record in self.records for key in keys if record[key] is not None]
        from_nought = self.rows[0].range[0] == 0
        seen += [0.0] if from_nought or not seen else []
        seen += [] if self.half is None else [self.half]
        low, high = min(seen), max(seen)
        room = (high - low) * 0.04 or 1.0
        return (low if from_nought else low - room), high + room

    def text_rows(self, *, others: int) -> TextRows:
        """Write the groups of this rule."""
        drawn = tuple(
            TextRow(
                record["group"],
                value=record["value"],
                inner=_pair(record["least"], record["most"]),
                outer=_pair(record["low"], record["high"]),
                told=record["told"],
            )
            for record in self.records
        )
        legend = self.texts["others"].format(n=others) if others else ""
        return TextRows(drawn, self.scale, number, self.half, legend)


def _name(row: ScoreRow, texts: Mapping[str, str], *, several: bool) -> str:
    names = [one_line(str(name)) for name in row.by.values()]
    return ", ".join([*names, row.basis] if several else names) or texts["all"]


def _record(row: ScoreRow, name: str) -> dict[str, Any]:
    least, most = map(_finite, row.bounds or (None, None))
    ends = row.interval
    if row.bounds:
        told = f"{number(row.bounds[0])}–{number(row.bounds[1])}"
    else:
        told = "–" if row.value is None else number(row.value)
    return {
        "group": name,
        "value": _finite(row.value),
        "least": least,
        "most": most,
        "low": _finite(ends.low) if ends else None,
        "high": _finite(ends.high) if ends else None,
        "told": f"{told} n={row.n:,}",
    }


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _pair(low: float | None, high: float | None) -> tuple[float, float] | None:
    return None if low is None or high is None else (low, high)


def number(value: float) -> str:
    """Write three places, or four digits of what is larger or smaller.

    Examples
    --------
    >>> number(0.25), number(12.3456), number(-3.0), number(-math.inf), number(0.00012)
    ('0.250', '12.35', '−3', '−∞', '0.00012')
    """
    if not math.isfinite(value):
        said = "∞" if value > 0 else "-∞"
    elif value == round(value):
        said = f"{value:,.0f}"
    else:
        said = f"{value:.3f}" if _PLAIN[0] <= abs(value) < _PLAIN[1] else f"{value:,.4g}"
    return said.replace("-", "−")
