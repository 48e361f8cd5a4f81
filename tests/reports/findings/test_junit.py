"""Findings as JUnit XML."""

import datetime as dt
from xml.etree import ElementTree as ET

from predtrack.errors import Severity
from predtrack.reports.findings import FINDING_FORMATS, Listing

render = FINDING_FORMATS["junit"]


def parsed(listing):
    return ET.fromstring(render(listing).encode())


def test_a_file_is_a_suite_and_a_rule_a_case(make_listing):
    root = parsed(make_listing())
    assert root.tag == "testsuites"
    assert (root.get("tests"), root.get("failures")) == ("3", "1")
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == ["predictions/x/rain.yaml", "predictions/x/气候.yaml"]
    rain = suites["predictions/x/rain.yaml"]
    assert (rain.get("tests"), rain.get("failures")) == ("2", "1")
    assert [case.get("name") for case in rain] == [
        "PT301 a probability lies in [0, 1]",
        "PT612 a corpus is declared",
    ]
    assert {case.get("classname") for case in rain} == {"predictions/x/rain.yaml"}


def test_an_error_fails_its_case(make_listing):
    failure = parsed(make_listing()).find(".//failure")
    assert failure.get("type") == "error"
    assert failure.get("message") == "probability must be at most 1"
    assert failure.text == (
        "predictions/x/rain.yaml:6:18: error[PT301]: probability must be at most 1"
    )


def test_what_does_not_fail_the_build_is_output(make_listing):
    told = [one.text for one in parsed(make_listing()).iter("system-out")]
    assert told[1] == "predictions/x/气候.yaml:12:16: warning[PT601]: overdue by 3 days"


def test_the_threshold_of_the_build_decides(make_listing):
    root = parsed(make_listing(fail_on=Severity.WARNING))
    assert [one.get("type") for one in root.iter("failure")] == ["error", "warning"]


def test_findings_of_one_rule_share_a_case(make_listing, make_finding):
    root = parsed(make_listing(make_finding("one", line=1), make_finding("two", line=2)))
    (failure,) = root.iter("failure")
    assert failure.text == "a.yaml:1:1: error[PT203]: one\na.yaml:2:1: error[PT203]: two"


def test_what_xml_cannot_hold_is_written_out(make_listing, make_finding):
    root = parsed(make_listing(make_finding('<&"> \x1b \ud800 \uffff', path="a&<b>.yaml")))
    assert root[0].get("name") == "a&<b>.yaml"
    message = root.find(".//failure").get("message")
    assert message == '<&"> \\x1b \\ud800 \\uffff'


def test_a_sound_ledger_passes_one_case():
    root = parsed(Listing(findings=(), tool_version="1", as_of=dt.date(2026, 1, 1)))
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert root.find(".//testcase").get("name") == "no findings"


def test_the_document_is_indented_and_ends_its_last_line(make_listing):
    text = render(make_listing())
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites')
    assert '\n  <testsuite name="predictions/x/rain.yaml"' in text
    assert text.endswith("</testsuites>\n")
