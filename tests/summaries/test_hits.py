"""Hits are counted whole, with and without what is only partly true."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from predtrack.summaries.hit_rate import Tally

NUMBER = {"kind": "numeric", "criteria": "As counted.", "unit": "cars", "due": "2026-10-09"}
DATE = {"kind": "date", "criteria": "When it happens.", "due": "2026-10-09"}


@given(st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0, None]), min_size=1))
def test_a_tally_adds_up_and_its_rates_stand_in_order(degrees):
    counts = Tally(pd.Series(degrees, dtype=float))
    assert counts.hits + counts.misses + counts.partials == counts.n == len(degrees)
    low, high = counts.bounds
    assert 0 <= counts.strict <= low <= counts.half_credit <= high <= 1
    assert counts.half_credit == pytest.approx((low + high) / 2)


def test_yes_partial_and_no_span_an_interval(book, claim, verdict, card, rows):
    outcomes = ["yes"] * 5 + ["partial"] * 2 + ["no"] * 3
    said = [claim(n) for n in range(1, 11)]
    found = card(book(said, [verdict(o, n) for n, o in enumerate(outcomes, 1)]))
    (span,) = rows(found, "hit_rate")
    assert span.bounds == (0.5, 0.7)
    assert rows(found, "hit_rate_half_credit")[0].value == 0.6


def test_the_interval_is_that_of_clopper_and_pearson(book, claim, verdict, card, rows):
    said = [claim(n) for n in range(1, 11)]
    given_ = [verdict("yes" if n <= 6 else "no", n) for n in range(1, 11)]
    (row,) = rows(card(book(said, given_)), "hit_rate_strict")
    assert (row.interval.low, row.interval.high) == pytest.approx((0.262378, 0.878448), abs=1e-6)
    (wide,) = rows(card(book(said, given_), level=0.99), "hit_rate_strict")
    assert wide.interval.low < row.interval.low
    assert wide.interval.level == 0.99


def test_bounds_ranges_and_deadlines_are_hits_and_probabilities_are_not(
    book, claim, verdict, card, rows
):
    said = [
        claim(1),
        claim(2, {"bound": 5, "comparator": "at least"}, question=NUMBER),
        claim(3, {"range": [1, 2]}, question=NUMBER),
        claim(4, {"deadline": "2026-06-30"}, question=DATE),
        claim(5, {"probability": 0.9}),
        claim(6, {"words": "likely"}),
        claim(7, {"point": 5}, question=NUMBER),
    ]
    outcomes = ["yes", 6, 3, "2026-05-01", "yes", "yes", 5]
    found = card(book(said, [verdict(o, n) for n, o in enumerate(outcomes, 1)]))
    (row,) = rows(found, "hit_rate_strict")
    assert (row.n, row.detail["hits"], row.detail["misses"]) == (4, 3, 1)


def test_what_was_denied_and_did_not_happen_is_a_hit(book, claim, verdict, card, rows):
    said = [claim(1, {"assertion": "does not happen"}), claim(2, {"assertion": "does not happen"})]
    found = card(book(said, [verdict("no"), verdict("yes", 2)]))
    assert rows(found, "hit_rate_strict")[0].value == 0.5


def test_nothing_scored_is_no_rate(book, claim, card):
    assert card(book([claim()])).rows == ()


def test_a_literal_reading_moves_the_rate_and_is_no_verdict(book, claim, verdict, card, rows):
    noted = {"note": "the bar was lowered", "literal": "no"}
    ledger = book(
        [claim(1), claim(2), claim(3), claim(4)],
        [
            verdict("yes", 1, discrepancy=noted),
            verdict("partial", 2, discrepancy=noted),
            verdict("yes", 3, discrepancy="a matter of judgement"),
            verdict("no", 4, discrepancy=noted),
        ],
    )
    (row,) = rows(card(ledger), "hit_rate")
    assert row.bounds == (0.5, 0.75)
    literal = row.detail["literal"]
    assert (literal["hits"], literal["partials"], literal["misses"]) == (1, 0, 3)
    assert literal["changed"] == 2
    assert literal["bounds"] == (0.25, 0.25)


def test_where_nothing_is_read_literally_nothing_is_said(book, claim, verdict, card, rows):
    ledger = book([claim(1)], [verdict("yes", 1, discrepancy="a matter of judgement")])
    (row,) = rows(card(ledger), "hit_rate")
    assert row.detail["literal"] is None
