"""A forecast in words of probability."""

from __future__ import annotations

from typing import ClassVar

from predtrack.kinds.base import Forecast
from predtrack.values import Slug, Text

__all__ = ["WordsForecast"]


class WordsForecast(Forecast):
    """A word such as "likely": an interval of readings, never one number.

    Examples
    --------
    >>> WordsForecast(words="likely").language
    'en'
    """

    kind: ClassVar[str] = "words"
    answers: ClassVar[frozenset[str]] = frozenset({"binary"})

    words: Text
    """The word or phrase, as the lexicon has it."""
    language: Slug = "en"
    """Its language (en, zh)."""
    lexicon: Slug | None = None
    """The standard that the author declared to follow; none where none was declared."""
