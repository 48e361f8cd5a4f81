"""Addresses that a reader may follow: http and https, nothing else."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

__all__ = ["address"]

_UNFIT = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\u202a-\u202e\u2066-\u2069\\<>\"'`]")


def address(text: str | None) -> str | None:
    """Give an address that can be a link; ``None`` for what is shown as text.

    Examples
    --------
    >>> address("https://www.stateof.ai")
    'https://www.stateof.ai'
    >>> address("javascript:alert(1)"), address("https://"), address("//x.org")
    (None, None, None)
    """
    if not text or _UNFIT.search(text):
        return None
    try:
        parts = urlsplit(text)
        known = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:  # brackets that hold no address
        return None
    return text if known else None
