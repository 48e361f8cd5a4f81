"""Findings as SARIF 2.1.0: what the standard requires, and what code hosts rely on."""

import datetime as dt
import json
import re
from urllib.parse import unquote, urlsplit

import pytest

from predtrack.reports.findings import FINDING_FORMATS

render = FINDING_FORMATS["sarif"]


def log(listing):
    return json.loads(render(listing))


def run(listing):
    (only,) = log(listing)["runs"]
    return only


def test_the_log_names_its_version_and_schema(make_listing):
    found = log(make_listing())
    assert set(found) == {"$schema", "version", "runs"}
    assert found["version"] == "2.1.0"
    assert "sarif-2.1.0" in found["$schema"]


def test_the_tool_describes_every_rule_once(make_listing):
    driver = run(make_listing())["tool"]["driver"]
    assert driver["name"] == "predtrack"
    assert driver["version"] == "1.2.3"
    identifiers = [rule["id"] for rule in driver["rules"]]
    assert identifiers == ["PT203", "PT301", "PT601", "PT612"]
    for rule in driver["rules"]:
        assert set(rule) == {
            "id",
            "shortDescription",
            "fullDescription",
            "help",
            "defaultConfiguration",
        }
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert all(rule[part]["text"] for part in ("shortDescription", "fullDescription", "help"))


def test_every_result_is_complete_and_points_at_its_rule(make_listing):
    found = run(make_listing())
    rules = found["tool"]["driver"]["rules"]
    assert [result["level"] for result in found["results"]] == ["note", "error", "warning"]
    for result in found["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
        mark = result["partialFingerprints"]["primaryLocationLineHash"]
        assert re.fullmatch(r"[0-9a-f]{16}:\d+", mark)


def test_columns_are_counted_in_characters(make_listing):
    assert run(make_listing())["columnKind"] == "unicodeCodePoints"


def test_paths_are_relative_addresses(make_listing):
    results = run(make_listing(folder="my data"))["results"]
    files = [one["locations"][0]["physicalLocation"]["artifactLocation"] for one in results]
    assert {file["uriBaseId"] for file in files} == {"%SRCROOT%"}
    assert files[0]["uri"] == "my%20data/predictions/x/rain.yaml"
    assert unquote(files[2]["uri"]) == "my data/predictions/x/气候.yaml"
    for file in files:
        address = urlsplit(file["uri"])
        assert file["uri"].isascii()
        assert not address.scheme
        assert not address.path.startswith("/")


def test_a_path_cannot_pass_for_an_absolute_address(make_listing, make_finding):
    (result,) = run(make_listing(make_finding(path="http:x.yaml")))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "http%3Ax.yaml"


def test_the_message_says_what_to_do(make_listing):
    result = run(make_listing())["results"][1]
    assert result["message"]["text"] == "probability must be at most 1; write 70 % as 0.7"


@pytest.mark.parametrize("changes", [{"line": 9}, {"message": "overdue by 4 days"}])
def test_a_finding_stays_the_same_when_lines_move_and_days_pass(
    make_listing, make_finding, changes
):
    one = make_listing(make_finding("overdue by 3 days", excerpt="  due: 2026"))
    other = make_listing(
        make_finding(**{"message": "overdue by 3 days"} | changes, excerpt="due: 2026")
    )
    marks = [run(listing)["results"][0]["partialFingerprints"] for listing in (one, other)]
    assert marks[0] == marks[1]


def test_two_equal_findings_do_not_hide_each_other(make_listing, make_finding):
    results = run(make_listing(make_finding(line=1), make_finding(line=2)))["results"]
    marks = {result["partialFingerprints"]["primaryLocationLineHash"] for result in results}
    assert len(marks) == 2


def test_a_finding_of_an_unknown_rule_is_kept(make_listing, make_finding):
    found = run(make_listing(make_finding(code="PT999")))
    assert found["tool"]["driver"]["rules"][-1] == {"id": "PT999"}
    assert found["results"][0]["ruleIndex"] == 4


def test_a_run_without_findings_has_empty_results(make_listing):
    found = run(make_listing(findings=()))
    assert found["results"] == []
    assert found["invocations"] == [{"executionSuccessful": True}]


def test_the_run_says_when_it_ended_where_that_is_known(make_listing):
    moment = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
    (invocation,) = run(make_listing(generated_at=moment))["invocations"]
    assert invocation["endTimeUtc"] == "2026-11-21T12:00:00Z"
