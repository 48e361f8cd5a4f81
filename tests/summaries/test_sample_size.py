"""What so few answers can say stands beside every score."""

import datetime as dt

import pytest

from predtrack.summaries.sample_size import sample_size
from predtrack.summaries.settings import ScoreSettings
from predtrack.tables import claims as tabulate


@pytest.fixture
def said_of():
    """Summarise a ledger by its sample size alone."""

    def summarise(ledger, **more):
        table = tabulate(ledger, as_of=dt.date(2027, 1, 1))
        return {row.rule: row for row in sample_size(table, ScoreSettings(**more))}

    return summarise


def test_ten_hits_and_misses_cannot_show_much(book, claim, verdict, said_of):
    said = [claim(n) for n in range(1, 11)]
    rows = said_of(book(said, [verdict("yes" if n < 6 else "no", n) for n in range(1, 11)]))
    assert list(rows) == ["hit_rate_interval_width"]
    row = rows["hit_rate_interval_width"]
    assert row.n == 10
    assert row.value == pytest.approx(0.8129 - 0.1871, abs=1e-4)
    assert row.detail["required_hits"] == 9
    assert not row.detail["rank_allowed"]
    assert not row.detail["calibration_curve_allowed"]
    assert not row.detail["well_calibrated_allowed"]
    sentences = " ".join(row.detail["sentences"])
    assert "10 answers cannot tell a hit rate of 0.5 from one of 0.8" in sentences


def test_stated_probabilities_get_the_difference_that_they_could_show(
    book, claim, verdict, said_of
):
    said = [claim(n, {"probability": 0.7}) for n in range(1, 11)]
    rows = said_of(book(said, [verdict("yes", n) for n in range(1, 11)]))
    assert list(rows) == ["detectable_brier_difference"]
    row = rows["detectable_brier_difference"]
    assert row.value == pytest.approx(0.1329, abs=5e-5)
    assert "differ by at least 0.133" in row.detail["sentences"][0]


def test_the_level_is_the_one_that_was_chosen(book, claim, verdict, said_of):
    ledger = book([claim(1), claim(2)], [verdict("yes", 1), verdict("no", 2)])
    wide, narrow = said_of(ledger, level=0.99), said_of(ledger, level=0.5)
    rule = "hit_rate_interval_width"
    assert wide[rule].value > narrow[rule].value
    assert "99 % interval" in wide[rule].detail["sentences"][0]


def test_claims_on_one_question_are_no_more_than_one_answer(book, claim, verdict):
    ledger = book([claim(1), claim(2), claim(3)], [verdict("yes", n) for n in (1, 2, 3)])
    table = tabulate(ledger, as_of=dt.date(2027, 1, 1))
    table["question"] = ["rain", "rain", "snow"]
    (row,) = sample_size(table, ScoreSettings())
    assert (row.n, row.detail["questions"]) == (3, 2)
    assert row.detail["sentences"][0] == "3 claims on 2 questions count as 2 answers at most."


def test_nothing_scored_says_nothing(book, claim, said_of):
    assert said_of(book([claim()])) == {}
