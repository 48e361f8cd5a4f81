"""``--as-of`` gives what was known at the end of a day, whatever came later."""

import json

import pytest


@pytest.fixture
def ask(own_ledger, run):
    """Run a command as of a day, and read its JSON."""

    def asking(*command, as_of):
        result = run(*command, "--as-of", as_of, "--format", "json")
        assert result.exit_code == 0
        return json.loads(result.stdout)

    return asking


@pytest.mark.parametrize(
    ("as_of", "day", "scored"),
    [
        ("1990", "1990-12-31", 0),
        ("2023-01-01", "2023-01-01", 30),
        ("2023", "2023-12-31", 39),
        ("2023-06", "2023-06-30", 30),
        ("2026-Q1", "2026-03-31", 59),
        ("end of 2024", "2024-12-31", 49),
        ("2026-11-21", "2026-11-21", 69),
        ("9999-12-31", "9999-12-31", 69),
    ],
)
def test_a_score_counts_what_was_resolved_by_then(as_of, day, scored, ask):
    said = ask("score", as_of=as_of)
    assert said["metadata"]["as_of"] == day
    assert said["funnel"]["scored"] == scored


def test_a_prediction_is_open_until_its_verdict_was_known(ask):
    states = {
        day: ask("show", "state-of-ai-2025/01", as_of=day)["status"]
        for day in ("2025-10-09", "2026-10-07", "2026-10-08")
    }
    assert list(states.values()) == ["open", "open", "resolved"]
    assert ask("show", "state-of-ai-2025/01", as_of="2026-10-07")["resolutions"] == []


def test_a_list_holds_what_had_been_said(ask):
    listed = {day: ask("list", as_of=day)["predictions"] for day in ("2018-06-28", "2018-06-29")}
    assert [len(rows) for rows in listed.values()] == [0, 8]
    assert {row["status"] for row in listed["2018-06-29"]} == {"open"}


def test_what_was_due_then_is_listed(ask):
    due = ask("due", "--within", "366", as_of="2018-07-01")["due"]
    assert [(row["group"], row["due"]) for row in due] == [("due", "2019-06-29")] * 8
    assert ask("due", as_of="9999-12-31")["due"][0]["group"] == "overdue"


def test_targets_are_measured_by_what_had_been_observed(ask):
    assert ask("targets", as_of="2025-01-01")["targets"] == []
    seen = {
        day: [target["observed"] for target in ask("targets", as_of=day)["targets"]]
        for day in ("2026-01-31", "2026-11-21")
    }
    assert all(max(filter(None, days)) <= day for day, days in seen.items())
    assert seen["2026-01-31"] != seen["2026-11-21"]


def test_check_knows_what_was_overdue_then(own_ledger, run):
    drc = "china-development-report-2025.yaml:34:12: warning[PT601]: overdue by"
    assert drc not in run("check", "--as-of", "2025-12-31").stdout
    assert f"{drc} 1 day\n" in run("check", "--as-of", "2026-01-01").stdout
