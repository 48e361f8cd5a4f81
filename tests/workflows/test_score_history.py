"""A score over time comes from a ledger, a table, or one question of either."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from predtrack.errors import FaultyTableError, UnknownNameError, UsageError
from predtrack.workflows.score_history import score_history

DAY = dt.date(2026, 11, 21)


@pytest.fixture(scope="module")
def table():
    random = np.random.default_rng(5)
    rows = 600
    question = random.integers(0, 20, rows)
    made = pd.Timestamp("2026-01-01") + pd.to_timedelta(random.permutation(rows) * 5, unit="h")
    return pd.DataFrame(
        {
            "question": [f"q{number}" for number in question],
            "forecaster": random.choice(["ann", "bob"], rows),
            "made": made,
            "resolved": pd.Timestamp("2026-04-01") + pd.to_timedelta(question, unit="D"),
            "probability": random.integers(1, 100, rows) / 100,
            "outcome": (question % 3 == 0).astype(int),
        }
    )


def test_every_engine_tells_the_same(table, tmp_path):
    path = tmp_path / "forecasts.csv"
    table.to_csv(path, index=False)
    plain = score_history(table)
    assert [line.name for line in plain.lines] == ["ann", "bob"]
    assert (plain.subject, plain.rule, plain.direction) == ("standing", "brier", "lower")
    assert plain.funnel.reasons == {"made after the outcome was known": plain.funnel.published
                                    - plain.funnel.scored}  # fmt: skip
    for engine in ("pandas", "duckdb"):
        found = score_history(path, engine=engine)
        assert (found.lines, found.outcomes) == (plain.lines, plain.outcomes)


def test_the_rule_and_the_number_of_moments_are_chosen(table):
    found = score_history(table, rule="log", most=10)
    assert found.rule == "log"
    assert max(len(line.points) for line in found.lines) == 10
    assert found.thinned


def test_outcomes_may_stand_in_a_second_table(table):
    outcomes = table[["question", "outcome", "resolved"]].drop_duplicates()
    alone = table.drop(columns=["outcome", "resolved"])
    assert score_history(alone, outcomes=outcomes).lines == score_history(table).lines


def test_one_question_of_a_table_may_be_open(table):
    found = score_history(table, question="q3")
    assert (found.subject, found.outcome, found.title) == ("question", 1.0, "q3")
    waiting = table.assign(outcome=np.where(table["question"] == "q3", np.nan, table["outcome"]))
    waiting = waiting.assign(resolved=waiting["resolved"].where(waiting["question"] != "q3"))
    still = score_history(waiting, question="q3")
    assert still.outcome is None
    # What the first table has as made too late counts here: nobody knew yet.
    assert len(still.lines[0].points) >= len(found.lines[0].points)
    with pytest.raises(UnknownNameError, match="question"):
        score_history(table, question="q99")


def test_a_ledger_tells_what_was_known(book, claim, verdict):
    shown = {"evidence": [{"title": "A paper", "date": "2026-10-09"}]}
    ledger = book([claim(1), claim(2)], [verdict("yes", **shown), verdict("no", 2, **shown)])
    found = score_history(ledger, as_of=DAY)
    assert (found.subject, found.rule) == ("verdicts", "hit_rate")
    assert [(point.at, point.n) for point in found.lines[0].points] == [(dt.date(2026, 10, 9), 2)]
    asked = book([claim(1, {"probability": 0.4})], [verdict("yes", **shown)])
    assert score_history(asked, as_of=DAY, question="book/01").lines[0].points[0].value == 0.4
    with pytest.raises(UnknownNameError):
        score_history(asked, as_of=DAY, question="book/99")
    with pytest.raises(UsageError, match="nobody gave a probability"):
        score_history(ledger, as_of=DAY, question="book/01")
    with pytest.raises(UsageError, match="as of a day"):
        score_history(ledger)


def test_what_has_no_history_is_refused(table):
    with pytest.raises(UsageError, match="needs the column made"):
        score_history(table.drop(columns="made"), duplicates="all")
    with pytest.raises(UsageError, match="point table"):
        score_history(pd.DataFrame({"value": [1.0], "outcome": [2.0]}))
    with pytest.raises(UsageError, match="leave by away"):
        score_history(table, by=["topic"])
    with pytest.raises(UsageError, match="at least 2"):
        score_history(table, most=1)
    with pytest.raises(UsageError, match="nothing in this table"):
        score_history(table.assign(outcome=np.nan))
    with pytest.raises(FaultyTableError):
        score_history(
            pd.concat([table, table[table["made"] < "2026-02-01"].iloc[:1]], ignore_index=True)
        )
    with pytest.raises(FaultyTableError):
        score_history(table.assign(probability=1.5), question="q3")
