"""The digest of a ledger: headline, funnel, record, what waits, targets."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from predtrack.reports.digest.claim_tables import due_table
from predtrack.reports.digest.payloads import digest_payload, ledger_name
from predtrack.reports.digest.score_tables import record_table
from predtrack.reports.digest.sentences import (
    finding,
    funnel_sentence,
    reasons,
    results,
    statuses,
    verdicts,
)
from predtrack.reports.digest.target_tables import targets_table
from predtrack.reports.digest.verdict_tables import anew_table, resolved_table
from predtrack.reports.digest.words import Words
from predtrack.reports.document import Block, Page, Paragraph
from predtrack.summaries.changes.claims import DUE_SOON
from predtrack.summaries.digest import LATELY

if TYPE_CHECKING:
    from predtrack.reports.metadata import Metadata
    from predtrack.summaries import DueItem
    from predtrack.summaries.digest import Digest

__all__ = ["digest_page"]


def digest_page(digest: Digest, *, metadata: Metadata, language: str = "en") -> Page:
    """Lay out a digest, its sections in the order of their importance.

    Parameters
    ----------
    digest
        What :func:`predtrack.summaries.digest.digest` gives.
    metadata
        Source and day.
    language
        Language of the sentences, ``en`` or ``zh``.
    """
    words = Words(language)
    heading = words.say("digest heading", ledger=ledger_name(metadata, words), day=metadata.as_of)
    blocks: list[Block] = [Paragraph(heading, "heading")]
    if digest.overall.funnel.published or digest.targets:
        blocks += [Paragraph(text) for text in _head(digest, words) if text]
        blocks += _sections(digest, words)
    else:
        blocks.append(Paragraph(words.say("empty ledger")))
    return Page(digest_payload(digest, metadata), blocks=tuple(blocks))


def _head(digest: Digest, words: Words) -> list[str]:
    card = digest.overall
    return [
        words.together((finding(digest, words), verdicts(card, words))),
        words.together((funnel_sentence(card.funnel, words), reasons(card.funnel, words))),
        words.together((*_waiting(digest, words), statuses(digest.targets, words))),
    ]


def _waiting(digest: Digest, words: Words) -> list[str]:
    overdue, soon = (len(_group(digest, group)) for group in ("overdue", "due"))
    said = [
        words.say("waiting", overdue=f"{overdue:,}", due=f"{soon:,}", days=DUE_SOON),
        *(
            words.say("next", title=shorten(first.title, 120, placeholder=" …"), day=first.due)
            for first in _group(digest, "due")[:1]
        ),
    ]
    if digest.resolved or digest.re_resolved:
        said.append(
            words.say(
                "lately",
                days=LATELY,
                resolved=f"{len(digest.resolved):,}",
                results=results(digest.resolved, words),
                anew=f"{len(digest.re_resolved):,}",
            )
        )
    return said


def _group(digest: Digest, group: str) -> list[DueItem]:
    return [item for item in digest.due if item.group == group]


def _sections(digest: Digest, words: Words) -> list[Block]:
    lists = {
        "overdue": words.say("table overdue"),
        "due": words.say("table due", days=DUE_SOON),
        "resolved early": words.say("table early"),
    }
    overdue, soon, early = (
        [due_table(found, words, title)] if (found := _group(digest, group)) else []
        for group, title in lists.items()
    )
    lately = words.say("table resolved lately", days=LATELY)
    return [
        *([record_table(digest.editions, words)] if digest.overall.rows else []),
        *overdue,
        *soon,
        *([targets_table(digest.targets, words)] if digest.targets else []),
        *([anew_table(digest.re_resolved, words)] if digest.re_resolved else []),
        *([resolved_table(digest.resolved, words, lately)] if digest.resolved else []),
        *early,
    ]
