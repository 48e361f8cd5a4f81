"""The funnel: how many were published, and what became of them on the way to a score."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.scores.standing import HINDSIGHT_CLASSES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

__all__ = ["NOT_SCOREABLE", "Excluded", "Funnel", "funnel"]

NOT_SCOREABLE = (
    "cannot be resolved", "no forecast", "no score for", "withdrawn", *HINDSIGHT_CLASSES
)  # fmt: skip
"""How the reasons begin for which a claim cannot be scored, whatever happens."""


@dataclass(frozen=True, slots=True)
class Excluded:
    """A claim that is not scored, and why."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Funnel:
    """Counts from publication to score; none is ever larger than the one before.

    Parameters
    ----------
    published
        Claims that had been made.
    scoreable
        Those that can be resolved, were not withdrawn, and have a kind with a score.
    matured
        Those whose time has come.
    resolved
        Those with an outcome; void, ambiguous and disputed are none.
    scored
        Those in the scores.
    excluded
        The rest, each with the reason.
    unit
        What is counted.
    left_out
        Number of those that are excluded by the reason, where not each one is listed.
    """

    published: int
    scoreable: int
    matured: int
    resolved: int
    scored: int
    excluded: tuple[Excluded, ...]
    unit: str = "claims"
    left_out: Mapping[str, int] | None = None

    @property
    def reasons(self) -> dict[str, int]:
        """Number of excluded claims by the first words of the reason."""
        counts: Counter[str] = Counter()
        if self.left_out is None:
            counts.update(_short(claim.reason) for claim in self.excluded)
        for reason, number in (self.left_out or {}).items():
            counts[_short(reason)] += number
        return dict(counts.most_common())

    @property
    def unlisted(self) -> int:
        """Number of excluded claims that are counted and not listed."""
        return max(sum((self.left_out or {}).values()) - len(self.excluded), 0)

    def __str__(self) -> str:
        return (
            f"{self.published:,}{_counting(self.unit)} published → {self.scoreable:,} scoreable"
            f" → {self.matured:,} matured → {self.resolved:,} resolved → {self.scored:,} scored"
        )


def _counting(unit: str) -> str:
    """Name the unit where it is not the usual one."""
    return "" if unit == "claims" else f" {unit}"


def _short(reason: str) -> str:
    head = reason.split(":", maxsplit=1)[0]
    for stem in ("not due", "overdue", "made on"):
        if head.startswith(stem):
            return {"made on": "made too late", "not due": "not yet due"}.get(stem, stem)
    return head


def funnel(claims: pd.DataFrame) -> Funnel:
    """Count a table of claims.

    Parameters
    ----------
    claims
        The table of :func:`predtrack.tables.claims`.
    """
    excluded = claims["excluded"]
    scoreable = claims[~excluded.str.startswith(NOT_SCOREABLE)]
    matured = scoreable[scoreable["matured"].astype(bool)]
    left_out = claims[excluded != ""]
    return Funnel(
        published=len(claims),
        scoreable=len(scoreable),
        matured=len(matured),
        resolved=int((matured["status"] == "resolved").sum()),
        scored=int((excluded == "").sum()),
        excluded=tuple(
            Excluded(*pair)
            for pair in zip(left_out["prediction"], left_out["excluded"], strict=True)
        ),
    )
