"""Findings as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from predtrack.errors import Rule
    from predtrack.reports.findings.listing import Finding, Listing

__all__ = ["render"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_BASE = "%SRCROOT%"


def render(listing: Listing, *, notes: bool = False, colour: bool = False) -> str:
    """Write one run with every rule and every finding."""
    del notes, colour
    payload = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(listing)]}
    return json.dumps(payload, ensure_ascii=False, indent=2) + "\n"


def _run(listing: Listing) -> dict[str, Any]:
    codes = sorted({*listing.rules, *(one.problem.code for one in listing.findings)})
    rules = [_rule(code, listing.rules.get(code)) for code in codes]
    driver = {"name": "predtrack", "version": listing.tool_version, "rules": rules}
    ended = {"endTimeUtc": listing.moment} if listing.moment else {}
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True} | ended],
        "results": list(_results(listing, codes)),
        "properties": {
            "asOf": listing.as_of.isoformat(),
            "source": listing.source,
            "commit": listing.commit,
        },
    }


def _rule(code: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.remedy},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _results(listing: Listing, codes: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Two equal findings differ by their number, so that neither hides the other."""
    seen: Counter[str] = Counter()
    for finding in listing.in_order:
        mark = _fingerprint(listing.path(finding), finding)
        seen[mark] += 1
        problem = finding.problem
        yield {
            "ruleId": problem.code,
            "ruleIndex": codes.index(problem.code),
            "level": problem.severity.value,
            "message": {"text": _message(finding)},
            "locations": [{"physicalLocation": _place(listing.path(finding), finding)}],
            "partialFingerprints": {"primaryLocationLineHash": f"{mark}:{seen[mark]}"},
        }


def _message(finding: Finding) -> str:
    problem = finding.problem
    return f"{problem.message}; {problem.hint}" if problem.hint else problem.message


def _place(path: str, finding: Finding) -> dict[str, Any]:
    place = finding.problem.location
    return {
        "artifactLocation": {"uri": quote(path), "uriBaseId": _BASE},
        "region": {"startLine": place.line, "startColumn": place.column},
    }


def _fingerprint(path: str, finding: Finding) -> str:
    """Hash what stays when lines move and days pass: not the line, not the message."""
    problem = finding.problem
    parts = (problem.code, path, problem.record, (finding.excerpt or "").strip())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
