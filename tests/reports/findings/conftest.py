"""Findings of every severity, with all that makes a format stumble."""

from __future__ import annotations

import datetime as dt

import pytest

from predtrack.errors import Location, Problem, Rule, Severity
from predtrack.reports.findings import Finding, Listing

RULES = {
    "PT203": Rule("PT203", "a forecaster is introduced once", "Why.", "Keep one."),
    "PT301": Rule("PT301", "a probability lies in [0, 1]", "Why not.", "Write 70 % as 0.7."),
    "PT601": Rule("PT601", "a question is resolved", "Because.", "Do it.", Severity.WARNING),
    "PT612": Rule("PT612", "a corpus is declared", "So.", "Add it.", Severity.NOTE),
}
RAIN = Finding(
    Problem(
        "PT301",
        "probability must be at most 1",
        Location("predictions/x/rain.yaml", 6, 18),
        hint="write 70 % as 0.7",
        record="rain/01",
    ),
    "    probability: 70",
)
CHINESE = Finding(
    Problem(
        "PT601",
        "overdue by 3 days",
        Location("predictions/x/气候.yaml", 12, 16),
        Severity.WARNING,
    ),
    "- {title: 降水量, due: 2026-10-09}",
)
NOTE = Finding(
    Problem(
        "PT612",
        "publication declares no corpus",
        Location("predictions/x/rain.yaml", 2, 1),
        Severity.NOTE,
        hint="add corpus",
    ),
    "publication:",
)


@pytest.fixture
def make_listing():
    """Make a listing of findings; of one of each severity unless told otherwise."""

    def make(*findings, **changes):
        facts = {"tool_version": "1.2.3", "as_of": dt.date(2026, 11, 21), "rules": RULES}
        facts["findings"] = findings or (NOTE, CHINESE, RAIN)
        return Listing(**facts | changes)

    return make


@pytest.fixture
def make_finding():
    """Make an error with a message at a place."""

    def make(message="wrong", path="a.yaml", line=1, column=1, excerpt=None, **changes):
        code = changes.pop("code", "PT203")
        return Finding(Problem(code, message, Location(path, line, column), **changes), excerpt)

    return make
