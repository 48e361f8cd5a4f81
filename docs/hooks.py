"""Two touches on every page of the site, so that it needs no other host.

``$$…$$`` and ``$…$`` become MathML, which browsers draw by themselves. The roles that
docstrings use (``:class:`Ledger```) become plain code.
"""

from __future__ import annotations

import re

from latex2mathml.converter import convert

CODE = re.compile(r"(^```.*?^```$|`[^`\n]*`)", re.MULTILINE | re.DOTALL)
FORMULA = re.compile(r"^\$\$(.+?)\$\$$", re.MULTILINE | re.DOTALL)
SYMBOL = re.compile(r"(?<![\\$\w])\$(?=\S)([^$\n]+?)(?<=\S)\$(?![$\w])")
ROLE = re.compile(r":(?:class|data|func|meth|mod|attr|exc):(?=<code>)")


def on_page_markdown(markdown: str, **_: object) -> str:
    """Draw the formulas, on lines of their own and within a line, but not those in code."""
    parts = CODE.split(markdown)
    parts[::2] = [_drawn(text) for text in parts[::2]]
    return "".join(parts)


def _drawn(text: str) -> str:
    blocks = FORMULA.sub(lambda found: f"<div>{_stretched(found[1])}</div>", text)
    return SYMBOL.sub(lambda found: convert(found[1]), blocks)


def _stretched(formula: str) -> str:
    """Draw a formula; a brace is as wide as what it holds."""
    drawn = convert(formula, display="block")
    return re.sub("<mo>(&#x0?23D[EF];)</mo>", r'<mo stretchy="true">\1</mo>', drawn)


def on_page_content(html: str, **_: object) -> str:
    """Drop the roles of docstrings."""
    return ROLE.sub("", html)
