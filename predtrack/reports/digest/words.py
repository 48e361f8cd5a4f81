"""What a digest says, in the language of its reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.reports.digest.chinese import CHINESE
from predtrack.reports.digest.english import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["LANGUAGES", "Words"]

LANGUAGES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "zh": CHINESE}
"""Phrases by language; every language has the same ones."""


class Words:
    """Phrases in one language.

    Parameters
    ----------
    language
        ``en`` or ``zh``.

    Examples
    --------
    >>> Words("en").say("did overdue", number="3")
    '3 now overdue'
    >>> Words("zh").word("yes"), Words("en").word("a category")
    ('是', 'a category')
    """

    def __init__(self, language: str) -> None:
        self.phrases = LANGUAGES[language]

    def say(self, phrase: str, **parts: object) -> str:
        """Fill in a phrase."""
        return self.phrases[phrase].format(**parts)

    def word(self, word: str) -> str:
        """Translate one word of the records, where it has a translation."""
        return self.phrases.get(f"word {word}", word)

    def count(self, noun: str, number: int) -> str:
        """Write a number with its noun, in the number that the language has."""
        one = self.phrases[f"noun {noun}"]
        return f"{number:,} {one if number == 1 else self.phrases.get(f'nouns {noun}', one)}"

    def some(self, number: int, what: str) -> str:
        """Write how many there are of something that is named by a word of the records."""
        return self.say("of them", number=f"{number:,}", what=self.word(what))

    def aside(self, said: str) -> str:
        """Put something in brackets, where there is something."""
        return self.say("in brackets", said=said) if said else ""

    def anew(self, revision: str) -> str:
        """Say how and when something was stated anew.

        Examples
        --------
        >>> Words("zh").anew("restated on 2025-07-17")
        '2025-07-17 重申'
        """
        change, _, day = revision.partition(" on ")
        return self.say("stated anew", change=self.word(change), day=day)

    def together(self, sentences: Iterable[str]) -> str:
        """Make one paragraph of sentences."""
        return self.phrases["between sentences"].join(filter(None, sentences))

    def listed(self, parts: Iterable[str]) -> str:
        """Join the parts of a list."""
        return self.phrases["between parts"].join(parts)
