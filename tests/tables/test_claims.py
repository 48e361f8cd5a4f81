"""The table of claims: one row per prediction, as it stood on a day."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from predtrack.records import Ledger
from predtrack.tables import COLUMNS, TABLES, claims

NOW = dt.date(2027, 1, 1)
DUE = dt.date(2026, 10, 9)
COMPLETE = {"complete": True, "size": 3}
SILENT = {"id": "book/03", "title": "x",
          "unresolvable": {"reason": "no threshold", "detail": "None."}}  # fmt: skip
NUMBER = {"kind": "numeric", "criteria": "As counted.", "unit": "cars", "due": "2026-10-09"}
DATE = {"kind": "date", "criteria": "When it happens.", "due": "2026-10-09"}
COLOURS = {"kind": "categorical", "criteria": "As seen.", "due": "2026-10-09",
           "categories": ["red", "blue"]}  # fmt: skip


@pytest.fixture
def table(book):
    """Claims of one book on a day."""

    def tabulate(predictions, resolutions=(), as_of=NOW, language="en", **more):
        return claims(book(predictions, resolutions, **more), as_of=as_of, language=language)

    return tabulate


@pytest.fixture
def row(table, claim):
    """The row of one claim."""

    def find(resolutions=(), as_of=NOW, publication=None, **more):
        rows = table([claim(**more)], resolutions, as_of, **(publication or {}))
        return rows.to_dict("records")[0]

    return find


def test_the_columns_are_the_vocabulary(table, claim, verdict):
    assert list(table([claim()], [verdict("yes")]).columns) == list(COLUMNS)
    assert all(name == column.name and column.meaning for name, column in COLUMNS.items())


def test_an_empty_ledger_gives_an_empty_table_with_every_column():
    empty = claims(Ledger(), as_of=NOW)
    assert (len(empty), list(empty.columns)) == (0, list(COLUMNS))
    assert all(TABLES[kind](empty).empty for kind in TABLES)


def test_numbers_are_numbers_even_where_all_are_missing(table, claim):
    found = table([claim()])
    numbers = [name for name, column in COLUMNS.items() if column.dtype.startswith("number")]
    assert set(found[numbers].dtypes) == {pd.Series(dtype="float64").dtype}


def test_a_row_says_who_said_what_and_when(row, verdict):
    found = row([verdict("yes", discrepancy="x")], topic="Cars", tags=["a", "b"])
    expected = {
        "prediction": "book/01",
        "question": "book/01",
        "title": "Claim 1",
        "forecaster": "The author",
        "publication": "book",
        "year": 2025,
        "topic": "Cars",
        "tag": ("a", "b"),
        "kind": "assertion",
        "made": dt.date(2025, 10, 9),
        "due": DUE,
        "known": DUE,
        "status": "resolved",
        "matured": True,
        "self_resolved": False,
        "questioned": True,
        "excluded": "",
        "outcome": 1,
        "fulfilment": 1,
        "partial": False,
    }
    assert {name: found[name] for name in expected} == expected


def test_names_are_given_in_the_language_that_is_asked_for(table, claim):
    found = table([claim(title={"en": "One", "zh": "一"})], language="zh")
    assert list(found[["title", "forecaster"]].iloc[0]) == ["一", "作者"]


def test_a_verdict_of_ones_own_is_marked(row):
    own = {"prediction": "book/01", "outcome": "yes", "known": "2026-10-09",
           "resolver": {"name": "The author", "self": True}}  # fmt: skip
    assert row([own])["self_resolved"]


@pytest.mark.parametrize(
    ("forecast", "columns"),
    [
        ({"probability": 0.7, "basis": "market"}, {"probability": 0.7, "basis": "market"}),
        ({"words": "Likely"}, {"word": "likely", "reading_low": 0.55, "reading_high": 0.855,
                               "basis": "survey"}),
        ({"words": "likely", "lexicon": "icd-203"}, {"reading_high": 0.8, "basis": "standard"}),
        ({"words": "可能会", "language": "zh"}, {"reading_low": 0.05, "reading_high": 0.8,
                                              "basis": "policy"}),
        ({"assertion": "happens"}, {"word": "(bare assertion)", "reading_low": 0.5,
                                    "reading_high": 1.0, "basis": "policy"}),
        ({"assertion": "happens", "marker": "will"}, {"word": "will", "reading_low": 0.5}),
        ({"assertion": "happens", "marker": "必将"}, {"word": "必将", "reading_low": 0.8}),
        ({"assertion": "happens", "marker": "shall"}, {"word": "shall", "reading_low": 0.5}),
    ],
)  # fmt: skip
def test_a_forecast_of_yes_or_no_brings_its_columns(row, forecast, columns):
    found = row(forecast=forecast)
    assert {name: found[name] for name in columns} == columns


def test_a_point_brings_its_value(row, verdict):
    found = row([verdict(250)], question=NUMBER, forecast={"point": 400})
    assert (found["value"], found["outcome"], found["basis"]) == (400, 250, "stated")
    assert found["excluded"] == ""


@pytest.mark.parametrize(
    ("question", "forecast", "outcome", "fulfilment"),
    [
        (None, {"assertion": "happens"}, "yes", 1),
        (None, {"assertion": "happens"}, 0.25, 0.25),
        (None, {"assertion": "does not happen"}, "yes", 0),
        (None, {"assertion": "does not happen"}, "no", 1),
        (None, {"assertion": "does not happen"}, 0.25, 0.75),
        (NUMBER, {"bound": 5, "comparator": "at least"}, 5, 1),
        (NUMBER, {"bound": 5, "comparator": "more than"}, 5, 0),
        (NUMBER, {"bound": 5, "comparator": "at most"}, 6, 0),
        (NUMBER, {"bound": 5, "comparator": "less than"}, 4, 1),
        (NUMBER, {"bound": 5, "comparator": "up to"}, 5, 1),
        (NUMBER, {"range": [1, 2]}, 1, 1),
        (NUMBER, {"range": [1, 2]}, 2, 1),
        (NUMBER, {"range": [1, 2]}, 2.01, 0),
        (DATE, {"deadline": "2026-06-30"}, "2026-06-30", 1),
        (DATE, {"deadline": "2026-06-30"}, "2026-07-01", 0),
        (DATE, {"deadline": "2026-06-30"}, "2026-Q2", 1),
        (DATE, {"deadline": "2026-06-30"}, "no", 0),
        (DATE, {"deadline": "2026"}, 2026, 1),
        (DATE, {"deadline": "within 6 months"}, "2026-04-09", 1),
        (DATE, {"deadline": "within 6 months"}, "2026-04-10", 0),
    ],
)
def test_a_claim_comes_true_or_does_not(row, verdict, question, forecast, outcome, fulfilment):
    more = {"question": question} if question else {}
    found = row([verdict(outcome)], forecast=forecast, **more)
    assert (found["excluded"], found["fulfilment"]) == ("", fulfilment)


@pytest.mark.parametrize("said", ["happens", "does not happen"])
def test_a_partial_verdict_has_no_degree(row, verdict, said):
    found = row([verdict("partial")], forecast={"assertion": said})
    assert found["partial"]
    assert found["excluded"] == ""
    assert pd.isna(found["fulfilment"])


@pytest.mark.parametrize(
    ("deadline", "outcome"),
    [("2026-06-30", "2026"), ("2026-06-30", 2026), ("2027-06-30", "no")],
)
def test_an_outcome_that_is_too_coarse_decides_nothing(row, verdict, deadline, outcome):
    found = row([verdict(outcome)], question=DATE, forecast={"deadline": deadline})
    assert found["excluded"].endswith("does not decide the claim")
    assert pd.isna(found["fulfilment"])


@pytest.mark.parametrize(
    ("question", "forecast", "outcome"),
    [
        (NUMBER, {"point": 400}, "yes"),
        (NUMBER, {"point": 400}, "partial"),
        (NUMBER, {"bound": 5, "comparator": "at least"}, "yes"),
        (NUMBER | {"upper": 10}, {"range": [1, 2]}, 11),
        (DATE, {"deadline": "2026"}, "yes"),
        (DATE, {"deadline": "2026"}, "next 12 months"),
        (None, {"probability": 0.7}, 250),
        (None, {"assertion": "happens"}, "maybe"),
        (None, {"words": "likely"}, -1),
    ],
)
def test_an_outcome_that_does_not_fit_is_never_scored(row, verdict, question, forecast, outcome):
    more = {"question": question} if question else {}
    found = row([verdict(outcome)], forecast=forecast, **more)
    assert found["excluded"].startswith("the outcome does not fit the question: ")
    assert pd.isna(found["outcome"])
    assert pd.isna(found["fulfilment"])


@pytest.mark.parametrize(
    ("question", "forecast"),
    [(NUMBER, {"probability": 0.7}), (NUMBER, {"assertion": "happens"}), (DATE, {"point": 2026})],
)
def test_a_forecast_of_something_else_is_never_scored(row, verdict, question, forecast):
    found = row([verdict(2026)], question=question, forecast=forecast)
    assert found["excluded"] == f"the forecast does not answer a {question['kind']} question"
    assert pd.isna(found["outcome"])


@pytest.mark.parametrize(
    ("forecast", "question"),
    [
        ({"words": "perchance"}, None),
        ({"words": "likely", "language": "de"}, None),
        ({"words": "likely", "lexicon": "mine"}, None),
        ({"words": "预计", "language": "zh"}, None),
    ],
)
def test_a_forecast_without_a_score_is_counted_and_left_out(row, verdict, forecast, question):
    more = {"question": question} if question else {}
    found = row([verdict("void", reason="x")], forecast=forecast, **more)
    (kind, *_) = forecast
    assert found["excluded"] == f"no score for this forecast yet ({kind})"


@pytest.mark.parametrize(
    ("resolution", "more", "reason"),
    [
        (None, {}, "overdue since 2026-10-09: no resolution"),
        (None, {"question": {"kind": "binary", "criteria": "x", "due": "2028"}},
         "not due until 2028-12-31"),
        (None, {"question": {"kind": "binary", "criteria": "x"}}, "open, without a due date"),
        (None, {"withdrawn": {"on": "2026-01-01", "reason": "x"}}, "withdrawn"),
        (None, {"question": "book/09"}, "cannot be resolved: there is no question 'book/09'"),
        ({"outcome": "void", "reason": "The index ended"}, {}, "void: The index ended"),
        ({"outcome": "void"}, {}, "void: no reason given"),
        ({"outcome": "ambiguous"}, {}, "ambiguous: no reason given"),
        ({"outcome": "yes"}, {"made": "2026-10-10"},
         "made on 2026-10-10, after the outcome was known on 2026-10-09"),
        ({"outcome": "yes"}, {"question": {"kind": "binary", "criteria": "x", "due": "2028"}},
         "resolved early: counts from 2028-12-31"),
        ({"outcome": "yes"}, {"made": "2026-10-09"}, ""),
    ],
)  # fmt: skip
def test_whatever_is_left_out_has_a_reason(row, verdict, resolution, more, reason):
    found = row([verdict(**resolution)] if resolution else [], **more)
    assert found["excluded"] == reason


def test_an_unresolvable_claim_is_counted_with_its_reason(table):
    found = table([SILENT]).iloc[0]
    assert found["excluded"] == "cannot be resolved: no threshold"
    assert (found["kind"], found["status"], found["matured"]) == (None, "unresolvable", False)


def test_a_disputed_claim_is_left_out(row, verdict):
    found = row([verdict("yes"), verdict("no", who="Another")])
    assert found["excluded"] == "disputed: the resolvers disagree"
    assert pd.isna(found["outcome"])


def early(verdict, *numbers):
    return [verdict("yes", number, known="2026-01-15") for number in numbers]


def test_an_answer_before_the_deadline_counts_once_the_whole_corpus_is_answered(
    table, claim, verdict
):
    said, day = [claim(1), claim(2), SILENT], dt.date(2026, 2, 1)
    one = table(said, early(verdict, 1), day, corpus=COMPLETE)
    both = table(said, early(verdict, 1, 2), day, corpus=COMPLETE)
    assert list(one["matured"]) == [False, False, False]
    assert one["excluded"].iloc[0] == "resolved early: counts from 2026-10-09"
    assert list(both["excluded"]) == ["", "", "cannot be resolved: no threshold"]


@pytest.mark.parametrize("corpus", [None, {"complete": False, "size": 9}])
def test_a_corpus_that_is_not_complete_never_settles(table, claim, verdict, corpus):
    more = {"corpus": corpus} if corpus else {}
    found = table([claim()], early(verdict, 1), dt.date(2026, 2, 1), **more)
    assert list(found["excluded"]) == ["resolved early: counts from 2026-10-09"]


def test_a_day_reproduces_what_was_said_and_known_by_then(table, claim, verdict):
    said = [claim(), claim(2, made="2026-06-01"), claim(3, {"probability": 0.5})]
    given = [verdict("yes"), verdict("no", 3), verdict("yes", 3, known="2026-12-01")]
    counted = {
        day: dict(table(said, given, day)[["prediction", "status"]].to_numpy().tolist())
        for day in (dt.date(2025, 1, 1), dt.date(2026, 5, 31), dt.date(2026, 10, 9))
    }
    assert counted == {
        dt.date(2025, 1, 1): {},
        dt.date(2026, 5, 31): {"book/01": "open", "book/03": "open"},
        dt.date(2026, 10, 9): {"book/01": "resolved", "book/02": "overdue", "book/03": "resolved"},
    }
    outcomes = [table(said, given, day)["outcome"].iloc[2] for day in (DUE, dt.date(2026, 12, 1))]
    assert outcomes == [0, 1]


def test_each_kind_of_table_holds_its_scored_claims(table, claim, verdict):
    said = [
        claim(1, {"probability": 0.7}),
        claim(2, {"words": "likely"}),
        claim(3, {"assertion": "happens"}),
        claim(4, {"point": 400}, question=NUMBER),
        claim(5, {"probability": 0.7}),
        claim(6, {"probabilities": {"red": 0.5, "blue": 0.5}}, question=COLOURS),
        claim(7, {"quantiles": {0.25: 1, 0.5: 2}}, question=NUMBER),
        claim(8, {"range": [1, 2], "level": 0.9}, question=NUMBER),
        claim(9, {"range": [1, 2]}, question=NUMBER),
    ]
    given = [verdict("yes", 1), verdict("no", 2), verdict("yes", 3), verdict(250, 4)]
    given += [verdict("red", 6), *(verdict(3, n) for n in (7, 8, 9))]
    found = table(said, given)
    held = {kind: list(view(found)["prediction"]) for kind, view in TABLES.items()}
    assert held == {
        "binary": ["book/01"],
        "categorical": ["book/06", "book/06"],
        "quantiles": ["book/07", "book/07"],
        "interval": ["book/08"],
        "point": ["book/04"],
        "words": ["book/02", "book/03"],
    }
