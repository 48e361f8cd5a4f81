"""Tables of a digest, and what their cells say."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from predtrack.reports.document import Column, Table
from predtrack.reports.numbers import percent
from predtrack.summaries.hit_rate import HIT_KINDS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from predtrack.records import Outcome
    from predtrack.reports.digest.words import Words
    from predtrack.summaries.changes import ClaimChange, ClaimState

__all__ = ["day", "named", "outcome_of", "place_of", "result_of", "standing_of", "table_of"]

_NUMBERS = frozenset(
    {"n", "claims", "days", "rate", "interval", "counts", "value", "level", "way", "brier"}
)


def table_of(
    words: Words,
    title: str,
    columns: Iterable[str],
    rows: Iterable[Mapping[str, str]],
    note: str = "",
) -> Table:
    """Make a table whose columns are named by phrases; those that say nothing are left out."""
    lines = tuple(rows)
    heads = tuple(
        Column(key, words.say(key), "right" if key in _NUMBERS else "left", gives_way=True)
        for key in columns
        if any(line.get(key, "–") != "–" for line in lines)
    )
    return Table(title, heads, lines, note)


def day(value: dt.date | None) -> str:
    """Write a day; a dash where there is none."""
    return str(value) if value else "–"


def named(change: ClaimChange) -> dict[str, str]:
    """Give the cells that say which claim it is."""
    return {
        "id": change.id,
        "title": change.title,
        "forecaster": change.forecaster,
        "publication": change.publication,
    }


def outcome_of(state: ClaimState | None, words: Words) -> str:
    """Write what became of a claim: the outcome that counts, or why there is none."""
    if state is None:
        return words.say("not there")
    if state.verdict is None or state.verdict.outcome is None:
        return words.word(state.status)
    return _outcome(state.verdict.outcome, words)


def _outcome(outcome: Outcome, words: Words) -> str:
    return f"{outcome:g}" if isinstance(outcome, float) else words.word(outcome)


def standing_of(state: ClaimState | None, words: Words) -> str:
    """Write where a claim stands, with the outcome where there is one."""
    if state is None or state.verdict is None or state.verdict.outcome is None:
        return outcome_of(state, words)
    return f"{words.word(state.status)}: {_outcome(state.verdict.outcome, words)}"


def result_of(change: ClaimChange, words: Words) -> str:
    """Say whether a claim that can come true did so; of another, the probability given to it."""
    found = change.after
    if found is not None and found.probability is not None:
        return words.say("said", probability=percent(found.probability))
    if found is None or found.verdict is None or change.kind not in HIT_KINDS:
        return "–"
    is_aim = change.claim != "prediction"
    if found.fulfilment is None:
        part = "part kept" if is_aim else "part"
        return words.say(part) if found.verdict.outcome == "partial" else "–"
    whole = {1.0: "kept", 0.0: "missed"} if is_aim else {1.0: "hit", 0.0: "miss"}
    known = whole.get(found.fulfilment)
    return words.say(known) if known else f"{found.fulfilment:g}"


def place_of(evidence: str) -> str:
    """Name where evidence is: the host of an address, or its title.

    Examples
    --------
    >>> place_of("https://www.example.org/may?x=1"), place_of("Annual report"), place_of("")
    ('example.org', 'Annual report', '–')
    """
    try:
        host = urlsplit(evidence).hostname
    except ValueError:
        host = None
    return (host or "").removeprefix("www.") or evidence or "–"
