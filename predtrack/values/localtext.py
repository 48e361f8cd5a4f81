"""Text that exists in more than one language."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, model_serializer, model_validator

from predtrack.values.record import Record
from predtrack.values.scalars import Text

__all__ = ["LocalText", "Title"]


class LocalText(Record):
    """A text in English, in Chinese, or in both.

    Examples
    --------
    >>> title = LocalText(en="Market size", zh="市场规模")
    >>> title.say("zh"), title.say("de")
    ('市场规模', 'Market size')
    """

    en: Text | None = None
    """English."""
    zh: Text | None = None
    """Chinese."""

    @model_validator(mode="after")
    def _say_something(self) -> Self:
        if self.en is None and self.zh is None:
            raise ValueError("must be given in at least one language (en, zh)")
        return self

    def say(self, language: str = "en") -> str:
        """Give the text in ``language``, or in the language that there is."""
        return {"en": self.en, "zh": self.zh}.get(language) or self.en or self.zh or ""

    def __str__(self) -> str:
        return self.say()

    @model_serializer
    def _write(self) -> Any:  # noqa: ANN401 - text or mapping
        spoken = {"en": self.en, "zh": self.zh}
        return self.en if self.zh is None else {k: v for k, v in spoken.items() if v}


def _read(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    return {"en": value} if isinstance(value, str) else value


Title = Annotated[LocalText, BeforeValidator(_read, json_schema_input_type=str | LocalText)]
"""A title: plain text (English), or ``{en: …, zh: …}``."""
