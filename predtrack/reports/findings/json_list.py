"""Findings as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from predtrack.reports.findings.listing import Finding, Listing

__all__ = ["SCHEMA_VERSION", "render"]

SCHEMA_VERSION = 1
"""Version of the form of this JSON."""


def render(listing: Listing, *, notes: bool = False, colour: bool = False) -> str:
    """Write all findings, notes too: a machine can leave out what it does not want."""
    del notes, colour
    payload = {
        "metadata": {
            "schema_version": SCHEMA_VERSION,
            "tool_version": listing.tool_version,
            "generated_at": listing.moment,
            "as_of": listing.as_of.isoformat(),
            "commit": listing.commit,
            "source": listing.source,
        },
        "counts": {severity.value: count for severity, count in listing.counts.items()},
        "results": [_result(listing, finding) for finding in listing.in_order],
    }
    return json.dumps(payload, ensure_ascii=False, indent=2) + "\n"


def _result(listing: Listing, finding: Finding) -> dict[str, Any]:
    problem = finding.problem
    return {
        "code": problem.code,
        "title": listing.title(problem.code),
        "severity": problem.severity.value,
        "path": listing.path(finding),
        "line": problem.location.line,
        "column": problem.location.column,
        "message": problem.message,
        "hint": problem.hint,
        "record": problem.record,
        "excerpt": finding.excerpt,
    }
