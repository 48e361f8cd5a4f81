"""Tables of scores: the record of each publication, and what changed in the scores."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from predtrack.reports.digest.cells import day, table_of
from predtrack.reports.numbers import span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.reports.digest.words import Words
    from predtrack.reports.document import Table
    from predtrack.summaries.changes import ScoreChange
    from predtrack.summaries.digest import Edition

__all__ = ["record_table", "score_name", "score_table"]

_READINGS = ("hit_rate_strict", "hit_rate_half_credit")
"""Readings of the hit rate that a digest leaves to the ends of it."""


def record_table(editions: Sequence[Edition], words: Words) -> Table:
    """Give one line to each publication of which something is scored."""
    scored = [edition for edition in editions if edition.rows]
    rest = len(editions) - len(scored)
    others = words.say("note others", publications=words.count("publication", rest)) if rest else ""
    columns = ("publication", "date", "claims", "n", "counts", "rate", "interval", "brier")
    rows = [_record(edition) for edition in scored]
    note = words.say("note record", others=others).strip()
    return table_of(words, words.say("table record"), columns, rows, note)


def _record(edition: Edition) -> dict[str, str]:
    row = {
        "publication": edition.title,
        "date": day(edition.published),
        "claims": f"{edition.claims:,}",
    }
    stated = [one for one in edition.rows if one.family == "stated" and one.rule == "brier"]
    briers = [f"{span(_ends(one.value, one.bounds))} (n={one.n})" for one in stated]
    row |= {"brier": ", ".join(briers)} if briers else {}
    hits = next((one for one in edition.rows if one.rule == "hit_rate"), None)
    if hits is None:
        return row
    counts = hits.detail
    interval = (hits.interval.low, hits.interval.high) if hits.interval else None
    return row | {
        "n": f"{hits.n:,}",
        "counts": f"{counts['hits']}/{counts['partials']}/{counts['misses']}",
        "rate": span(hits.bounds, places=2),
        "interval": span(interval, places=2),
    }


def _ends(value: float | None, bounds: tuple[float, float] | None) -> tuple[float, float] | None:
    return bounds or (None if value is None else (value, value))


def score_name(change: ScoreChange, words: Words) -> str:
    """Name a score, and where its probabilities come from."""
    known = change.basis in {"none", "stated"}
    basis = "" if known else words.aside(words.word(change.basis))
    return f"{words.word(change.title)}{basis}"


def score_table(changes: Sequence[ScoreChange], words: Words) -> Table:
    """Set the scores before beside those after, each with its number of claims."""
    rows = (
        {
            "group": one.by.get("forecaster") or words.say("all"),
            "score": score_name(one, words),
            "before": _with_n(one.before, one.n_before),
            "after": _with_n(one.after, one.n_after),
            "better": words.word(one.direction),
        }
        for one in changes
        if one.rule not in _READINGS and not _is_repeated(one, changes)
    )
    columns = ("group", "score", "before", "after", "better")
    is_policy = any(one.basis in {"policy", "mixed"} for one in changes)
    policy = words.say("policy") if is_policy else ""
    note = words.together((words.say("note scores"), policy))
    return table_of(words, words.say("table scores"), columns, rows, note)


def _is_repeated(change: ScoreChange, changes: Sequence[ScoreChange]) -> bool:
    """Tell whether the scores of all are those of one forecaster, who stands below."""
    return not change.by and any(replace(one, by={}) == change for one in changes if one.by)


def _with_n(ends: tuple[float, float] | None, n: int) -> str:
    return f"{span(ends)} (n = {n:,})" if n else "–"
