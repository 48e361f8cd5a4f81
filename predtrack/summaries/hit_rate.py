"""How many claims came true: strict, half-credit, and what partial verdicts leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.scores.assertions import clopper_pearson
from predtrack.summaries.row import Interval, ScoreRow
from predtrack.tables.kinds import scored

if TYPE_CHECKING:
    import pandas as pd

    from predtrack.summaries.settings import ScoreSettings

__all__ = ["HIT_KINDS", "Tally", "hit_rate", "tally"]

HIT_KINDS = ("assertion", "bound", "range", "deadline")
"""Kinds of forecast that came true or did not."""


class Tally:
    """Counts of verdicts.

    Parameters
    ----------
    fulfilment
        Degree to which each claim came true; null where it is partial.

    Examples
    --------
    >>> import pandas as pd
    >>> counts = Tally(pd.Series([1.0, 1.0, 0.0, None]))
    >>> counts.hits, counts.partials, counts.misses, counts.bounds
    (2, 1, 1, (0.5, 0.75))
    """

    def __init__(self, fulfilment: pd.Series[float]) -> None:
        stated = fulfilment.dropna()
        self.n = len(fulfilment)
        self.hits = int((stated == 1).sum())
        self.misses = int((stated == 0).sum())
        self.partials = self.n - self.hits - self.misses
        self._unstated = self.n - len(stated)
        self._credit = float(stated.sum())

    @property
    def strict(self) -> float:
        """Share of full hits."""
        return self.hits / self.n

    @property
    def half_credit(self) -> float:
        """Share of hits when a partial verdict of unstated degree counts one half."""
        return (self._credit + self._unstated / 2) / self.n

    @property
    def bounds(self) -> tuple[float, float]:
        """Share of hits with unstated degrees at none, and at all."""
        return self._credit / self.n, (self._credit + self._unstated) / self.n


def tally(claims: pd.DataFrame) -> Tally:
    """Count the verdicts on the claims that can come true."""
    return Tally(_countable(claims)["fulfilment"])


def _countable(claims: pd.DataFrame) -> pd.DataFrame:
    table = scored(claims)
    return table[table["kind"].isin(HIT_KINDS)]


def _counts(counts: Tally) -> dict[str, int]:
    return {"hits": counts.hits, "partials": counts.partials, "misses": counts.misses}


def _literally(claims: pd.DataFrame) -> dict[str, Any] | None:
    """Count once more, with the stated criteria read literally where that was noted.

    No second verdict: it says how much hangs on the questioned ones.
    """
    table = _countable(claims)
    noted = table["literal"].notna()
    if not noted.any():
        return None
    counts = Tally(table["literal"].where(noted, table["fulfilment"]))
    changed = noted & (table["literal"] != table["fulfilment"])
    return _counts(counts) | {"changed": int(changed.sum()), "bounds": counts.bounds}


def hit_rate(claims: pd.DataFrame, settings: ScoreSettings) -> list[ScoreRow]:
    """Summarise hits: the interval that partial verdicts span, strict, and half-credit.

    The confidence interval is Clopper and Pearson's (1934), doi:10.1093/biomet/26.4.404;
    beside the span of the partial verdicts it runs from the lower end with none of them
    to the upper end with all of them counted as hits.
    """
    counts = tally(claims)
    if counts.n == 0:
        return []
    level = settings.level
    strict = clopper_pearson(counts.hits, counts.n, level)
    lenient = clopper_pearson(counts.hits + counts.partials, counts.n, level)
    detail: dict[str, Any] = _counts(counts) | {"literal": _literally(claims)}

    def row(rule: str, title: str, **score: object) -> ScoreRow:
        return ScoreRow(rule, title, (0, 1), "higher", "none", counts.n, detail=detail, **score)  # type: ignore[arg-type]

    method = "Clopper-Pearson"
    return [
        row(
            "hit_rate",
            "hit rate, whatever partial means",
            bounds=counts.bounds,
            interval=Interval(level, strict[0], lenient[1], method),
        ),
        row(
            "hit_rate_strict",
            "hit rate, partial = miss",
            value=counts.strict,
            interval=Interval(level, *strict, method),
        ),
        row("hit_rate_half_credit", "hit rate, partial = half", value=counts.half_credit),
    ]
