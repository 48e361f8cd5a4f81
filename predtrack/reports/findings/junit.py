"""Findings as JUnit XML: a suite for each file, a case for each rule that it breaks."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from predtrack.reports.findings.listing import Finding, Listing

__all__ = ["render"]

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(listing: Listing, *, notes: bool = False, colour: bool = False) -> str:
    """Write failures for what fails a build, and the rest as output of passing cases."""
    del notes, colour
    root = ET.Element("testsuites", name="predtrack check")
    for path, findings in groupby(listing.in_order, key=listing.path):
        root.append(_suite(listing, path, list(findings)))
    if not len(root):
        root.append(_clean(listing))
    _add_up(root, root.iter("testsuite"))
    ET.indent(root)
    return f"{_HEAD}\n{ET.tostring(root, encoding='unicode')}\n"


def _clean(listing: Listing) -> ET.Element:
    """Say that nothing was found: readers of JUnit take a file without a case for a fault."""
    suite = ET.Element("testsuite", name=_legal(listing.source), tests="1", failures="0")
    ET.SubElement(suite, "testcase", classname=_legal(listing.source), name="no findings")
    return suite


def _suite(listing: Listing, path: str, findings: Sequence[Finding]) -> ET.Element:
    suite = ET.Element("testsuite", name=_legal(path))
    by_rule = sorted(findings, key=lambda finding: finding.problem.code)
    for code, broken in groupby(by_rule, key=lambda finding: finding.problem.code):
        name = f"{code} {listing.title(code)}".strip()
        case = ET.SubElement(suite, "testcase", classname=_legal(path), name=_legal(name))
        _fill(case, listing, list(broken))
    cases = list(suite)
    failed = sum(case.find("failure") is not None for case in cases)
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(failed))
    return suite


def _fill(case: ET.Element, listing: Listing, findings: Sequence[Finding]) -> None:
    failing = [finding for finding in findings if listing.fails(finding)]
    passing = [finding for finding in findings if not listing.fails(finding)]
    if failing:
        first = failing[0].problem
        failure = ET.SubElement(
            case, "failure", type=first.severity.value, message=_legal(first.message)
        )
        failure.text = _legal("\n".join(_told(listing, failing)))
    if passing:
        ET.SubElement(case, "system-out").text = _legal("\n".join(_told(listing, passing)))


def _told(listing: Listing, findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        problem, place = finding.problem, finding.problem.location
        where = f"{listing.path(finding)}:{place.line}:{place.column}"
        yield f"{where}: {problem.severity.value}[{problem.code}]: {problem.message}"


def _add_up(root: ET.Element, suites: Iterable[ET.Element]) -> None:
    counted = [(int(suite.get("tests", 0)), int(suite.get("failures", 0))) for suite in suites]
    root.set("tests", str(sum(tests for tests, _ in counted)))
    root.set("failures", str(sum(failures for _, failures in counted)))


def _legal(text: str) -> str:
    r"""Write out what XML cannot hold.

    Examples
    --------
    >>> _legal("a\x1bb")
    'a\\x1bb'
    """
    return _FORBIDDEN.sub(lambda sign: sign[0].encode("unicode_escape").decode("ascii"), text)
