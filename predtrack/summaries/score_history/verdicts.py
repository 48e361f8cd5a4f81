"""The score of a ledger as it was known on each day."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import UnknownNameError, UsageError
from predtrack.records import standing
from predtrack.summaries.funnel import funnel
from predtrack.summaries.groups import groups, refuse_unknown_groupings
from predtrack.summaries.hit_rate import hit_rate
from predtrack.summaries.score_history.history import (
    HistoryLine,
    HistoryMark,
    HistoryPoint,
    ScoreHistory,
)
from predtrack.summaries.score_history.thinning import thinned
from predtrack.summaries.settings import ScoreSettings
from predtrack.summaries.stated import stated
from predtrack.tables import claims
from predtrack.tables.kinds import scored

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from predtrack.records import Ledger
    from predtrack.summaries.row import ScoreRow

__all__ = ["MOST_DAYS", "verdict_history"]

MOST_DAYS = 60
"""Days on which a ledger is scored anew at most."""

_HITS = "hit_rate"
_ONE = dt.timedelta(days=1)


def verdict_history(
    ledger: Ledger,
    *,
    as_of: dt.date,
    by: Sequence[str] = (),
    rule: str = "",
    most: int = MOST_DAYS,
) -> ScoreHistory:
    """Give the score of a ledger as it was known on each day on which it could change.

    Each value is the one that a scorecard as of that day has: with the verdicts that were
    known then, also where a later one replaced them.

    Parameters
    ----------
    ledger
        The ledger.
    as_of
        The last day.
    by
        Columns that make the lines; all together where none is named.
    rule
        A rule of stated probabilities such as ``brier``, or ``hit_rate``; by default the hit
        rate, where any claim came true or failed.
    most
        Days that are told at most.

    Raises
    ------
    UsageError
        If nothing has been scored by the day.
    UnknownNameError
        If the scorecard has no such rule, or there is no such grouping.
    """
    refuse_unknown_groupings(by)
    settings = ScoreSettings(rules=(rule,) if rule and not rule.startswith(_HITS) else ())
    table = claims(ledger, as_of=as_of)
    last = _rows(table, by, settings)
    name = _rule(last, rule)
    days = _days(ledger, as_of)
    places = np.array([day.toordinal() for day in days], dtype=np.float64)
    kept = [days[index] for index in thinned(places, most)]
    cards = [(day, _rows(claims(ledger, as_of=day), by, settings)) for day in kept[:-1]]
    shown = next(row for row in last if row.rule == name)
    return ScoreHistory(
        "verdicts",
        name,
        shown.title,
        shown.range,
        shown.direction,
        _lines([*cards, (as_of, last)], name),
        _marks(table),
        _changes(ledger, as_of),
        thinned=len(kept) < len(days),
        until=as_of,
        funnel=funnel(table),
    )


def _rows(table: pd.DataFrame, by: Sequence[str], settings: ScoreSettings) -> list[ScoreRow]:
    """Score a table of claims as a scorecard does, without all that stands beside scores."""
    return [
        row.grouped(key, "")
        for key, members in groups(table, by)
        for summarise in (hit_rate, stated)
        for row in summarise(members, settings)
    ]


def _rule(rows: Sequence[ScoreRow], rule: str) -> str:
    known = list(dict.fromkeys(row.rule for row in rows))
    if not known:
        raise UsageError("nothing has been scored by that day, so that no score has a history")
    if rule and rule not in known:
        raise UnknownNameError("rule of this ledger", rule, known)
    return rule or (_HITS if _HITS in known else known[0])


def _days(ledger: Ledger, as_of: dt.date) -> list[dt.date]:
    """List the days on which a score can change, and the last one.

    A verdict becomes known, a deadline passes after an early verdict (a day later in zones
    behind UTC), a forecast is withdrawn.
    """
    found = {as_of}
    for prediction in ledger.predictions:
        found |= {prediction.withdrawn.on.last()} if prediction.withdrawn else set()
        given = ledger.resolutions_of(prediction)
        if not given:
            continue
        known = {resolution.known.last() for resolution in given}
        due = standing(ledger, prediction, as_of).due
        early = due is not None and min(known) <= due < dt.date.max
        found |= known | ({due, due + _ONE} if due and early else set())
    return sorted(day for day in found if day <= as_of)


def _lines(
    cards: Sequence[tuple[dt.date, Sequence[ScoreRow]]], rule: str
) -> tuple[HistoryLine, ...]:
    """Follow every group from card to card, and tell the days on which it changed."""
    steps: dict[tuple[tuple[str, str], ...], list[HistoryPoint]] = defaultdict(list)
    named: dict[tuple[tuple[str, str], ...], Mapping[str, str]] = {}
    for day, rows in cards:
        seen = {tuple(row.by.items()): row for row in rows if row.rule == rule}
        for key in seen.keys() | named.keys():
            named.setdefault(key, dict(key))
            point = _point(day, seen.get(key))
            before = steps[key][-1] if steps[key] else None
            if before is None or _said(before) != _said(point):
                steps[key].append(point)
    return tuple(
        HistoryLine(named[key], tuple(steps[key]), forecasts=steps[key][-1].n)
        for key in sorted(named, key=str)
    )


def _point(day: dt.date, row: ScoreRow | None) -> HistoryPoint:
    if row is None:  # a verdict was replaced by none
        return HistoryPoint(day, None, 0)
    return HistoryPoint(day, row.value, row.n, row.bounds, row.interval)


def _said(point: HistoryPoint) -> tuple[object, ...]:
    return point.value, point.n, point.bounds, point.interval


def _marks(table: pd.DataFrame) -> tuple[HistoryMark, ...]:
    """Count the claims that are scored by the day on which their outcome became known."""
    counts = Counter(scored(table)["known"])
    return tuple(HistoryMark(day, counts[day]) for day in sorted(counts))


def _changes(ledger: Ledger, as_of: dt.date) -> tuple[HistoryMark, ...]:
    """Find the verdicts that replaced another one of the same resolver."""
    latest: dict[tuple[str, str], str] = {}
    found = []
    for resolution in ledger.resolutions:
        day, key = resolution.known.last(), (resolution.prediction, resolution.resolver.name)
        if day > as_of:
            continue
        before, now = latest.get(key), str(resolution.outcome)
        latest[key] = now
        if before is not None and before != now:
            found.append(HistoryMark(day, 1, f"{resolution.prediction}: {before} → {now}"))
    return tuple(sorted(found, key=lambda mark: (mark.at, mark.text)))
