"""The report of ``predtrack compare``: the finding first, then what it rests on."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from predtrack.reports.document import Block, Column, Page, Paragraph, Table
from predtrack.reports.numbers import count, decimal
from predtrack.summaries.comparison import comparison_record, headline, in_words

if TYPE_CHECKING:
    from predtrack.reports.metadata import Metadata
    from predtrack.summaries.comparison import Comparison, RuleComparison

__all__ = ["compare_page"]


def compare_page(found: Comparison, *, metadata: Metadata, heading: str = "") -> Page:
    """Lay out a comparison.

    Parameters
    ----------
    found
        The comparison.
    metadata
        Source and day.
    heading
        What to write above; by default the two, the ledger and the day.
    """
    title = heading or f"{found.first} and {found.second} in {metadata.ledger}"
    title += "" if heading else f" as of {metadata.as_of}"
    blocks: list[Block] = [Paragraph(title, "heading"), Paragraph(headline(found))]
    blocks += [Paragraph(in_words(found, one)) for one in found.rules[1:]]
    blocks += [Paragraph(_overlap(found))]
    blocks += [_words(found)] if found.words else []
    for one in found.rules:
        blocks += [_table(found, one)] if one.difference is not None else []
    said = [*found.remarks, *(text for one in found.rules for text in map(_sentence, one.remarks))]
    blocks += [Paragraph(text, "aside") for text in dict.fromkeys(said)]
    blocks.append(Paragraph(str(found.funnel), "aside"))
    records = tuple(comparison_record(found, one) for one in found.rules)
    return Page(_payload(found, metadata), records, tuple(blocks), _TYPES)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _overlap(found: Comparison) -> str:
    """Say on how many questions they meet, and what each side loses."""
    sides = (
        (found.first, found.answered_first),
        (found.second, found.answered_second),
    )
    lost = "; ".join(
        f"{name} answered {count(n, 'question')}, of which {_number(n - found.common)} dropped"
        if n
        else f"{name} answered none"
        for name, n in sides
    )
    clusters = {one.clusters for one in found.rules} - {found.common}
    within = f" in {count(clusters.pop(), 'cluster')} by {found.cluster}" if clusters else ""
    return f"Common questions: {found.common:,}{within}. {lost}."


def _number(dropped: int) -> str:
    return f"{dropped:,} are" if dropped > 1 else "1 is" if dropped else "none is"


def _words(found: Comparison) -> Paragraph:
    """Say what the words of both come to, if a word means the same for both."""
    words = found.words
    if words is None:
        return Paragraph("")
    said = f"{words.low:+.3f} to {words.high:+.3f}"
    if words.high <= 0 or words.low >= 0:
        better = found.first if words.high <= 0 else found.second
        surely = "better" if words.high < 0 or words.low > 0 else "at least as good"
        verdict = f"{better} is {surely} whatever each word means, if it means one thing"
    else:
        verdict = "the words allow either to be better"
    return Paragraph(
        f"By their words, on {count(words.n, 'common question')}: {verdict}. Brier difference,"
        f" {found.first} minus {found.second}: {said} over all shared meanings of each word."
    )


def _table(found: Comparison, one: RuleComparison) -> Table:
    low, high = (decimal(end, places=0) for end in one.range)
    rows = [{"what": what, "value": value} for what, value in _lines(found, one) if value]
    note = "Difference: first minus second;"
    note += " below 0 the first is better." if one.direction == "lower" else ""
    note += " above 0 the first is better." if one.direction == "higher" else ""
    return Table(
        f"{one.title}: {low} to {high}, {one.direction} is better",
        (Column("what", "", gives_way=True), Column("value", "", "right")),
        tuple(rows),
        note,
    )


def _lines(found: Comparison, one: RuleComparison) -> list[tuple[str, str]]:
    interval, seen, several = one.interval, one.anytime, len(found.rules) > 1
    ends = f"{interval.low:+.4f} to {interval.high:+.4f}" if interval else "none"
    name = f"{found.level * 100:g} %"
    p = "" if one.p_value is None else f"{one.p_value:.4g}"
    return [
        (f"mean of {found.first}", f"{one.first:.4f}"),
        (f"mean of {found.second}", f"{one.second:.4f}"),
        ("difference", f"{one.difference:+.4f}"),
        (f"{name} interval ({interval.method})" if interval else f"{name} interval", ends),
        (f"sign-flip test, p ({one.p_method}{_at_best(one)})", p),
        ("p adjusted for the rules: Holm", f"{one.holm:.4g}" if several and p else ""),
        (
            "p adjusted: Benjamini-Hochberg",
            f"{one.benjamini_hochberg:.4g}" if several and p else "",
        ),
        (
            "Diebold-Mariano test (Harvey-Leybourne-Newbold), p",
            "" if one.hln_p is None else f"{one.hln_p:.4g}",
        ),
        (
            "difference found in 80 % of cases by so many questions",
            "" if one.detectable is None else f"{one.detectable:.4f}",
        ),
        (
            f"{name} interval that holds at any time ({seen.steps:,} moments)" if seen else "",
            f"{seen.low:+.4f} to {seen.high:+.4f}" if seen else "",
        ),
        (
            f"e-value that {found.first} is better" if seen else "",
            _evidence(seen.first_better) if seen else "",
        ),
        (
            f"e-value that {found.second} is better" if seen else "",
            _evidence(seen.second_better) if seen else "",
        ),
    ]


def _at_best(one: RuleComparison) -> str:
    """Say what p the clearest result could have had, where that is not next to nothing."""
    best = one.smallest_p
    return f"; at best {best:.2g}" if best is not None and best > 1e-4 else ""


def _evidence(value: float) -> str:
    return f"{value:.3g}" if 1e-3 <= value < 1e6 else f"{value:.1e}" if value >= 1e6 else "< 0.001"


def _payload(found: Comparison, metadata: Metadata) -> dict[str, Any]:
    sides = {
        name: {"forecaster": who, "answered": n, "dropped": n - found.common}
        for name, who, n in (
            ("first", found.first, found.answered_first),
            ("second", found.second, found.answered_second),
        )
    }
    return {
        "metadata": metadata,
        "finding": headline(found),
        "comparable": not found.reason,
        "reason": found.reason,
        **sides,
        "common": found.common,
        "cluster": found.cluster,
        "rules": [asdict(one) for one in found.rules],
        "words": found.words,
        "funnel": {
            name: getattr(found.funnel, name)
            for name in ("published", "scoreable", "matured", "resolved", "scored", "unit")
        },
        "remarks": list(found.remarks),
    }


_WHOLE = ("n", "clusters", "anytime_steps")
_TEXT = (
    "first_forecaster", "second_forecaster", "rule", "direction", "better", "interval_method",
    "p_method",
)  # fmt: skip
_NUMBERS = (
    "first", "second", "difference", "sd", "interval_level", "interval_low", "interval_high",
    "p_value", "smallest_p", "holm", "benjamini_hochberg", "hln", "hln_p", "detectable",
    "anytime_low", "anytime_high", "anytime_first_better", "anytime_second_better",
)  # fmt: skip
_TYPES = {
    **dict.fromkeys(_TEXT, "VARCHAR"),
    **dict.fromkeys(_WHOLE, "BIGINT"),
    **dict.fromkeys(_NUMBERS, "DOUBLE"),
    "told_apart": "BOOLEAN",
}
"""Columns of the records; a column without any value has its type all the same."""
