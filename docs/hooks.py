"""Two touches on every page of the site, so that it needs no other host.

``$$…$$`` becomes MathML, which browsers draw by themselves. The roles that docstrings
use (``:class:`Ledger```) become plain code.
"""

from __future__ import annotations

import re

from latex2mathml.converter import convert

FORMULA = re.compile(r"^\$\$(.+?)\$\$$", re.MULTILINE | re.DOTALL)
ROLE = re.compile(r":(?:class|data|func|meth|mod|attr|exc):(?=<code>)")


def on_page_markdown(markdown: str, **_: object) -> str:
    """Draw the formulas that stand on lines of their own."""
    return FORMULA.sub(lambda found: convert(found[1], display="block"), markdown)


def on_page_content(html: str, **_: object) -> str:
    """Drop the roles of docstrings."""
    return ROLE.sub("", html)
