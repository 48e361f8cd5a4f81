"""The report of ``predtrack score``: funnel, one table a summary, and how to read them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from predtrack.reports.document import Block, Page, Paragraph, Table
from predtrack.reports.rule_tables import rule_tables
from predtrack.reports.score_sections import SECTIONS, generic_section
from predtrack.summaries.verdict_sentences import verdict_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from predtrack.reports.metadata import Metadata
    from predtrack.summaries import Funnel, Scorecard, ScoreRow

__all__ = ["printed_score", "score_page"]


def score_page(
    card: Scorecard,
    *,
    by: Sequence[str],
    metadata: Metadata,
    show_excluded: bool = False,
    heading: str = "",
) -> Page:
    """Lay out a scorecard.

    Parameters
    ----------
    card
        Scores and funnel.
    by
        Columns that made the groups.
    metadata
        Source and day.
    show_excluded
        Whether people see each excluded claim too; machines always do, up to the number that is
        listed of a large table.
    heading
        What to write above; by default the ledger and the day.
    """
    blocks: list[Block] = [
        Paragraph(heading or f"Scores of {metadata.ledger} as of {metadata.as_of}", "heading"),
        Paragraph(_funnel(card.funnel)),
    ]
    for family in dict.fromkeys(row.family for row in card.rows):
        rows = [row for row in card.rows if row.family == family]
        blocks += _section(family, rows, by, card.funnel.unit)
    blocks += [Paragraph(text, "aside") for text in _remarks(card)]
    if show_excluded:
        blocks += [Paragraph(f"{out.id}: {out.reason}") for out in card.funnel.excluded]
        more = card.funnel.unlisted
        blocks += [Paragraph(f"And {more:,} more, which are counted above.")] if more else []
    named = dict.fromkeys((name for row in card.rows for name in row.by), "VARCHAR")
    records = tuple(map(_record, card.rows))
    return Page(_payload(card, metadata), records, tuple(blocks), named | _TYPES)


def _section(
    family: str, rows: Sequence[ScoreRow], by: Sequence[str], unit: str
) -> Iterable[Table]:
    """Set out one family; the groups of a table are those that its rows have."""
    if unit == "rows":
        by = list(rows[0].by)
        if family == "stated" and by:
            return rule_tables(rows, by)
    return [SECTIONS.get(family, generic_section)(rows, by)]


def _funnel(funnel: Funnel) -> str:
    reasons = ", ".join(f"{n:,} {reason}" for reason, n in funnel.reasons.items())
    left_out = f"\nNot scored: {reasons}." if reasons else ""
    return f"{funnel}{left_out}"


def _remarks(card: Scorecard) -> list[str]:
    """Say what keeps the numbers from saying more."""
    said = list(card.remarks)
    if card.funnel.unit == "claims":
        said += _of_claims(card)
    elif not card.rows:
        said.insert(0, "Nothing is scored: no row has all that it takes.")
    if card.limits:
        said.append(_limit(min(card.limits, key=lambda row: row.n)))
    return said + verdict_sentences(card)


def _of_claims(card: Scorecard) -> list[str]:
    if not card.rows:
        return ["Nothing is scored yet: no matured claim has a resolution."]
    if any(row.family == "stated" for row in card.rows):
        return []
    said = (
        "No scored claim states a probability, so there is no Brier score here, only"
        " what it could be. A bare assertion is not a probability of 1."
    )
    return [said]


def _limit(smallest: ScoreRow) -> str:
    """Say what the smallest group can show."""
    group = ", ".join(smallest.by.values())
    return f"{group}: {smallest.detail['headline']}" if group else smallest.detail["headline"]


@dataclass(frozen=True, slots=True)
class _Printed:
    """A score row in the words of the public contract, in its order."""

    by: dict[str, str]
    rule: str
    range: list[float | None]
    direction: str
    basis: str
    n: int
    value: float | None
    bounds: list[float] | None
    interval: dict[str, Any] | None
    title: str
    detail: dict[str, Any]


def printed_score(row: ScoreRow) -> _Printed:
    """Put a score row into the words of the public contract."""
    return _Printed(
        dict(row.by),
        row.rule,
        list(row.range),
        row.direction,
        row.basis,
        row.n,
        row.value,
        list(row.bounds) if row.bounds else None,
        asdict(row.interval) if row.interval else None,
        row.title,
        dict(row.detail),
    )


def _payload(card: Scorecard, metadata: Metadata) -> dict[str, Any]:
    notes: dict[str, Any] = {
        "self_resolved": card.self_resolved,
        "questioned": card.questioned,
        "funnel_counts": card.funnel.unit,
        "sample_sizes": [{"by": row.by, "n": row.n, **row.detail} for row in card.limits],
    }
    if card.funnel.unit == "rows":
        notes["remarks"] = list(card.remarks)
    if card.funnel.unlisted:
        notes["excluded"] = dict(card.funnel.left_out or {})
    apart = ("unit", "left_out")
    funnel = {
        one.name: getattr(card.funnel, one.name)
        for one in fields(card.funnel)
        if one.name not in apart
    }
    return {
        "metadata": metadata,
        "funnel": funnel,
        "scores": [printed_score(row) for row in card.rows],
        "notes": notes,
    }


_TYPES = {
    "rule": "VARCHAR",
    "range_low": "DOUBLE",
    "range_high": "DOUBLE",
    "direction": "VARCHAR",
    "basis": "VARCHAR",
    "n": "BIGINT",
    "value": "DOUBLE",
    "bounds_low": "DOUBLE",
    "bounds_high": "DOUBLE",
    "interval_level": "DOUBLE",
    "interval_low": "DOUBLE",
    "interval_high": "DOUBLE",
    "interval_method": "VARCHAR",
}
"""Columns of the records; a column without any value has its type all the same."""


def _record(row: ScoreRow) -> dict[str, Any]:
    low, high = row.bounds or (None, None)
    interval = row.interval
    return {
        **row.by,
        "rule": row.rule,
        "range_low": row.range[0],
        "range_high": row.range[1],
        "direction": row.direction,
        "basis": row.basis,
        "n": row.n,
        "value": row.value,
        "bounds_low": low,
        "bounds_high": high,
        "interval_level": interval.level if interval else None,
        "interval_low": interval.low if interval else None,
        "interval_high": interval.high if interval else None,
        "interval_method": interval.method if interval else None,
    }
