"""The funnel loses nothing without saying why."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import UnknownNameError
from predtrack.records import Ledger
from predtrack.summaries import GROUPINGS, funnel, groups
from predtrack.tables import claims

NUMBER = {"kind": "numeric", "criteria": "As counted.", "unit": "cars"}
BINARY = {"kind": "binary", "criteria": "It happens."}
DATE = {"kind": "date", "criteria": "When it happens."}
SILENT = {"unresolvable": {"reason": "no date", "detail": "x"}}

days = st.dates(dt.date(2024, 1, 1), dt.date(2028, 12, 31))
forecasts = st.sampled_from(
    [
        {"probability": 0.7}, {"probability": 0}, {"assertion": "happens"},
        {"assertion": "does not happen"}, {"words": "likely"}, {"words": "perchance"},
        {"point": 5}, {"range": [1, 2]}, {"bound": 5, "comparator": "up to"},
        {"quantiles": {0.5: 1}}, {"deadline": "2026"}, {"deadline": "within 6 months"},
    ]
)  # fmt: skip
outcomes = st.sampled_from(["yes", "no", "partial", "void", "ambiguous", 0.5, 5, "2026-05-01"])
dues = st.sampled_from(["2026-10-09", "2025", "next 12 months", "2999", None])


@st.composite
def books(draw):
    """What to put into a book: predictions, and verdicts on some of them."""
    said, given_ = [], []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        due = draw(dues)
        question = draw(st.sampled_from([BINARY, NUMBER, DATE])) | ({"due": due} if due else {})
        more = {"made": str(draw(days)), "tags": draw(st.sampled_from([[], ["a"], ["a", "b"]]))}
        if draw(st.integers(0, 9)) == 0:
            more["withdrawn"] = {"on": str(draw(days)), "reason": "x"}
        said.append((number, draw(forecasts), more | {"question": question}))
        given_ += [
            (draw(outcomes), number, draw(st.sampled_from(["A", "B"])), {"known": str(draw(days))})
            for _ in range(draw(st.integers(0, 2)))
        ]
    return said, given_, draw(st.booleans()), draw(days)


def bind(book, claim, verdict, drawn):
    said, given_, complete, _ = drawn
    predictions = [claim(number, forecast, **more) for number, forecast, more in said]
    predictions.append({"id": "book/silent", "title": "x"} | SILENT)
    resolutions = [verdict(outcome, n, who, **more) for outcome, n, who, more in given_]
    corpus = {"complete": complete, "size": len(predictions)}
    return book(predictions, resolutions, corpus=corpus)


@settings(max_examples=60)
@given(drawn=books())
def test_the_funnel_only_narrows_and_adds_up(book, claim, verdict, drawn):
    table = claims(bind(book, claim, verdict, drawn), as_of=drawn[-1])
    found = funnel(table)
    steps = [found.published, found.scoreable, found.matured, found.resolved, found.scored]
    assert steps == sorted(steps, reverse=True)
    assert found.scored + len(found.excluded) == found.published
    assert sum(found.reasons.values()) == len(found.excluded)
    assert all(one.reason for one in found.excluded)
    assert table[table["excluded"] == ""]["status"].eq("resolved").all()


@settings(max_examples=40)
@given(drawn=books(), by=st.lists(st.sampled_from(GROUPINGS), max_size=3, unique=True))
def test_no_ledger_breaks_a_score(book, claim, verdict, card, drawn, by):
    ledger = bind(book, claim, verdict, drawn)
    found = card(ledger, str(drawn[-1]), by=by, rules=["brier", "log", "absolute_log_ratio"])
    assert all(list(row.by) == by for row in found.rows)
    for row in found.rows:
        low, high = row.bounds or (row.value, row.value)
        if low is not None:
            assert row.range[0] <= low <= high <= row.range[1]


@settings(max_examples=40)
@given(drawn=books())
def test_what_comes_later_changes_no_day_before(book, claim, verdict, drawn):
    said, given_, complete, day = drawn
    whole = bind(book, claim, verdict, drawn)
    until = [one for one in given_ if one[3]["known"] <= str(day)]
    known = bind(book, claim, verdict, (said, until, complete, day))
    columns = ["prediction", "status", "excluded", "matured"]
    then, now = (claims(one, as_of=day)[columns] for one in (known, whole))
    assert then.equals(now)


def test_an_empty_ledger_has_an_empty_funnel():
    found = funnel(claims(Ledger(), as_of=dt.date(2027, 1, 1)))
    assert str(found) == "0 published → 0 scoreable → 0 matured → 0 resolved → 0 scored"
    assert (found.excluded, found.reasons) == ((), {})


def test_reasons_are_counted_in_few_words(book, claim, verdict):
    said = [
        claim(1),
        claim(2, question=BINARY | {"due": "2028"}),
        claim(3, question=BINARY | {"due": "2029"}),
        claim(4, made="2026-12-01"),
        {"id": "book/05", "title": "x"} | SILENT,
        claim(6),
    ]
    given_ = [verdict("yes", 4), verdict("void", 6, reason="It ended.")]
    found = funnel(claims(book(said, given_), as_of=dt.date(2027, 1, 1)))
    assert found.reasons == {
        "not yet due": 2,
        "overdue": 1,
        "made too late": 1,
        "cannot be resolved": 1,
        "void": 1,
    }


@pytest.fixture
def table(book, claim):
    """Claims with and without tags and topics."""
    said = [
        claim(1, tags=["a", "b"], topic="Cars"),
        claim(2, tags=["b"]),
        claim(3, made="2024-01-01"),
    ]
    return claims(book(said), as_of=dt.date(2027, 1, 1))


def members(table, *by):
    return [(key, sorted(part["prediction"])) for key, part in groups(table, by)]


def test_no_grouping_is_one_group(table):
    assert members(table) == [({}, ["book/01", "book/02", "book/03"])]


def test_a_claim_with_several_tags_stands_in_the_group_of_each(table):
    assert members(table, "tag") == [
        ({"tag": "(none)"}, ["book/03"]),
        ({"tag": "a"}, ["book/01"]),
        ({"tag": "b"}, ["book/01", "book/02"]),
    ]


def test_groups_cross_in_the_order_of_their_names(table):
    assert members(table, "year", "topic") == [
        ({"year": "2024", "topic": "(none)"}, ["book/03"]),
        ({"year": "2025", "topic": "(none)"}, ["book/02"]),
        ({"year": "2025", "topic": "Cars"}, ["book/01"]),
    ]


@pytest.mark.parametrize("name", GROUPINGS)
def test_every_grouping_splits_even_an_empty_table(name):
    assert list(groups(claims(Ledger(), as_of=dt.date(2027, 1, 1)), [name])) == []


def test_an_unknown_grouping_is_met_with_the_nearest_one(table):
    with pytest.raises(UnknownNameError, match="no grouping is called 'topics'; did you mean"):
        list(groups(table, ["topics"]))
