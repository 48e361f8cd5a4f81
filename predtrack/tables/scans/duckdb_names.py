"""Names and texts as SQL spells them."""

from __future__ import annotations

__all__ = ["quoted", "text"]


def quoted(name: str) -> str:
    """Spell the name of a column.

    >>> print(quoted('the "p" of it'))
    "the ""p"" of it"
    """
    return '"' + name.replace('"', '""') + '"'


def text(content: str) -> str:
    """Spell a text.

    >>> print(text("it's"))
    'it''s'
    """
    return "'" + content.replace("'", "''") + "'"
