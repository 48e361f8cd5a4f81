"""Text for a terminal that cannot show every sign."""

from __future__ import annotations

__all__ = ["spelled_for"]

_PLAIN = {
    "→": "->", "–": "-", "−": "-", "─": "-", "…": "...", "∞": "inf", "½": "1/2", "±": "+-",
    "“": '"', "”": '"', "‘": "'", "’": "'",
    "├": "|", "┤": "|", "━": "=", "┊": ":", "┼": "+", "┿": "+", "●": "*", "○": "o", "◆": "#",
    "▲": "^", "◀": "<", "▶": ">", "·": "-", "θ": "theta", "✓": "yes", "\N{NO-BREAK SPACE}": " ",
}  # fmt: skip


def spelled_for(text: str, encoding: str) -> str:
    """Spell a text with the signs that an encoding has.

    Examples
    --------
    >>> spelled_for("3 → 2 – half: ½", "latin-1")
    '3 -> 2 - half: ½'
    >>> spelled_for("市 → 场", "utf-8"), spelled_for("市场", "cp1252")
    ('市 → 场', '??')
    >>> spelled_for("├──●━━┊──┤", "ascii")
    '|--*==:--|'
    """
    if _has(text, encoding):
        return text
    return "".join(sign if _has(sign, encoding) else _PLAIN.get(sign, "?") for sign in text)


def _has(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
