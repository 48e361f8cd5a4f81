"""Intervals of a ledger's scores rest on questions, and cover what words leave open."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from predtrack.scores.assertions import clopper_pearson
from predtrack.scores.verbal import WordRecord, coupled_brier_bounds
from predtrack.summaries import SCORE_SUMMARIES, ScoreSettings, scorecard
from predtrack.summaries.gates import gates_of, judge
from predtrack.summaries.question_intervals import _of_probabilities, with_question_intervals
from predtrack.summaries.word_draws import _bounds, drawn_brier_bounds
from predtrack.tables import claims

CHANCES = (0.1, 0.3, 0.6, 0.8, 0.95)


@pytest.fixture
def rows_of():
    """Score a ledger with intervals by question."""

    def score(ledger, by=(), level=0.95):
        table = claims(ledger, as_of=dt.date(2027, 1, 1))
        settings = ScoreSettings(level=level)
        card = scorecard(table, by=by, settings=settings, summaries=SCORE_SUMMARIES)
        return with_question_intervals(card, table, by=by, level=level).rows

    return score


@pytest.fixture
def stated(book, claim, verdict):
    """A ledger of stated probabilities, each on a question of its own."""

    def make(outcomes, chances=CHANCES):
        said = [
            claim(number, {"probability": chances[number % len(chances)]})
            for number in range(len(outcomes))
        ]
        return book(said, [verdict(one, number) for number, one in enumerate(outcomes)])

    return make


@pytest.fixture
def asserted(book, claim, verdict):
    """A ledger of bare assertions."""

    def make(outcomes):
        said = [claim(number) for number in range(len(outcomes))]
        return book(said, [verdict(one, number) for number, one in enumerate(outcomes)])

    return make


def one(rows, family, rule="brier"):
    (row,) = (row for row in rows if (row.family, row.rule) == (family, rule))
    return row


def students_ends(scores, worst):
    """The low end of Student's interval, and the high end with one worst answer more."""
    low = stats.ttest_1samp(scores, 0).confidence_interval(0.95).low
    high = stats.ttest_1samp([*scores, worst], 0).confidence_interval(0.95).high
    return max(low, 0), min(high, 1)


def test_a_mean_of_independent_questions_has_students_interval(stated, rows_of):
    outcomes = ["yes", "no", "no", "yes"] * 5
    row = one(rows_of(stated(outcomes)), "stated")
    happened = np.array([outcome == "yes" for outcome in outcomes], dtype=float)
    scores = (np.array(CHANCES)[np.arange(20) % 5] - happened) ** 2
    assert row.value == pytest.approx(scores.mean())
    assert (row.interval.low, row.interval.high) == pytest.approx(students_ends(scores, 0.95**2))
    assert row.interval.method == "t by question, the upper end with one worst answer added"


def test_claims_on_one_question_are_one_answer(book, claim, verdict, rows_of):
    chances = np.random.default_rng(1).uniform(0.1, 0.9, (12, 3)).round(2)
    said, given = [], []
    for number, row in enumerate(chances.tolist()):
        outcome = "yes" if number % 3 else "no"
        given.append(verdict(outcome, 3 * number))
        for which, chance in enumerate(row):
            more = {"question": f"book/{3 * number:02d}"} if which else {}
            said.append(claim(3 * number + which, {"probability": chance}, **more))
    row = one(rows_of(book(said, given)), "stated")
    happened = (np.arange(12) % 3 > 0)[:, None]
    by_question = ((chances - happened) ** 2).mean(axis=1)
    worst = np.maximum(chances, 1 - chances).max() ** 2
    assert row.n == 36
    assert (row.interval.low, row.interval.high) == pytest.approx(students_ends(by_question, worst))


def test_partial_verdicts_widen_the_interval(stated, rows_of):
    outcomes = ["yes", "no", "no", "yes"] * 5
    sure = one(rows_of(stated(outcomes)), "stated").interval
    row = one(rows_of(stated(["partial", *outcomes[1:]])), "stated")
    assert row.interval.low < row.bounds[0] < row.bounds[1] < row.interval.high
    assert row.interval.high > sure.low


@pytest.mark.parametrize("outcomes", [["yes"], ["yes", "no"] * 4, []])
def test_few_questions_have_no_interval(stated, rows_of, outcomes):
    assert [row.interval for row in rows_of(stated(outcomes)) if row.family == "stated"] == [
        None
    ] * bool(outcomes)


def test_scores_that_do_not_differ_have_no_interval(stated, rows_of):
    assert one(rows_of(stated(["yes"] * 20, chances=[0.7])), "stated").interval is None


def test_a_hit_rate_of_separate_questions_keeps_its_exact_interval(asserted, rows_of):
    row = one(rows_of(asserted(["yes"] * 8 + ["no"] * 4)), "hits", "hit_rate")
    assert (row.interval.low, row.interval.high) == clopper_pearson(8, 12)


def test_a_hit_rate_on_one_question_is_one_answer(book, claim, verdict, rows_of):
    said = [claim(1), *(claim(number, question="book/01") for number in range(2, 11))]
    row = one(rows_of(book(said, [verdict("yes")])), "hits", "hit_rate")
    assert row.n == 10
    assert (row.interval.low, row.interval.high) == clopper_pearson(1, 1)
    assert row.interval.method == "Clopper-Pearson, by question"


def test_drawn_bounds_are_those_of_the_words():
    rng = np.random.default_rng(7)
    words = [("will", 0.5, 1.0), ("likely", 0.55, 0.8), ("never", 0.0, 0.2)]
    which = rng.integers(0, 3, 40)
    table = pd.DataFrame(
        {
            "forecaster": "x",
            "word": [words[number][0] for number in which],
            "reading_low": [words[number][1] for number in which],
            "reading_high": [words[number][2] for number in which],
            "fulfilment": rng.choice([0.0, 1.0, 0.5, np.nan], 40),
        }
    )
    weights = rng.integers(0, 4, (25, 40)).astype(float)
    low, high = _bounds(table, weights)
    for number, weight in enumerate(weights.astype(int)):
        drawn = table.loc[np.repeat(np.arange(40), weight)]
        records = []
        for (word, least, most), said in drawn.groupby(["word", "reading_low", "reading_high"]):
            hits, misses = (said["fulfilment"] == 1).sum(), (said["fulfilment"] == 0).sum()
            records.append(WordRecord(word, least, most, hits, misses, len(said) - hits - misses))
        assert (low[number], high[number]) == pytest.approx(coupled_brier_bounds(records))


def test_words_have_an_interval_beyond_their_readings(asserted, rows_of):
    row = one(rows_of(asserted(["yes", "no", "yes", "partial"] * 15)), "readings")
    assert row.interval.low < row.bounds[0] < row.bounds[1] < row.interval.high
    again = one(rows_of(asserted(["yes", "no", "yes", "partial"] * 15)), "readings")
    assert row.interval == again.interval


@pytest.mark.parametrize("outcomes", [["yes", "no", "no"] * 13, ["yes"] * 60])
def test_few_words_and_words_that_all_came_true_have_no_interval(asserted, rows_of, outcomes):
    assert one(rows_of(asserted(outcomes)), "readings").interval is None


def test_each_group_has_its_own_interval(stated, rows_of):
    rows = rows_of(stated(["yes", "no", "no", "yes"] * 5), by=["forecaster", "year"])
    assert one(rows, "stated").interval is not None


def test_an_empty_ledger_is_scored(book, rows_of):
    assert rows_of(book()) == ()


def _claims(chances, happened, reading=(0.5, 1.0)):
    return pd.DataFrame(
        {
            "forecaster": "x",
            "question": np.arange(len(happened)),
            "excluded": "",
            "kind": "assertion",
            "word": "will",
            "reading_low": reading[0],
            "reading_high": reading[1],
            "partial": False,
            "basis": "stated",
            "outcome": happened.astype(float),
            "fulfilment": happened.astype(float),
            "probability": chances,
        }
    )


def test_a_gate_at_the_true_score_fails_no_more_often_than_chance_allows():
    """The lowest Brier score of a word read as 0.5 to 1 that comes true in 70 % is 0.21."""
    rng = np.random.default_rng(3)
    failed = 0
    for _ in range(400):
        found = drawn_brier_bounds(_claims(0.7, rng.random(60) < 0.7), level=0.95)
        failed += found.low > 0.21
    assert failed / 400 <= 0.05


def test_rare_misses_make_no_gate_pass_too_often():
    """Forecasts near 0.97 that are as good as they say: half of the samples hold no miss."""
    rng = np.random.default_rng(4)
    passed = failed = 0
    for _ in range(300):
        chances = rng.uniform(0.95, 0.99, 25)
        found = _of_probabilities(_claims(chances, rng.random(25) < chances), "stated", 0.95)
        truth = np.mean(chances * (1 - chances))
        passed += found.high < truth
        failed += found.low > truth
    assert passed / 300 <= 0.025
    assert failed / 300 <= 0.025


def test_words_that_hardly_ever_fail_make_no_gate_pass_too_often():
    """Read as 0.9 to 1 and true in 97 %, the worst reading scores 0.03."""
    rng = np.random.default_rng(5)
    passed = 0
    for _ in range(300):
        table = _claims(0.97, rng.random(60) < 0.97, (0.9, 1.0))
        found = drawn_brier_bounds(table, level=0.95)
        passed += found is not None and found.high < 0.03
    assert passed / 300 <= 0.025


def test_gates_stand_on_these_intervals(stated, rows_of):
    rows = rows_of(stated(["no", "no", "yes", "no", "no"] * 8))
    (verdict,) = judge(rows, gates_of(max_brier=0.02))
    assert verdict.outcome == "failed"
