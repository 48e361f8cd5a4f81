"""What a check found, with all that a format needs to know."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from predtrack.errors import Problem, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WORST_FIRST", "Finding", "Listing"]

WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
"""Severities in the order in which people want to hear of them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem and the line at which it points.

    Parameters
    ----------
    problem
        What is wrong, and where.
    excerpt
        The line, without its line end; ``None`` where it cannot be shown.
    """

    problem: Problem
    excerpt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """All findings of one run.

    Parameters
    ----------
    findings
        What was found, in any order.
    rules
        Every rule that was looked at, by its code.
    tool_version
        Version of predtrack.
    as_of
        The day on which the ledger was read.
    source
        The ledger, as it was named in the call.
    folder
        Way from the repository's root to the ledger; empty where they are the same.
    commit
        Commit of the ledger, where it is known.
    generated_at
        When the listing was made, with its zone; left out where output must not vary.
    fail_on
        Smallest severity that fails a build.
    """

    findings: tuple[Finding, ...]
    tool_version: str
    as_of: dt.date
    rules: Mapping[str, Rule] = field(default_factory=dict)
    source: str = "."
    folder: str = ""
    commit: str | None = None
    generated_at: dt.datetime | None = None
    fail_on: Severity = Severity.ERROR

    @property
    def in_order(self) -> tuple[Finding, ...]:
        """The findings in the order of their places."""
        return tuple(
            sorted(
                self.findings,
                key=lambda one: (one.problem.location, one.problem.code, one.problem.message),
            )
        )

    @property
    def counts(self) -> dict[Severity, int]:
        """Number of findings of each severity, worst first."""
        counted = Counter(finding.problem.severity for finding in self.findings)
        return {severity: counted[severity] for severity in WORST_FIRST}

    @property
    def moment(self) -> str | None:
        """When the listing was made, in UTC, as machines write it."""
        if self.generated_at is None:
            return None
        return self.generated_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def path(self, finding: Finding) -> str:
        """Give the path of a finding, counted from the repository's root."""
        folder = self.folder.strip("/")
        return "/".join(part for part in (folder, finding.problem.location.path) if part)

    def title(self, code: str) -> str:
        """Give the rule behind a code as a sentence; empty where it is not known."""
        return self.rules[code].title if code in self.rules else ""

    def fails(self, finding: Finding) -> bool:
        """Tell whether a finding fails a build."""
        return WORST_FIRST.index(finding.problem.severity) <= WORST_FIRST.index(self.fail_on)
