"""Scores over time are those that anybody gets who looks at every moment by hand."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores import get_score
from predtrack.summaries import ScoreSettings, scorecard
from predtrack.summaries.hit_rate import hit_rate
from predtrack.summaries.score_history import (
    question_history,
    question_rows,
    standing_score_history,
    verdict_history,
)
from predtrack.summaries.score_history.thinning import bundled, thinned
from predtrack.tables import claims


def utc(*parts):
    """A moment in UTC without a zone, as histories have it."""
    return dt.datetime(*parts)  # noqa: DTZ001


BRIER, LOG = get_score("brier", kind="binary"), get_score("log", kind="binary")


@st.composite
def tables(draw):
    """Forecasts of a few forecasters on a few questions, on a clock of their own."""
    questions = draw(st.integers(1, 4))
    ends = [draw(st.integers(3, 20)) for _ in range(questions)]
    happened = [draw(st.integers(0, 1)) for _ in range(questions)]
    rows = draw(
        st.lists(
            st.tuples(
                st.integers(0, questions - 1), st.sampled_from("abc"), st.integers(0, 15),
                st.sampled_from([0.1, 0.25, 0.5, 0.75, 0.9]),
            ),
            min_size=1, max_size=25, unique_by=lambda row: row[:3],
        )
    )  # fmt: skip
    made = [(q, who, at, p) for q, who, at, p in rows if at < ends[q]]
    table = pd.DataFrame(made, columns=["question", "forecaster", "made", "probability"])
    return table.astype({"made": float}).assign(
        outcome=[happened[q] for q in table["question"]],
        resolved=[float(ends[q]) for q in table["question"]],
    )


def by_hand(table, who, moment):
    """The scores of a forecaster's forecasts that stand at a moment."""
    scores = []
    for _, of_question in table[table["forecaster"] == who].groupby("question"):
        if moment >= of_question["resolved"].iloc[0]:
            continue
        past = of_question[of_question["made"] <= moment]
        if len(past):
            last = past.sort_values("made").iloc[-1]
            scores.append((last["probability"] - last["outcome"]) ** 2)
    return scores


@settings(deadline=None, derandomize=True, max_examples=80)
@given(tables())
def test_each_value_is_the_mean_of_what_stood(table):
    if table.empty:
        return
    history = standing_score_history(table, BRIER)
    assert [line.name for line in history.lines] == sorted(table["forecaster"].unique())
    for line in history.lines:
        moments = [point.at for point in line.points]
        assert moments == sorted(set(moments))
        for point in line.points:
            scores = by_hand(table, line.name, point.at)
            assert point.n == len(scores)
            if scores:
                assert point.value == pytest.approx(np.mean(scores), abs=1e-12)
            else:
                assert point.value is None
        mine = table[table["forecaster"] == line.name]
        assert line.forecasts == len(mine)
        assert line.questions == mine["question"].nunique()
        assert sum(mark.count for mark in line.revisions) == len(mine) - line.questions


@settings(deadline=None, derandomize=True, max_examples=40)
@given(tables(), st.integers(2, 6))
def test_thinning_moves_no_value(table, most):
    if table.empty:
        return
    whole = standing_score_history(table, BRIER)
    few = standing_score_history(table, BRIER, most=most)
    for every, some in zip(whole.lines, few.lines, strict=True):
        assert len(some.points) <= most
        assert set(some.points) <= set(every.points)
        assert (some.points[0], some.points[-1]) == (every.points[0], every.points[-1])
        assert sum(one.count for one in some.revisions) == sum(one.count for one in every.revisions)
        assert some.usual == every.usual
    assert few.thinned == any(len(line.points) > most for line in whole.lines)


def rows(*made, **more):
    columns = ["question", "forecaster", "made", "probability", "outcome", "resolved"]
    return pd.DataFrame(list(made), columns=columns).assign(**more)


def test_a_mean_of_few_is_not_the_usual_one():
    table = rows(
        ("q1", "ann", 0, 0.9, 1, 10), ("q2", "ann", 2, 0.8, 1, 10), ("q3", "ann", 2, 0.8, 1, 10),
        ("q4", "ann", 2, 0.8, 1, 12), ("q5", "ann", 2, 0.0, 1, 14),
    )  # fmt: skip
    (line,) = standing_score_history(table, BRIER).lines
    assert [(point.at, point.n) for point in line.points] == [
        (0, 1),
        (2, 5),
        (10, 2),
        (12, 1),
        (14, 0),
    ]
    assert line.usual == pytest.approx((1.13 / 5, 1.13 / 5))


def test_an_infinite_score_leaves_with_its_forecast():
    table = rows(
        ("q1", "ann", 0, 0.5, 1, 10), ("q2", "ann", 1, 0.0, 1, 5), ("q3", "ann", 2, 0.5, 1, 10),
    )  # fmt: skip
    (line,) = standing_score_history(table, LOG).lines
    values = [point.value for point in line.points]
    assert values[:4] == pytest.approx([np.log(2), np.inf, np.inf, np.log(2)])
    assert values[4] is None


def test_days_and_zones_are_moments_in_utc():
    moments = pd.to_datetime(["2026-01-01T00:00Z", "2026-01-02T12:00Z"], utc=True)
    table = pd.DataFrame(
        {"question": "q", "made": moments, "probability": [0.5, 0.9], "outcome": 1,
         "resolved": pd.Timestamp("2026-01-05", tz="UTC")}
    )  # fmt: skip
    history = standing_score_history(table, BRIER)
    (line,) = history.lines
    assert line.by == {}
    assert [point.at for point in line.points] == [
        utc(2026, 1, 1), utc(2026, 1, 2, 12), utc(2026, 1, 5),
    ]  # fmt: skip
    assert [point.value for point in line.points][:2] == pytest.approx([0.25, 0.01])
    assert history.outcomes[0].at == utc(2026, 1, 5)


def test_what_was_taken_back_stands_no_longer():
    table = rows(("q", "ann", 0, 0.5, 1, 10), withdrawn=[4.0])
    (line,) = standing_score_history(table, BRIER).lines
    assert [(point.at, point.value) for point in line.points] == [(0, 0.25), (4, None)]


def test_a_question_without_an_end_is_refused():
    table = rows(("q", "ann", 0, 0.5, 1, np.nan))
    with pytest.raises(InvalidForecastError, match="no end"):
        standing_score_history(table, BRIER)


def test_thinning_keeps_first_and_last_and_the_last_of_each_stretch():
    moments = np.sort(np.random.default_rng(1).random(1000))
    for most in (2, 3, 10, 999, 1000):
        kept = thinned(moments, most)
        assert len(kept) <= most
        assert (kept[0], kept[-1]) == (0, 999)
        assert (np.diff(kept) > 0).all()
    at, count = bundled(np.repeat(moments, 3), 10)
    assert count.sum() == 3000
    assert len(at) <= 10


# --- verdicts of a ledger --------------------------------------------------------------------

DUE = {"kind": "binary", "criteria": "It happens."}


@pytest.fixture(scope="module")
def ledger(book, claim, verdict):
    """Ten claims, with verdicts early and late, partial and replaced."""
    random = np.random.default_rng(4)
    made, given = [], []
    for number in range(1, 11):
        due = dt.date(2026, 1, 1) + dt.timedelta(days=int(random.integers(0, 60)))
        known = due + dt.timedelta(days=int(random.integers(-20, 20)))
        made.append(claim(number, question=DUE | {"due": str(due)}))
        outcome = ["yes", "no", "partial"][int(random.integers(0, 3))]
        given.append(verdict(outcome, number, known=str(known)))
        if number % 3 == 0:
            later = known + dt.timedelta(days=15)
            given.append(verdict("no" if outcome == "yes" else "yes", number, known=str(later)))
    return book(made, given, published="2025-10-09")


def test_each_day_has_the_score_that_was_known_on_it(ledger):
    last = dt.date(2026, 4, 10)
    (line,) = verdict_history(ledger, as_of=last).lines
    steps = {point.at: point for point in line.points}
    now = None
    day = dt.date(2025, 12, 10)
    while day <= last:
        now = steps.get(day, now)
        card = scorecard(
            claims(ledger, as_of=day), by=(), settings=ScoreSettings(), summaries={"hits": hit_rate}
        )
        found = [row for row in card.rows if row.rule == "hit_rate"]
        if found:
            assert (now.n, now.bounds, now.interval) == (
                found[0].n, found[0].bounds, found[0].interval,
            )  # fmt: skip
        else:
            assert now is None or now.n == 0
        day += dt.timedelta(days=1)


def test_verdicts_that_were_changed_are_marked(ledger):
    history = verdict_history(ledger, as_of=dt.date(2026, 6, 1))
    assert len(history.changes) == 3
    assert history.changes == tuple(sorted(history.changes, key=lambda mark: mark.at))
    assert " → " in history.changes[0].text
    assert sum(mark.count for mark in history.outcomes) == 10
    assert history.until == dt.date(2026, 6, 1)


def test_fewer_days_have_the_values_of_their_days(ledger):
    last = dt.date(2026, 6, 1)
    whole = verdict_history(ledger, as_of=last)
    few = verdict_history(ledger, as_of=last, most=4)
    assert few.thinned
    assert not whole.thinned
    assert len(few.lines[0].points) <= 4
    ends = {point.n: point for point in whole.lines[0].points}
    assert few.lines[0].points[-1].bounds == ends[10].bounds


def test_groups_have_lines_of_their_own(ledger):
    history = verdict_history(ledger, as_of=dt.date(2026, 6, 1), by=["forecaster"])
    assert [line.by for line in history.lines] == [{"forecaster": "The author"}]


def test_stated_probabilities_have_their_own_rules(book, claim, verdict):
    made = [claim(n, {"probability": 0.1 * n}) for n in range(1, 4)]
    given = [verdict("yes", n, known=f"2026-10-{9 + n}") for n in range(1, 4)]
    ledger = book(made, given)
    day = dt.date(2026, 12, 1)
    history = verdict_history(ledger, as_of=day)
    assert history.rule == "brier"
    values = [point.value for point in history.lines[0].points]
    squares = [(1 - 0.1 * n) ** 2 for n in range(1, 4)]
    assert values == pytest.approx([np.mean(squares[:n]) for n in range(1, 4)])
    assert verdict_history(ledger, as_of=day, rule="log").rule == "log"
    with pytest.raises(UnknownNameError, match="hit_rate"):
        verdict_history(ledger, as_of=day, rule="hit_rate")
    with pytest.raises(UnknownNameError):
        verdict_history(ledger, as_of=day, by=["weather"])
    with pytest.raises(UsageError, match="nothing has been scored"):
        verdict_history(ledger, as_of=dt.date(2026, 1, 1))


# --- one question ----------------------------------------------------------------------------


def test_a_question_shows_the_probabilities_that_stood():
    table = rows(
        ("q", "ann", 0, 0.5, 1, 10), ("q", "ann", 4, 0.8, 1, 10), ("q", "bob", 2, 0.1, 1, 10),
        withdrawn=[np.nan, np.nan, 6.0],
    )  # fmt: skip
    history = question_history(table, "Will it?")
    ann, bob = history.lines
    assert [(p.at, p.value) for p in ann.points] == [(0, 0.5), (4, 0.8), (10, None)]
    assert [(p.at, p.value) for p in bob.points] == [(2, 0.1), (6, None)]
    assert [mark.at for mark in ann.revisions] == [4]
    assert (history.outcome, history.outcomes[0].at, history.title) == (1.0, 10.0, "Will it?")


def test_an_open_question_without_an_end_stands_a_little_beyond_its_last_forecast():
    for made in ([0.0, 3.0], pd.to_datetime(["2026-01-01", "2026-02-01"])):
        table = pd.DataFrame(
            {"question": "q", "forecaster": "ann", "made": made, "probability": [0.2, 0.3],
             "outcome": np.nan}
        )  # fmt: skip
        history = question_history(table, "q")
        assert [point.value for point in history.lines[0].points] == [0.2, 0.3, None]
        assert history.outcome is None
    with pytest.raises(UsageError, match="nobody gave a probability"):
        question_history(table.iloc[:0], "q")


def test_the_forecasts_on_a_question_of_a_ledger(book, claim, verdict):
    made = [
        claim(1, {"probability": 0.3}),
        claim(2, {"probability": 0.6}, question="book/01", made="2026-02-01"),
        claim(3, {"probability": 0.9}, question="book/01", made="2026-08-01"),
        claim(4, {"probability": 0.5}),
    ]
    ledger = book(made, [verdict("yes", 1, known="2026-10-09")])
    history = question_history(question_rows(ledger, "book/02", as_of=dt.date(2027, 1, 1)), "t")
    (line,) = history.lines
    assert [point.value for point in line.points] == [0.3, 0.6, 0.9, None]
    assert line.points[-1].at.date() == dt.date(2026, 10, 9)
    assert history.outcome == 1.0
    early = question_history(question_rows(ledger, "book/01", as_of=dt.date(2026, 3, 1)), "t")
    assert [point.value for point in early.lines[0].points] == [0.3, 0.6, None]
    assert early.lines[0].points[-1].at.date() == dt.date(2026, 3, 1)
    assert (early.outcome, early.outcomes) == (None, ())
