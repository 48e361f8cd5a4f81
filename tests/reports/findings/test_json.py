"""Findings as JSON."""

import datetime as dt
import json

from predtrack.reports.findings import FINDING_FORMATS

render = FINDING_FORMATS["json"]


def test_the_metadata_say_what_was_read_and_when(make_listing):
    moment = dt.datetime(2026, 11, 21, 13, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    payload = json.loads(render(make_listing(generated_at=moment, commit="abc", source="here")))
    assert payload["metadata"] == {
        "schema_version": 1,
        "tool_version": "1.2.3",
        "generated_at": "2026-11-21T12:00:00Z",
        "as_of": "2026-11-21",
        "commit": "abc",
        "source": "here",
    }


def test_a_result_has_all_that_is_known(make_listing):
    payload = json.loads(render(make_listing()))
    assert payload["counts"] == {"error": 1, "warning": 1, "note": 1}
    assert [result["line"] for result in payload["results"]] == [2, 6, 12]
    assert payload["results"][1] == {
        "code": "PT301",
        "title": "a probability lies in [0, 1]",
        "severity": "error",
        "path": "predictions/x/rain.yaml",
        "line": 6,
        "column": 18,
        "message": "probability must be at most 1",
        "hint": "write 70 % as 0.7",
        "record": "rain/01",
        "excerpt": "    probability: 70",
    }


def test_chinese_stays_readable(make_listing):
    assert "降水量" in render(make_listing())


def test_without_a_moment_the_output_never_varies(make_listing):
    listing = make_listing()
    turned = make_listing(*reversed(listing.findings))
    assert render(listing) == render(turned)
    assert json.loads(render(listing))["metadata"]["generated_at"] is None
