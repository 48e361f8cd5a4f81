"""Addresses that may stand in a feed: of the web, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from predtrack.errors import UsageError
from predtrack.reports.feeds.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    PageOf = Callable[[str, str], str]

__all__ = ["base_of", "page_address", "web_address"]

_SIGNS = "%:/?#[]@!$&'()*+,;=~"
_LONE = re.compile("%(?![0-9A-Fa-f]{2})")


def web_address(text: str) -> str:
    """Give an address in the signs that an URI has; nothing where it is none of the web.

    Examples
    --------
    >>> web_address("https://example.org/报告?a=1&b=2")
    'https://example.org/%E6%8A%A5%E5%91%8A?a=1&b=2'
    >>> web_address("javascript:alert(1)"), web_address("https:///x"), web_address("//[")
    ('', '', '')
    """
    text = _LONE.sub("%25", plain(text).strip())
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return ""
    return quote(text, _SIGNS) if parts.scheme in ("http", "https") and host else ""


def base_of(base_url: str) -> str:
    """Give the address of the site, with its slash; empty where none is known.

    Raises
    ------
    UsageError
        If it is no address of the web.

    Examples
    --------
    >>> base_of("https://example.org/ledger"), base_of("")
    ('https://example.org/ledger/', '')
    """
    base = web_address(base_url.partition("#")[0].partition("?")[0])
    if base_url and not base:
        raise UsageError(f"{base_url!r} is no address of a site; write https://example.org/ledger")
    return base if base.endswith("/") or not base else f"{base}/"


def page_address(root: str, page: str) -> str:
    """Give the address of a page, from the address of the root of the site or the way to it.

    Examples
    --------
    >>> page_address("https://example.org/ledger/", "prediction/a b.html")
    'https://example.org/ledger/prediction/a%20b.html'
    >>> page_address("../", "prediction/市场.html")
    '../prediction/%E5%B8%82%E5%9C%BA.html'
    """
    return root + quote(page.lstrip("/"), "%/#~")
