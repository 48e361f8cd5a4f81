"""The page of methods: each rule that is used, and what its numbers mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.numbers import decimal, span
from predtrack.reports.site.frame import Page
from predtrack.reports.site.hits import anchor_of
from predtrack.reports.site.texts import method_text
from predtrack.reports.site.verdicts import SIGNS
from predtrack.scores import get_score
from predtrack.words import LEXICON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.reports.site.material import Material
    from predtrack.reports.site.texts import Texts

__all__ = ["method_page"]


def method_page(material: Material, texts: Texts) -> Page:
    """Say what is counted, by which rules, and what the site never does."""
    text = method_text()
    parts = [_part(part, texts) for part in text["part"]]
    values = {
        "signs": SIGNS,
        "parts": [*parts, *_other_rules(material, {part["id"] for part in parts}, texts)],
        "words": list(_words(material, texts)),
        "never": [texts.of(pair) for pair in text["never"]],
    }
    return Page("method.html", "method", texts("nav_method"), texts("method_lede"), values)


def _part(part: dict[str, Any], texts: Texts) -> dict[str, Any]:
    facts = []
    if "range" in part:
        facts.append((texts("range"), " – ".join(map(str, part["range"]))))
    if "direction" in part:
        facts.append((texts("better"), texts(part["direction"])))
    if "basis" in part:
        facts.append((texts("basis"), texts.named("basis", part["basis"])))
    if part["id"] in {"brier", "log"}:
        rule = get_score(part["id"], kind="binary")
        facts += [(texts("elicits"), rule.elicits), (texts("reference"), rule.reference)]
    return {
        "id": part["id"],
        "title": texts.of(part["title"]),
        "paragraphs": [texts.of(pair) for pair in part["paragraphs"]],
        "facts": facts,
    }


def _other_rules(material: Material, told: set[str], texts: Texts) -> Iterator[dict[str, Any]]:
    """Describe every further rule that scores something here, out of its own facts."""
    kinds = {"range": "interval", "probabilities": "categorical"}
    used = {
        score.rule: kinds.get(one.row["kind"], one.row["kind"])
        for one in material.claimed.values()
        for score in one.scores
    }
    for name in sorted(set(used) - told):
        rule = get_score(name, kind=used[name])
        yield {
            "id": anchor_of(name),
            "title": rule.title,
            "paragraphs": [],
            "facts": [
                (texts("range"), " – ".join(decimal(end, places=0) for end in rule.range)),
                (texts("better"), texts(rule.direction)),
                (texts("elicits"), rule.elicits),
                (texts("caution"), rule.caution),
                (texts("reference"), rule.reference),
            ],
        }


def _words(material: Material, texts: Texts) -> Iterator[dict[str, str]]:
    """Give how each word is read that carries a statement here."""
    rows = (one.row for one in material.claimed.values() if one.row["word"] is not None)
    used = {(row["word"], row["reading_low"], row["reading_high"], row["basis"]) for row in rows}
    sources = {spelling: word.source for word in LEXICON for spelling in word.spellings}
    for word, low, high, basis in sorted(used):
        bare = word.startswith("(")
        yield {
            "word": texts("bare") if bare else word,
            "reading": span((low, high), places=2),
            "basis": texts.named("basis", basis),
            "source": "" if bare else sources.get(word.casefold(), ""),
        }
