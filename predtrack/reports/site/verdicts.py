"""What became of a prediction, in one word and one sign; never by colour alone."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from predtrack.reports.site.wording import outcome_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.reports.site.material import Claimed, Material
    from predtrack.reports.site.texts import Texts

__all__ = ["SIGNS", "VERDICT_SCORES", "shown_outcome", "verdict"]

SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "true": "✓",
        "partly": "◐",
        "false": "✕",
        "happened": "●",
        "not_happened": "○",
        "resolved": "=",
        "kept": "✓",
        "missed": "✕",
        "void": "∅",
        "ambiguous": "?",
        "disputed": "≠",
        "open": "…",
        "overdue": "!",
        "withdrawn": "↩",
        "unresolvable": "–",
    }
)
"""Every verdict with its sign, in the order of the method page."""

VERDICT_SCORES: Mapping[str, float] = MappingProxyType({"true": 1.0, "partly": 0.5, "false": 0.0})
"""Place of a verdict between the worst and the best, for machines that rate claims."""

_COMES_TRUE = frozenset({"assertion", "words", "bound", "range", "deadline"})
_ANSWERS = {"yes": "happened", "no": "not_happened"}


def verdict(material: Material, one: Claimed) -> str:
    """Name what became of a prediction: a key of :data:`SIGNS`."""
    status = one.stand.status.value
    if status != "resolved":
        return status
    aim = material.aims.get(one.prediction.id)
    if aim is not None:
        return aim.status if aim.status in SIGNS else "resolved"
    if one.row["kind"] in _COMES_TRUE:
        return _came_true(one)
    return _ANSWERS.get(str(one.stand.outcome), "resolved")


def _came_true(one: Claimed) -> str:
    degree = one.row["fulfilment"]
    if degree is None:
        return "partly" if one.stand.outcome == "partial" else "resolved"
    return {0.0: "false", 1.0: "true"}.get(float(degree), "partly")


def shown_outcome(one: Claimed, key: str, texts: Texts) -> str:
    """Give the answer itself, where the verdict does not say it."""
    if one.stand.outcome is None or key in {"happened", "not_happened"}:
        return ""
    if key in {"true", "partly", "false"} and one.stand.outcome in {"yes", "no", "partial"}:
        return ""
    return outcome_text(one.stand.outcome, texts)
