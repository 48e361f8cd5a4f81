"""Findings as workflow commands of GitHub Actions, which shows them beside the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.reports.findings.listing import Finding, Listing

__all__ = ["render"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# GitHub drops what exceeds ten of a kind in a step, without a word.
_SHOWN = 10


def render(listing: Listing, *, notes: bool = False, colour: bool = False) -> str:
    """Write the worst first, ten of each severity, and how many more there are."""
    del colour
    severities = [severity for severity in _COMMANDS if notes or severity is not Severity.NOTE]
    lines = [line for severity in severities for line in _of(listing, severity)]
    return "".join(f"{line}\n" for line in lines)


def _of(listing: Listing, severity: Severity) -> Iterator[str]:
    found = [one for one in listing.in_order if one.problem.severity is severity]
    yield from (_command(listing, finding) for finding in found[:_SHOWN])
    rest = len(found) - _SHOWN
    if rest > 0:
        yield f"{rest} more {severity.value}{'' if rest == 1 else 's'}"


def _command(listing: Listing, finding: Finding) -> str:
    problem, place = finding.problem, finding.problem.location
    properties = {
        "file": listing.path(finding),
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.code,
    }
    stated = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[problem.severity]} {stated}::{_data(problem.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
