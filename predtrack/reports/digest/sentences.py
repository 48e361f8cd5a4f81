"""The sentences with which a digest begins."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from predtrack.reports.digest.cells import result_of
from predtrack.reports.numbers import decimal, percent, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from predtrack.reports.digest.words import Words
    from predtrack.summaries import Funnel, Scorecard, ScoreRow, TargetProgress
    from predtrack.summaries.changes import ClaimChange
    from predtrack.summaries.digest import Digest

_MOST_REASONS = 6
_RESULTS = ("hit", "part", "miss", "kept", "part kept", "missed")

__all__ = ["finding", "funnel_sentence", "reasons", "results", "statuses", "verdicts"]


def finding(digest: Digest, words: Words) -> str:
    """Say what the record is, by hits and by stated probabilities."""
    card = digest.overall
    if not card.rows:
        return words.say("nothing scored")
    hits = [_hits(row, digest, words) for row in card.rows if row.rule == "hit_rate"]
    stated = [_stated(row, words) for row in card.rows if row.family == "stated"]
    readings = [_readings(row, words) for row in card.rows if row.family == "readings"]
    return words.together((*hits, *stated, *([] if stated else readings)))


def _hits(row: ScoreRow, digest: Digest, words: Words) -> str:
    counts, (low, high) = row.detail, row.bounds or (0.0, 1.0)
    interval = row.interval
    phrase = "hits" if counts["partials"] else "hits whole"
    return words.say(
        phrase,
        claims=_claims(row.n, digest, words),
        **{key: f"{counts[key]:,}" for key in ("hits", "partials", "misses")},
        low=percent(low),
        high=percent(high),
        least=percent(interval.low if interval else None),
        most=percent(interval.high if interval else None),
    )


def _claims(number: int, digest: Digest, words: Words) -> str:
    """Name the claims that are counted, where they are not all that are scored or of several."""
    is_all = number == digest.overall.funnel.scored
    said = words.count("claim" if is_all else "claim alone", number)
    if digest.forecasters < 2:
        return said
    return words.say("of several", claims=said, number=f"{digest.forecasters:,}")


def _stated(row: ScoreRow, words: Words) -> str:
    ends = row.bounds or (None if row.value is None else (row.value, row.value))
    basis = "" if row.basis == "stated" else words.aside(words.word(row.basis))
    return words.say(
        "stated",
        title=f"{words.word(row.title)}{basis}",
        value=span(ends),
        n=f"{row.n:,}",
        direction=words.word(row.direction),
    )


def _readings(row: ScoreRow, words: Words) -> str:
    low, high = (decimal(end) for end in row.bounds or (None, None))
    said = words.say("no probability", n=f"{row.n:,}", low=low, high=high)
    policy = words.say("policy") if row.basis in {"policy", "mixed"} else ""
    return words.together((said, policy))


def funnel_sentence(funnel: Funnel, words: Words) -> str:
    """Count the claims on their way from publication to score."""
    names = ("published", "scoreable", "matured", "resolved", "scored")
    return words.say("funnel", **{name: f"{getattr(funnel, name):,}" for name in names})


def reasons(funnel: Funnel, words: Words) -> str:
    """Say why the others are not scored."""
    found = list(funnel.reasons.items())
    said = [words.some(number, reason) for reason, number in found[:_MOST_REASONS]]
    rest = sum(number for _, number in found[_MOST_REASONS:])
    said += [words.say("other reasons", number=f"{rest:,}")] if rest else []
    return words.say("not scored", reasons=words.listed(said)) if said else ""


def verdicts(card: Scorecard, words: Words) -> str:
    """Say what a reader must know of the verdicts."""
    all_of_them = words.count("verdict", card.funnel.scored)
    asked = words.count("verdict", card.questioned)
    return words.together(
        (
            words.say("own verdicts", own=f"{card.self_resolved:,}", verdicts=all_of_them)
            if card.self_resolved
            else "",
            words.say("questioned", verdicts=asked) if card.questioned else "",
        )
    )


def results(found: Sequence[ClaimChange], words: Words) -> str:
    """Count what became of claims that were resolved, in brackets."""
    counts = Counter(result_of(one, words) for one in found)
    ordered = ((name, counts[words.say(name)]) for name in _RESULTS)
    said = [words.count(name, number) for name, number in ordered if number]
    return words.aside(words.listed(said))


def statuses(targets: Iterable[TargetProgress], words: Words) -> str:
    """Count targets by where they stand."""
    counts = Counter(target.status for target in targets)
    said = [words.some(number, status) for status, number in counts.most_common()]
    return words.say("targets now", statuses=words.listed(said)) if said else ""
