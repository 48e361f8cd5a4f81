"""What machines read of a digest, where it is not the summary itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.score import printed_score
from predtrack.summaries.changes.claims import DUE_SOON
from predtrack.summaries.digest import LATELY

if TYPE_CHECKING:
    from predtrack.reports.digest.words import Words
    from predtrack.reports.metadata import Metadata
    from predtrack.summaries import Funnel
    from predtrack.summaries.changes import Changes
    from predtrack.summaries.digest import Digest, Edition

__all__ = ["changes_payload", "digest_payload", "ledger_name"]


def ledger_name(metadata: Metadata, words: Words) -> str:
    """Name the ledger as people call it."""
    return words.say("this ledger") if metadata.source == "." else metadata.source


def _funnel(funnel: Funnel) -> dict[str, Any]:
    """Give the counts of a funnel, and how many are left out for each reason."""
    names = ("published", "scoreable", "matured", "resolved", "scored")
    return {name: getattr(funnel, name) for name in names} | {"not_scored": funnel.reasons}


def changes_payload(changes: Changes, metadata: Metadata, since: str) -> dict[str, Any]:
    """Give all that changed, with the same keys whatever did."""
    before = changes.before
    return {
        "metadata": metadata,
        "since": {
            "given": since,
            "kind": "revision" if before.commit else "day",
            "commit": before.commit or None,
            "as_of": before.as_of,
            "is_empty": not before.ledger.files,
        },
        "funnel": {
            "before": _funnel(changes.funnel_before),
            "after": _funnel(changes.funnel_after),
        },
        **{event: list(found) for event, found in changes.events.items()},
        "edited": list(changes.edits),
        "scores": list(changes.scores),
        "targets": list(changes.targets),
    }


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "id": edition.id,
        "title": edition.title,
        "forecaster": edition.forecaster,
        "published": edition.published,
        "predictions": edition.claims,
        "scores": list(map(printed_score, edition.rows)),
    }


def digest_payload(digest: Digest, metadata: Metadata) -> dict[str, Any]:
    """Give the whole digest."""
    card = digest.overall
    return {
        "metadata": metadata,
        "funnel": _funnel(card.funnel),
        "forecasters": digest.forecasters,
        "scores": list(map(printed_score, card.rows)),
        "self_resolved": card.self_resolved,
        "questioned": card.questioned,
        "publications": list(map(_edition, digest.editions)),
        "due": list(digest.due),
        "due_within_days": DUE_SOON,
        "targets": [target.as_dict() for target in digest.targets],
        "resolved": list(digest.resolved),
        "re_resolved": list(digest.re_resolved),
        "resolved_within_days": LATELY,
    }
