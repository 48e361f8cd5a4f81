"""The report of what changed: headline, verdicts, scores, what waits, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.reports.digest.claim_tables import TABLES, added_table, edited_table
from predtrack.reports.digest.payloads import changes_payload, ledger_name
from predtrack.reports.digest.score_tables import score_table
from predtrack.reports.digest.sentences import funnel_sentence, results
from predtrack.reports.digest.target_tables import moved_table
from predtrack.reports.digest.words import Words
from predtrack.reports.document import Block, Page, Paragraph
from predtrack.reports.numbers import span
from predtrack.summaries.changes.claims import DUE_SOON

if TYPE_CHECKING:
    from predtrack.reports.metadata import Metadata
    from predtrack.summaries.changes import Changes

__all__ = ["changes_page"]

_FIRST = ("resolved", "re_resolved")
_THEN = ("counted_otherwise", "overdue", "removed", "withdrawn")
_LAST = ("due",)


def changes_page(changes: Changes, *, since: str, metadata: Metadata, language: str = "en") -> Page:
    """Lay out what changed, its sections in the order of their importance.

    Parameters
    ----------
    changes
        What :func:`predtrack.summaries.changes.changes` gives.
    since
        The day or the revision, as it was named.
    metadata
        Source and day.
    language
        Language of the sentences, ``en`` or ``zh``.
    """
    words = Words(language)
    name = ledger_name(metadata, words)
    heading = Paragraph(words.say("changes heading", ledger=name, since=since), "heading")
    head = [Paragraph(text) for text in _head(changes, words) if text]
    compared = Paragraph(_compared(changes, words), "aside")
    blocks = (heading, *head, compared, *_sections(changes, words))
    return Page(changes_payload(changes, metadata, since), blocks=blocks)


def _head(changes: Changes, words: Words) -> list[str]:
    said = _happened(changes, words)
    sum_up = words.say("changed", list=words.listed(said)) if said else ""
    core = sum(bool(edit.core) for edit in changes.edits)
    return [
        words.together((sum_up or words.say("nothing changed"), _moved(changes, words))),
        words.say("core edited", number=f"{core:,}") if core else "",
        _funnels(changes, words),
    ]


def _happened(changes: Changes, words: Words) -> list[str]:
    """Count what happened, without what did not."""
    said = []
    for event, found in changes.events.items():
        if found:
            phrase = "add" if event == "published" and changes.before.commit else event
            ending = results(found, words) if event == "resolved" else ""
            said.append(
                words.say(f"did {phrase}", number=f"{len(found):,}", days=DUE_SOON) + ending
            )
    if changes.edits:
        said.append(words.say("did edited", number=f"{len(changes.edits):,}"))
    if changes.targets:
        said.append(words.say("did targets", targets=words.count("target", len(changes.targets))))
    return said


def _moved(changes: Changes, words: Words) -> str:
    """Say how the first score of all claims moved."""
    whole = (one for one in changes.scores if not one.by and one.rule in {"hit_rate", "brier"})
    first = next(whole, None)
    if first is None:
        return ""
    title = words.word(first.title)
    return words.say(
        "score moved",
        title=title[:1].upper() + title[1:],
        before=span(first.before),
        n_before=f"{first.n_before:,}",
        after=span(first.after),
        n_after=f"{first.n_after:,}",
    )


def _funnels(changes: Changes, words: Words) -> str:
    before = funnel_sentence(changes.funnel_before, words)
    after = funnel_sentence(changes.funnel_after, words)
    now = words.say("funnel now", funnel=after)
    return now if before == after else f"{words.say('funnel then', funnel=before)}\n{now}"


def _compared(changes: Changes, words: Words) -> str:
    """Say what is compared with what."""
    before, after = changes.before, changes.after
    if not before.commit:
        return words.say("by day", before=before.as_of, after=after.as_of)
    said = words.say("by commit", commit=before.commit[:12], before=before.as_of, after=after.as_of)
    empty = "" if before.ledger.files else words.say("no ledger then")
    return words.together((said, empty))


def _sections(changes: Changes, words: Words) -> list[Block]:
    return [
        *_tables(changes, words, _FIRST),
        *([score_table(changes.scores, words)] if changes.scores else []),
        *_tables(changes, words, _THEN),
        *([edited_table(changes.edits, words)] if changes.edits else []),
        *([moved_table(changes.targets, words)] if changes.targets else []),
        *_tables(changes, words, _LAST),
        *_new(changes, words),
    ]


def _new(changes: Changes, words: Words) -> list[Block]:
    """List new claims: between two commits they are new in the files, whenever they were said."""
    found = changes.events["published"]
    make = added_table if changes.before.commit else TABLES["published"]
    return [make(found, words)] if found else []


def _tables(changes: Changes, words: Words, events: tuple[str, ...]) -> list[Block]:
    found = ((event, changes.events[event]) for event in events)
    return [TABLES[event](claims, words) for event, claims in found if claims]
