"""What the Brier score of words and bare assertions can be, over all their readings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from predtrack.scores import TOLERANCE
from predtrack.scores.verbal import WordRecord, break_even_reading, coupled_brier_bounds
from predtrack.summaries.hit_rate import Tally
from predtrack.summaries.row import ScoreRow
from predtrack.tables import words

if TYPE_CHECKING:
    import pandas as pd

    from predtrack.summaries.settings import ScoreSettings

__all__ = ["brier_bounds"]


def brier_bounds(claims: pd.DataFrame, settings: ScoreSettings) -> list[ScoreRow]:
    """Give the lowest and the highest Brier score that the words allow.

    A word means one thing per author, whatever it is: the bounds run over one reading
    per word, not one per claim. A partial verdict may be of any degree.
    """
    table = words(claims)
    if table.empty:
        return []
    records = _records(table)
    detail: dict[str, Any] = {
        "words": [_described(record) for record in records],
        "partial_as_miss": coupled_brier_bounds([_recount(word, hit=False) for word in records]),
        "partial_as_hit": coupled_brier_bounds([_recount(word, hit=True) for word in records]),
        "break_even": _break_even(records, settings.reference),
    }
    bases = set(table["basis"])
    return [
        ScoreRow(
            "brier",
            "Brier score, over the readings of the words",
            (0, 1),
            "lower",
            bases.pop() if len(bases) == 1 else "mixed",
            len(table),
            bounds=coupled_brier_bounds(records),
            detail=detail,
        )
    ]


def _records(table: pd.DataFrame) -> list[WordRecord]:
    """Count each author's use of each word; a word under two standards is two words."""
    keys = ["forecaster", "word", "reading_low", "reading_high"]
    several = len(set(table["forecaster"])) > 1
    standards = Counter(table.drop_duplicates(keys)[keys[:2]].itertuples(index=False, name=None))
    records = []
    for (who, word, *_), said in table.groupby(keys, sort=True):
        counts = Tally(said["fulfilment"])
        low, high = said[["reading_low", "reading_high"]].iloc[0]
        name = f"{word} ({who})" if several else str(word)
        name += f" [{low:g}, {high:g}]" if standards[who, word] > 1 else ""
        records.append(WordRecord(name, low, high, counts.hits, counts.misses, counts.partials))
    return records


def _recount(word: WordRecord, *, hit: bool) -> WordRecord:
    hits = word.hits + word.partials * hit
    return WordRecord(word.word, word.low, word.high, hits, word.n - hits)


def _described(word: WordRecord) -> dict[str, Any]:
    return {
        "word": word.word,
        "reading": (word.low, word.high),
        "hits": word.hits,
        "partials": word.partials,
        "misses": word.misses,
    }


def _break_even(records: list[WordRecord], reference: float) -> dict[str, Any] | None:
    """Say for which reading of a single word it beats the reference."""
    if len(records) != 1:
        return None
    word = records[0]
    found: dict[str, Any] = {"reference": reference}
    for name, hit in (("partial_as_miss", False), ("partial_as_hit", True)):
        ends = break_even_reading(_recount(word, hit=hit).hits / word.n, reference)
        overlap = ends and (max(ends[0], word.low), min(ends[1], word.high))
        found[name] = overlap if overlap and overlap[1] - overlap[0] > TOLERANCE else None
    return found
