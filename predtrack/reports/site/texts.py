"""What the site says in a language: words from a file, dates and numbers."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from predtrack.reports.site.names import LANGUAGES

__all__ = ["Texts", "method_text", "tongue"]

_FOLDER = Path(__file__).parent


@cache
def _catalogue() -> dict[str, list[str]]:
    return tomllib.loads((_FOLDER / "texts.toml").read_text(encoding="utf-8"))


@cache
def method_text() -> dict[str, Any]:
    """Give the method page in all languages."""
    return tomllib.loads((_FOLDER / "method.toml").read_text(encoding="utf-8"))


class Texts:
    """The words of one language.

    Examples
    --------
    >>> Texts("zh")("days_left", n=3)
    '还有 3 天'
    """

    def __init__(self, language: str) -> None:
        self.language = language
        place = LANGUAGES.index(language)
        self._words = {key: said[place] for key, said in _catalogue().items()}
        self.tag = self._words["tag"]
        self._place = place

    def __call__(self, key: str, **values: object) -> str:
        """Say something; what it is filled with is never read for braces again."""
        text = self._words[key]
        return text.format(**values) if values else text

    def __contains__(self, key: str) -> bool:
        """Tell whether there are words for it."""
        return key in self._words

    def of(self, pair: list[str]) -> str:
        """Choose from a text in all languages."""
        return pair[self._place]

    def named(self, prefix: str, name: str | None) -> str:
        """Say a term of the records; as it stands where there is no word for it."""
        if not name:
            return ""
        key = f"{prefix}_{name.replace(' ', '_')}"
        return self._words.get(key, name)

    def together(self, *sentences: str) -> str:
        """Join sentences."""
        return ("" if self.language == "zh" else " ").join(filter(None, sentences))


@cache
def tongue(text: str) -> str:
    """Tell the language of a text, for those who hear it and for the shapes of its signs.

    Examples
    --------
    >>> tongue("China's AI"), tongue("中国的AI")
    ('en', 'zh-Hans')
    """
    return "zh-Hans" if any("\u4e00" <= sign <= "\u9fff" for sign in text) else "en"
