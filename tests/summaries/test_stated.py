"""Stated probabilities and points get proper scores, and nothing is clipped or hidden."""

from __future__ import annotations

import math

import pytest

from predtrack.errors import UnknownNameError, UsageError
from predtrack.summaries import ScoreSettings

NUMBER = {"kind": "numeric", "criteria": "As counted.", "unit": "cars", "due": "2026-10-09"}
ALL = ("brier", "log", "spherical")


@pytest.fixture
def ledger(book, claim, verdict):
    """A book of forecasts with their outcomes."""

    def bind(*pairs, **more):
        said = [claim(n, forecast, **more) for n, (forecast, _) in enumerate(pairs, 1)]
        return book(said, [verdict(outcome, n) for n, (_, outcome) in enumerate(pairs, 1)])

    return bind


def test_probabilities_are_scored_by_brier_unless_another_rule_is_named(ledger, card, rows):
    (row,) = rows(
        card(ledger(({"probability": 0.7}, "yes"), ({"probability": 0.2}, "no"))), "brier"
    )
    assert row.value == pytest.approx((0.09 + 0.04) / 2)
    assert (row.n, row.basis, row.bounds, row.family) == (2, "stated", None, "stated")


def test_the_agreed_vector_is_reproduced(ledger, card, rows):
    p, y = (0.9, 0.2, 0.65, 0.5, 1, 0, 0.05), (1, 0, 1, 0, 1, 0, 1)
    pairs = [({"probability": q}, "yes" if z else "no") for q, z in zip(p, y, strict=True)]
    (row,) = rows(card(ledger(*pairs)), "brier")
    assert row.value == pytest.approx(53 / 280)


def test_every_named_rule_is_a_row(ledger, card):
    found = card(ledger(({"probability": 0.7}, "yes")), rules=ALL).rows
    assert {row.rule: round(row.value, 6) for row in found} == {
        "brier": 0.09,
        "log": 0.356675,
        "spherical": 0.919145,
    }
    assert {row.direction for row in found} == {"lower", "higher"}


def test_a_degree_of_fulfilment_is_an_outcome(ledger, card, rows):
    (row,) = rows(card(ledger(({"probability": 0.7}, 0.5))), "brier")
    assert row.value == pytest.approx(0.04)


def test_a_partial_verdict_leaves_bounds(ledger, card, rows):
    found = card(
        ledger(({"probability": 0.7}, "yes"), ({"probability": 0.2}, "partial")), rules=ALL
    )
    bounds = {rule: rows(found, rule)[0].bounds for rule in ("brier", "log", "spherical")}
    norm = math.hypot(0.2, 0.8)
    expected = {
        "brier": (0.09 / 2, (0.09 + 0.64) / 2),
        "log": (-math.log(0.7 * 0.8) / 2, -math.log(0.7 * 0.2) / 2),
        "spherical": ((0.7 / math.hypot(0.7, 0.3) + 0.2 / norm) / 2,
                      (0.7 / math.hypot(0.7, 0.3) + 0.8 / norm) / 2),
    }  # fmt: skip
    for rule, pair in expected.items():
        assert bounds[rule] == pytest.approx(pair)
        assert rows(found, rule)[0].value is None
        assert rows(found, rule)[0].n == 2


def test_only_partial_verdicts_have_bounds_too(ledger, card, rows):
    (row,) = rows(card(ledger(({"probability": 0.5}, "partial"))), "brier")
    assert row.bounds == pytest.approx((0, 0.25))


def test_what_was_not_stated_stands_apart(ledger, card, rows):
    found = card(ledger(({"probability": 0.7}, "yes"),
                        ({"probability": 0.7, "basis": "market"}, "no")))  # fmt: skip
    assert {row.basis: round(row.value, 2) for row in rows(found, "brier")} == {
        "stated": 0.09,
        "market": 0.49,
    }


@pytest.mark.parametrize("outcome", ["yes", "partial"])
def test_an_infinite_score_is_said_and_not_clipped(ledger, card, rows, outcome):
    pairs = [({"probability": 0}, outcome), ({"probability": 0.5}, "yes")]
    (row,) = rows(card(ledger(*pairs), rules=["log"]), "log")
    assert (row.value, row.bounds, row.n) == (None, None, 2)
    assert row.detail["infinite"]


def test_certain_and_right_is_nought(ledger, card, rows):
    (row,) = rows(card(ledger(({"probability": 1}, "yes")), rules=["log"]), "log")
    assert row.value == 0
    assert "infinite" not in row.detail


def test_a_point_is_scored_by_its_ratio(ledger, card, rows):
    found = card(ledger(({"point": 400}, 250), ({"point": 100}, 250), question=NUMBER))
    (row,) = rows(found, "absolute_log_ratio")
    assert row.value == pytest.approx((0.470004 + 0.916291) / 2, abs=1e-6)
    assert row.detail["elicits"] == "median"


def test_what_lies_outside_a_rule_is_named_and_left_out(ledger, card, rows):
    pairs = [({"point": 400}, 250), ({"point": 5}, 0), ({"point": -5}, 1), ({"point": 0}, 0)]
    found = card(ledger(*pairs, question=NUMBER), rules=["absolute_log_ratio", "absolute"])
    (ratio,), (error,) = rows(found, "absolute_log_ratio"), rows(found, "absolute")
    assert (ratio.n, ratio.detail["outside_domain"]) == (1, ["book/02", "book/03", "book/04"])
    assert ratio.value == pytest.approx(math.log(1.6))
    assert (error.n, "outside_domain" in error.detail) == (4, False)


def test_where_everything_lies_outside_there_is_no_score(ledger, card, rows):
    (row,) = rows(card(ledger(({"point": 0}, 0), question=NUMBER)), "absolute_log_ratio")
    assert (row.n, row.value, row.bounds) == (0, None, None)
    assert row.detail["outside_domain"] == ["book/01"]


def test_a_number_question_that_was_answered_by_yes_is_no_point(ledger, card, rows):
    found = card(ledger(({"point": 400}, "yes"), ({"point": 400}, "partial"), question=NUMBER))
    assert rows(found, "absolute_log_ratio") == []
    assert found.funnel.reasons == {"the outcome does not fit the question": 2}


def test_a_rule_that_nobody_wrote_is_refused(ledger, card):
    with pytest.raises(UnknownNameError, match="did you mean 'brier'"):
        card(ledger(({"probability": 0.7}, "yes")), rules=["brir"])


@pytest.mark.parametrize("level", [0, 1, -1, 95, math.nan])
def test_a_level_lies_between_nought_and_one(level):
    with pytest.raises(UsageError, match=r"between 0 and 1, not .*; write 0\.95"):
        ScoreSettings(level=level)


COLOURS = {"kind": "categorical", "criteria": "As seen.", "due": "2026-10-09",
           "categories": ["red", "green", "blue"]}  # fmt: skip


def test_categories_get_the_published_scores(ledger, card, rows):
    pairs = [
        ({"probabilities": {"red": 0.8, "green": 0.1, "blue": 0.1}}, "red"),
        ({"probabilities": {"red": 0.2, "green": 0.7, "blue": 0.1}}, "green"),
        ({"probabilities": {"red": 0.2, "green": 0.2, "blue": 0.6}}, "blue"),
    ]
    book = ledger(*pairs, question=COLOURS)
    (row,) = rows(card(book), "brier_multicategory")
    assert row.value == pytest.approx(11 / 75)
    assert (row.n, row.basis, row.range, row.family) == (3, "stated", (0, 2), "stated")
    (row,) = rows(card(book, rules=["log"]), "log")
    assert row.value == pytest.approx(-math.log(0.8 * 0.7 * 0.6) / 3)


def test_quantiles_get_the_published_score(ledger, card, rows):
    stated = dict(zip((0.05, 0.25, 0.5, 0.75, 0.95), (2, 4, 5, 7, 11), strict=True))
    book = ledger(*(({"quantiles": stated}, y) for y in (6, 12.5, 1, 5)), question=NUMBER)
    (row,) = rows(card(book), "wis")
    assert row.value == pytest.approx((0.68 + 4.78 + 2.88 + 0.48) / 4)


def test_a_range_is_an_interval_forecast_only_where_its_level_was_stated(ledger, card, rows):
    stated = {"range": [2, 11], "level": 0.9}
    book = ledger((stated, 1), (stated, 5), ({"range": [2, 11]}, 12), question=NUMBER)
    (row,) = rows(card(book), "interval")
    assert (row.value, row.n) == (pytest.approx((29 + 9) / 2), 2)
    assert rows(card(book), "hit_rate")[0].n == 3


def test_peers_are_those_who_answered_the_same_question(ledger, card, rows):
    alone = ledger(({"probability": 0.7}, "yes"), ({"probability": 0.2}, "no"))
    (row,) = rows(card(alone, rules=["metaculus_peer"]), "metaculus_peer")
    assert (row.value, row.n) == (0, 2)
