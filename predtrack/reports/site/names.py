"""File names that an identifier cannot lead astray, and links from page to page.

Every identifier gives one name in one flat folder. Names are equal only where identifiers
are, also where a file system folds case or reserves names; what is not plainly safe is
named by its hash.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import Final

__all__ = ["LANGUAGES", "Links", "file_name", "local"]

LANGUAGES: Final = ("en", "zh")
"""Languages of the site; the first one stands at the root."""

_PLAIN = re.compile(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*")
_LONGEST = 120
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)
"""Names that Windows gives to devices, whatever stands after the first dot."""


@cache
def file_name(identifier: str) -> str:
    """Name the page of an identifier, without its ending.

    Examples
    --------
    >>> file_name("state-of-ai-2025/01")
    'state-of-ai-2025~01'
    >>> file_name("nul"), file_name("../x")
    ('x~~99e6242759016035', 'x~~d6b96a97d147daaa')
    """
    flat = identifier.replace("/", "~")
    plain = _PLAIN.fullmatch(identifier) is not None and len(flat) <= _LONGEST
    if plain and flat.split(".")[0] not in _RESERVED:
        return flat
    digest = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()
    return f"x~~{digest[:16]}"


def local(path: str, language: str) -> str:
    """Give the path of a page in one language.

    Examples
    --------
    >>> local("method.html", "en"), local("method.html", "zh")
    ('method.html', 'zh/method.html')
    """
    return path if language == LANGUAGES[0] else f"{language}/{path}"


class Links:
    """Links that start from one page.

    Parameters
    ----------
    path
        The page, without its language.
    language
        Its language.

    Examples
    --------
    >>> links = Links("predictions/x.html", "zh")
    >>> links.page("method.html"), links.file("static/site.css"), links.twin("en")
    ('../method.html', '../../static/site.css', '../../predictions/x.html')
    """

    def __init__(self, path: str, language: str) -> None:
        self.path = path
        self._within = "../" * path.count("/")
        self._root = "../" * local(path, language).count("/")

    def page(self, path: str) -> str:
        """Lead to a page in the same language."""
        return f"{self._within}{path}"

    def file(self, path: str) -> str:
        """Lead to a file that all languages share."""
        return f"{self._root}{path}"

    def twin(self, language: str) -> str:
        """Lead to the same page in another language."""
        return f"{self._root}{local(self.path, language)}"

    def of(self, folder: str, identifier: str) -> str:
        """Lead to the page of a record."""
        return f"{self._within}{folder}/{file_name(identifier)}.html"
