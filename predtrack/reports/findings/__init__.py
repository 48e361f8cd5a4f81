"""Findings in the forms that people and machines read.

One form is one module with a function ``render`` and one line of the catalogue
:data:`FINDING_FORMATS`. No form decides the exit status.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from predtrack.reports.findings import github, json_list, junit, sarif, text
from predtrack.reports.findings.listing import Finding, Listing

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FINDING_FORMATS", "Finding", "FindingFormat", "Listing"]


class FindingFormat(Protocol):
    """A function that gives a listing its form."""

    def __call__(self, listing: Listing, *, notes: bool = False, colour: bool = False) -> str:
        """Render the listing; ``notes`` and ``colour`` matter where people read."""


FINDING_FORMATS: Mapping[str, FindingFormat] = {
    "text": text.render,
    "json": json_list.render,
    "github": github.render,
    "sarif": sarif.render,
    "junit": junit.render,
}
"""Every form by the name that ``--format`` takes."""
