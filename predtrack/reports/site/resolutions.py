"""Verdicts on a prediction with their evidence, also those that a later one replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.site.wording import outcome_text

if TYPE_CHECKING:
    from predtrack.records import Evidence, Resolution
    from predtrack.reports.site.material import Claimed, Material
    from predtrack.reports.site.texts import Texts

__all__ = ["resolutions_of"]


def resolutions_of(material: Material, one: Claimed, texts: Texts) -> list[dict[str, Any]]:
    """Set out every verdict that was known by the day."""
    in_force = {id(found) for found in one.stand.resolutions}
    replaced = bool(in_force)
    return [
        _verdict(material, found, texts) | {"in_force": id(found) in in_force or not replaced}
        for found in material.known_resolutions(one.prediction)
    ]


def _verdict(material: Material, found: Resolution, texts: Texts) -> dict[str, Any]:
    noted = found.discrepancy
    literal = outcome_text(noted.literal, texts) if noted and noted.literal is not None else ""
    return {
        "who": found.resolver.name,
        "own": found.resolver.self,
        "outcome": outcome_text(found.outcome, texts),
        "known": str(found.known),
        "recorded": str(found.recorded or ""),
        "reason": found.reason,
        "evidence": [_proof(material, proof, texts) for proof in found.evidence],
        "discrepancy": noted,
        "literal": literal,
        "notes": found.notes,
    }


def _proof(material: Material, proof: Evidence, texts: Texts) -> dict[str, Any]:
    series = next((one for one in material.ledger.series if one.id == proof.series), None)
    title = series.title.say(texts.language) if series else ""
    return {
        "label": proof.title or title or proof.url or proof.file or proof.series or "",
        "url": proof.url,
        "series": series.id if series and not proof.url else "",
        "date": str(proof.date or ""),
        "locator": proof.locator,
        "file": proof.file if proof.file and (proof.title or proof.url) else "",
        "quote": proof.quote,
    }
