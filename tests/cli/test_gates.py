"""Gates on scores, on what waits and on what grows old decide the exit code, and say why."""

import json

import icalendar
import pytest

DAY = ("--as-of", "2026-11-21")
TABLE = "forecaster,question,probability,outcome\n" + "".join(
    f"{who},q{number},{chance},{number % 2}\n"
    for who, chance in (("bad", 0.5), ("good", 0.5))
    for number in range(60)
    for chance in [abs((number % 2) - (0.9 if who == "bad" else 0.1)) - 0.001 * (number % 7)]
)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "forecasts.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_a_failing_gate_fails_in_every_form(own_ledger, run, form):
    result = run("score", "--max-brier", "0.1", "--format", form, *DAY)
    assert result.exit_code == 1
    assert result.stderr == (
        "--max-brier 0.1, State of AI Report: failed: Brier score of words 0.161–0.657 (n=69)"
        " lies above 0.1 with the whole of its 95 % interval\n"
    )
    assert result.stdout


def test_a_gate_is_judged_by_the_interval_and_not_by_the_point(own_ledger, run):
    result = run("score", "--min-hit-rate", "0.5", "--max-brier", "0.25", *DAY)
    assert result.exit_code == 0
    assert result.stderr.count("cannot be told") == 2
    result = run("score", "--min-hit-rate", "0.3", *DAY)
    assert (result.exit_code, "passed" in result.stderr) == (0, True)
    assert run("score", "--min-hit-rate", "0.8", *DAY).exit_code == 1


def test_gates_change_no_score(own_ledger, run):
    plain, gated = (
        json.loads(run("score", *more, "--format", "json", *DAY).stdout)["scores"]
        for more in ((), ("--max-brier", "0.25"))
    )
    shown = [{k: v for k, v in one.items() if k != "interval"} for one in plain]
    assert shown == [{k: v for k, v in one.items() if k != "interval"} for one in gated]
    found = {one["rule"]: one["interval"] for one in gated}
    assert found["brier"]["low"] < 0.196
    assert found["hit_rate"] == next(o["interval"] for o in plain if o["rule"] == "hit_rate")


def test_a_level_moves_the_gate(own_ledger, run):
    limit = ("score", "--max-brier", "0.17", *DAY)
    assert run(*limit).exit_code == 0
    assert run(*limit, "--level", "0.5").exit_code == 1


def test_one_forecast_fails_no_gate(ledger, run):
    result = run("score", "--max-brier", "0.01", *DAY)
    assert result.exit_code == 0
    assert "Brier score 0.090 (n=1) rests on too few questions" in result.stderr


def test_a_ledger_without_scores_passes_and_says_so(ledger, run):
    result = run("score", "--max-brier", "0.01", "--as-of", "2026-02-01")
    assert result.exit_code == 0
    assert result.stderr == (
        "--max-brier 0.01: cannot be told: no scored forecast has a Brier score yet;"
        " this is let pass\n"
    )


@pytest.mark.parametrize("engine", ["pandas", "duckdb"])
def test_a_failing_group_of_a_table_is_named(table, run, engine):
    options = ("--max-brier", "0.25", "--cluster", "question", "--engine", engine)
    result = run("score", table, *options)
    assert result.exit_code == 1
    first, second = result.stderr.splitlines()[-2:]
    assert first.startswith("--max-brier 0.25, bad: failed: Brier score 0.8")
    assert second.startswith("--max-brier 0.25, good: passed: Brier score 0.0")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--max-brier", "0.25"), "name with --cluster the column"),
        (("--min-hit-rate", "0.5"), "is for ledgers; this is a table"),
        (("--max-brier", "0.25", "--rule", "log", "--cluster", "question"), "needs the rule brier"),
        (("--max-brier", "0.25", "--cluster", "nothing"), "no column is called 'nothing'"),
        (("--max-brier", "7"), "takes a number from 0 to 1"),
    ],
)
def test_what_cannot_be_verified_is_wrong_usage(table, run, options, said):
    result = run("score", table, *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_table_without_outcomes_passes_and_says_so(tmp_path, run):
    path = tmp_path / "open.csv"
    path.write_text("question,probability,outcome\na,0.1,\nb,0.2,\n", encoding="utf-8")
    result = run("score", path, "--max-brier", "0.25", "--cluster", "question")
    assert result.exit_code == 0
    assert "no scored forecast has a Brier score yet" in result.stderr


@pytest.mark.parametrize("by", ["tag", "question", "publication,topic,kind", ""])
def test_gates_judge_any_groups(own_ledger, run, by):
    result = run("score", "--max-brier", "0.25", "--min-hit-rate", "0.2", "--by", by, *DAY)
    assert result.exit_code == 0
    assert "cannot be told" in result.stderr


def test_a_table_of_another_kind_cannot_be_verified(tmp_path, run):
    path = tmp_path / "points.csv"
    path.write_text("forecaster,question,value,outcome\na,q,1,2\nb,q,2,2\n", encoding="utf-8")
    result = run("score", path, "--max-brier", "0.25", "--cluster", "question")
    assert result.exit_code == 2
    assert "these forecasts have no Brier score" in result.stderr


@pytest.mark.parametrize(
    ("option", "code", "finding"),
    [
        (("--max-overdue", "3"), 1, "PT603"),
        (("--max-overdue", "4"), 0, "PT601"),
        (("--overdue-error-after", "300"), 1, "PT602"),
        (("--overdue-warn-after", "9999"), 0, ""),
        (("--stale-after", "0", "--as-of", "2026-11-30"), 1, "PT604"),
        (("--stale-after", "8", "--as-of", "2026-11-30"), 0, "PT601"),
        (("--series-stale-after", "100"), 1, "PT605"),
        (("--series-stale-after", "9999"), 0, "PT601"),
    ],
)
def test_a_keeper_says_how_long_things_may_wait(own_ledger, run, option, code, finding):
    day = () if "--as-of" in option else ("--as-of", "2026-11-22")
    result = run("check", "--select", "PT60", *day, *option)
    assert result.exit_code == code
    assert finding in result.stdout
    assert bool(result.stdout) == bool(finding)


def test_due_dates_are_written_as_a_calendar(own_ledger, run):
    for name in ("due.ics", "again.ics"):
        result = run("due", "--output", name, *DAY)
        assert (result.exit_code, result.output) == (0, "")
    written = (own_ledger / "due.ics").read_bytes()
    assert written == (own_ledger / "again.ics").read_bytes()
    calendar = icalendar.Calendar.from_ical(written)
    assert len(calendar.events) == 66
    assert calendar.errors == []


def test_a_calendar_may_end_with_the_window(own_ledger, run):
    run("due", "--output", "due.ics", "--within", "60", "--lang", "zh", *DAY)
    calendar = icalendar.Calendar.from_ical((own_ledger / "due.ics").read_bytes())
    assert len(calendar.events) == 11
    assert calendar["NAME"] == "预测到期日"


def test_a_chosen_form_goes_before_the_ending(own_ledger, run):
    run("due", "--output", "due.ics", "--format", "json", *DAY)
    assert json.loads((own_ledger / "due.ics").read_text(encoding="utf-8"))["due"]
