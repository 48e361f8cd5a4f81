"""Hit rates of the scorecards, ready to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.numbers import decimal, span
from predtrack.reports.site.names import file_name
from predtrack.reports.site.wording import share

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from predtrack.reports.site.texts import Texts
    from predtrack.summaries import Scorecard, ScoreRow

__all__ = ["by_group", "counts_of", "findings", "hit_line", "other_scores"]


def by_group(card: Scorecard, column: str) -> Mapping[str, ScoreRow]:
    """Give the hit rate of each group of a card, by the group."""
    return {row.by.get(column, ""): row for row in card.rows if row.rule == "hit_rate"}


def counts_of(row: ScoreRow) -> dict[str, Any]:
    """Give hits, partials and misses."""
    return {name: row.detail[name] for name in ("hits", "partials", "misses")} | {"n": row.n}


def hit_line(row: ScoreRow, key: str, name: str, folder: str) -> dict[str, Any]:
    """Set out one group of a table of hit rates."""
    low, high = row.bounds or (0.0, 0.0)
    ends = (row.interval.low, row.interval.high) if row.interval else None
    return {
        "name": name,
        "path": f"{folder}/{file_name(key)}.html" if key else "",
        "n": row.n,
        "counts": counts_of(row),
        "rate": share(low) if low == high else f"{share(low)} – {share(high)}",
        "low": low,
        "interval": " – ".join(map(share, ends)) if ends else "–",
        "interval_low": ends[0] if ends else -1,
    }


def findings(row: ScoreRow | None, texts: Texts) -> list[str]:
    """Say in words what came true."""
    if row is None or row.bounds is None or row.interval is None:
        return [texts("headline_none")]
    low, high = row.bounds
    spread = {
        "level": f"{row.interval.level * 100:g}",
        "ci_low": share(row.interval.low),
        "ci_high": share(row.interval.high),
    }
    said = [texts("headline", **counts_of(row))]
    key = "headline_exact" if low == high else "headline_range"
    said.append(texts(key, low=share(low), high=share(high), **spread))
    literal = row.detail["literal"]
    if literal and literal["changed"]:
        low_text, high_text = map(share, literal["bounds"])
        rate = texts("from_to", low=low_text, high=high_text)
        key = "headline_literal_one" if literal["changed"] == 1 else "headline_literal"
        changed = literal["changed"]
        said.append(texts(key, changed=changed, rate=low_text if low_text == high_text else rate))
    return said


def other_scores(rows: Sequence[ScoreRow], texts: Texts) -> list[dict[str, Any]]:
    """Set out the scores of a group that are no hit rates."""
    shown = [row for row in rows if row.family in {"readings", "stated"}]
    return [
        {
            "title": rule_title(row, texts),
            "anchor": anchor_of(row.rule),
            "n": row.n,
            "value": span(row.bounds) if row.bounds else decimal(row.value),
            "range": " – ".join(decimal(end, places=0) for end in row.range),
            "better": texts(row.direction),
            "basis": texts.named("basis", row.basis),
        }
        for row in shown
    ]


def rule_title(row: ScoreRow, texts: Texts) -> str:
    """Name a rule."""
    if row.family == "readings":
        return texts("rule_brier_words")
    return texts.named("rule", row.rule) if f"rule_{row.rule}" in texts else row.title


def anchor_of(rule: str) -> str:
    """Give the place of a rule on the page of methods."""
    known: Callable[[str], bool] = {"brier", "log", "hit_rate", "own_record"}.__contains__
    return rule if known(rule) else f"rule-{rule}"
