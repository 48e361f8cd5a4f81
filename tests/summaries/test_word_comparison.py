"""Words of two forecasters, each meaning the same for both."""

import datetime as dt

import pandas as pd
import pytest

import predtrack as pt
from predtrack.records import Ledger, PredictionFile
from predtrack.reports.compare import compare_page
from predtrack.reports.metadata import Metadata
from predtrack.summaries.comparison import compare_words
from predtrack.workflows.compare import compare

READINGS = {"likely": (0.55, 0.80), "may": (0.20, 0.55)}
SEEN = {"url": "https://example.org/news", "quote": "It happened."}
PEOPLE = ("author", "other", "sayer", "doubter")
DAY = dt.date(2026, 11, 1)


def said(who, verdicts):
    """Give the table of words; verdicts by word, hits before misses."""
    rows = [
        (who, word, *READINGS[word], float(hit))
        for word, (hits, misses) in verdicts.items()
        for hit in [1] * hits + [0] * misses
    ]
    names = ["forecaster", "word", "reading_low", "reading_high", "fulfilment"]
    return pd.DataFrame(rows, columns=names).assign(question=range(len(rows)))


def test_the_vector_of_a_shared_lexicon():
    table = pd.concat(
        [said("a", {"likely": (3, 1), "may": (2, 4)}), said("b", {"likely": (2, 2), "may": (2, 4)})]
    )
    found = compare_words(table, "a", "b")
    assert found.n == 10
    assert (found.low, found.high) == pytest.approx((-0.06, -0.01))
    assert compare_words(table, "b", "a").low == pytest.approx(0.01)


def test_only_common_questions_count():
    table = pd.concat([said("a", {"likely": (1, 0)}), said("b", {"may": (1, 0)})])
    table["question"] = ["q", "r"]
    assert compare_words(table, "a", "b") is None


def test_a_word_under_two_standards_is_two_words():
    table = pd.concat([said("a", {"likely": (1, 0)}), said("b", {"likely": (1, 0)})])
    table["reading_low"] = [0.55, 0.6]
    found = compare_words(table, "a", "b")
    assert found.low < 0 < found.high


@pytest.fixture
def shared(book, claim, verdict):
    """Three forecasters on the same six questions: two with probabilities, one with words."""

    def second(number, who, forecast):
        said = claim(number, forecast)
        return said | {"id": f"book/{who}-{number}", "question": f"book/{number:02d}"}

    own = [claim(number, {"probability": 0.9 - number / 50}) for number in range(1, 7)]
    others = [
        second(number, who, forecast) | {"forecaster": who}
        for number in range(1, 7)
        for who, forecast in (
            ("other", {"probability": 0.6}),
            ("sayer", {"assertion": "happens"}),
            ("doubter", {"assertion": "does not happen"}),
        )
    ]
    known = [
        verdict("yes", number, known=day, evidence=[SEEN | {"date": day}])
        for number, day in ((number, f"2026-10-{9 + number:02d}") for number in range(1, 7))
    ]
    ledger = book(resolutions=known)
    said = ledger.files[0].model_dump(mode="json", exclude_none=True)
    said["forecasters"] = [{"id": who, "name": {"en": who}} for who in PEOPLE]
    file = PredictionFile.model_validate(said | {"predictions": [*own, *others]})
    return Ledger((file,), (), ledger.resolutions)


@pytest.fixture
def page(shared):
    def showing(first, second):
        found = compare(shared, first, second, as_of=DAY)
        blocks = compare_page(found, metadata=Metadata("1", "here", DAY)).blocks
        return " ".join(getattr(block, "text", "") for block in blocks)

    return showing


def test_stated_probabilities_of_a_ledger_are_compared(shared):
    found = pt.compare(shared, "author", "other", as_of=DAY).iloc[0]
    assert found["n"] == 6
    assert found["better"] == "first"
    assert found["p_value"] == 2.0**-5
    assert found["anytime_steps"] == 6  # the ledger knows when each outcome became known


def test_outcomes_that_were_not_yet_known_do_not_count(shared):
    assert compare(shared, "author", "other", as_of=dt.date(2026, 10, 12)).common == 3


def test_words_are_bounded_where_nobody_states_a_probability(page):
    said = page("sayer", "doubter")
    assert "not comparable: sayer has no scored claim with a stated probability" in said
    assert "on 6 common questions: sayer is at least as good whatever each word means" in said
    assert "sayer is at least as good" in page("doubter", "sayer")


def test_words_and_probabilities_are_not_mixed(page):
    said = page("sayer", "author")
    assert "not comparable" in said
    assert "By their words" not in said


def test_a_ledger_has_a_board(shared):
    board = pt.leaderboard(shared, as_of=DAY)
    assert board["forecaster"].tolist() == ["author", "other"]
