"""Findings beside the lines of a pull request."""

from predtrack.errors import Severity
from predtrack.reports.findings import FINDING_FORMATS

render = FINDING_FORMATS["github"]


def test_a_finding_is_one_command_worst_first(make_listing):
    assert render(make_listing(), notes=True) == (
        "::error file=predictions/x/rain.yaml,line=6,col=18,title=PT301"
        "::probability must be at most 1\n"
        "::warning file=predictions/x/气候.yaml,line=12,col=16,title=PT601::overdue by 3 days\n"
        "::notice file=predictions/x/rain.yaml,line=2,col=1,title=PT612"
        "::publication declares no corpus\n"
    )


def test_notes_are_left_out_unless_asked_for(make_listing):
    assert "::notice" not in render(make_listing())


def test_signs_that_mean_something_are_escaped(make_listing, make_finding):
    finding = make_finding("50 %: a,\r\nb", path="a,b:c%.yaml")
    assert render(make_listing(finding)) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=1,col=1,title=PT203::50 %25: a,%0D%0Ab\n"
    )


def test_ten_of_a_severity_are_shown_and_the_rest_counted(make_listing, make_finding):
    errors = [make_finding(line=line) for line in range(1, 13)]
    warnings = [make_finding(line=line, severity=Severity.WARNING) for line in range(1, 12)]
    lines = render(make_listing(*warnings, *errors)).splitlines()
    assert len(lines) == 22
    assert all(line.startswith("::error") for line in lines[:10])
    assert lines[10] == "2 more errors"
    assert all(line.startswith("::warning") for line in lines[11:21])
    assert lines[21] == "1 more warning"


def test_paths_count_from_the_root_of_the_repository(make_listing):
    assert "file=data/predictions/x/rain.yaml," in render(make_listing(folder="data"))
