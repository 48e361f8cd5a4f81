"""Findings for people: the place, the line with a caret, the hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from predtrack.errors import Severity
from predtrack.reports.findings.caret import pointed, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.reports.findings.listing import Finding, Listing

__all__ = ["render"]

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def render(listing: Listing, *, notes: bool = False, colour: bool = False) -> str:
    """Write each finding as a person reads it, and how many there are.

    Parameters
    ----------
    listing
        What was found.
    notes
        Whether notes are written too; otherwise they are only counted.
    colour
        Whether the terminal shows colours.

    Returns
    -------
    The text; empty where there is nothing to say.
    """
    shown = [
        finding
        for finding in listing.in_order
        if notes or finding.problem.severity is not Severity.NOTE
    ]
    if not shown:
        return ""
    lines = [line for finding in shown for line in _lines(listing, finding)]
    text = "\n".join([*lines, "", _summary(listing, notes=notes), ""])
    return text if colour else click.unstyle(text)


def _lines(listing: Listing, finding: Finding) -> Iterator[str]:
    problem, place = finding.problem, finding.problem.location
    tone = _COLOURS[problem.severity]
    where = click.style(f"{listing.path(finding)}:{place.line}:{place.column}:", bold=True)
    what = click.style(f"{problem.severity.value}[{problem.code}]", fg=tone, bold=True)
    yield f"{where} {what}: {visible(problem.message)}"
    if finding.excerpt is not None:
        line, caret = pointed(finding.excerpt, place.column)
        gutter = f"  {place.line} | "
        yield gutter + line
        yield f"{' ' * (len(gutter) - 2)}| {_styled(caret, tone)}"
    if problem.hint:
        yield f"  hint: {visible(problem.hint)}"


def _styled(caret: str, tone: str) -> str:
    mark = caret.lstrip()
    return caret[: len(caret) - len(mark)] + click.style(mark, fg=tone)


def _summary(listing: Listing, *, notes: bool) -> str:
    counts = listing.counts
    hidden = 0 if notes else counts.pop(Severity.NOTE)
    told = [_count(count, severity) for severity, count in counts.items() if count]
    rest = f" ({_count(hidden, Severity.NOTE)} not shown)" if hidden else ""
    return f"{', '.join(told)}{rest}"


def _count(count: int, severity: Severity) -> str:
    return f"{count} {severity.value}{'' if count == 1 else 's'}"
