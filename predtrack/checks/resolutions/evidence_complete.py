"""PT504: at least one piece of evidence is complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.errors import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Evidence, Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT504",
    title="at least one piece of evidence can be looked up",
    why="Pages change: what was read, and when, is what remains.",
    remedy="Complete one: url or title with date and quote, or file with sha256, or a series.",
    severity=Severity.WARNING,
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every answer whose evidence all lacks something."""
    for resolution in ledger.resolutions:
        evidence = resolution.evidence
        if evidence and resolution.is_answer and not any(map(_is_complete, evidence)):
            place = at(resolution, "evidence")
            message = f"evidence lacks {_missing(evidence[0])}"
            yield Breach(RULE, place, message, record=resolution.prediction)


def _is_complete(evidence: Evidence) -> bool:
    cited = (evidence.url or evidence.title) and evidence.date and evidence.quote
    return bool(cited or (evidence.file and evidence.sha256) or evidence.series)


def _missing(evidence: Evidence) -> str:
    if evidence.file and not (evidence.url or evidence.title):
        return "sha256"
    return " and ".join(name for name in ("date", "quote") if getattr(evidence, name) is None)
