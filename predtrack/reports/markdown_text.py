"""Text that means nothing but itself in Markdown, whoever wrote it.

Signs of Markdown get a backslash. What GitHub looks for after it has read the Markdown
(people, issues, addresses) is broken by a space of no width, because no backslash helps
there: a title must not call people, refer to issues, or lead away.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["markdown_line", "markdown_text"]

_SIGNS = re.compile(r"[\\|<*_`\[\]~$]|!(?=\[)|&(?=#?\w+;)")
_CALLS = re.compile(
    r"@(?=\w)|\bGH-(?=\d)|#(?=\d)|\bwww(?=\.)|\b[a-z][a-z+.-]{1,15}:(?=//)", re.IGNORECASE
)
_BEGINS = re.compile(r"^(?:[-+=#:>]|\d+(?=[.)]))")
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""What begins or ends a run of letters in the other order."""

_NOTHING = "&#8203;"
"""A space of no width, in plain letters."""


def markdown_text(text: str) -> str:
    r"""Write a text inside a line or a cell, in one line.

    Examples
    --------
    >>> print(markdown_text("a | b, <b>c</b> and ![d](e)"))
    a \| b, \<b>c\</b> and \!\[d\](e)
    >>> markdown_text("ask @somebody about #12")
    'ask @&#8203;somebody about #&#8203;12'
    """
    line = " ".join(_visible(text).split())
    return _CALLS.sub(rf"\g<0>{_NOTHING}", _SIGNS.sub(r"\\\g<0>", line))


def markdown_line(text: str) -> str:
    r"""Write a text that begins a line, where it could begin a heading or a list too.

    Examples
    --------
    >>> print(markdown_line("1. first"), markdown_line("# not a heading"))
    1\. first \# not a heading
    """
    line = markdown_text(text)
    begins = _BEGINS.match(line)
    if begins is None:
        return line
    number = begins.group().isdigit()
    return f"{begins.group()}\\{line[begins.end() :]}" if number else f"\\{line}"


def _visible(text: str) -> str:
    """Show a control character, and no more than that, where there is one."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if _is_control(sign) and not sign.isspace() else sign
        for sign in text
    )


def _is_control(sign: str) -> bool:
    """Tell a sign that steers others, such as one that turns the order of letters round."""
    return unicodedata.category(sign) == "Cc" or sign in _TURNING
