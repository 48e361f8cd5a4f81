"""The repository's own ledger gives the figures that its sources published."""

from __future__ import annotations

from pathlib import Path

import pytest

from predtrack.store import read_ledger

GRADED = {
    "2018": (3, 1, 4),
    "2019": (4, 1, 1),
    "2020": (5, 1, 2),
    "2021": (4, 0, 4),
    "2022": (5, 1, 3),
    "2023": (5, 2, 3),
    "2024": (5, 2, 3),
    "2025": (2, 5, 3),
}
"""Hits, partials and misses of the State of AI Report by the year of its edition."""

RULES = ("hit_rate", "hit_rate_strict", "hit_rate_half_credit")


@pytest.fixture(scope="module")
def ledger():
    return read_ledger(Path(__file__).parents[2])


@pytest.fixture(scope="module")
def whole(ledger, card):
    return card(ledger, "2026-11-22")


def counts(row):
    return row.detail["hits"], row.detail["partials"], row.detail["misses"]


def test_sixty_nine_claims_are_graded(whole, rows):
    interval, strict, half = (rows(whole, rule)[0] for rule in RULES)
    assert counts(strict) == (33, 13, 23)
    assert strict.value == pytest.approx(33 / 69)
    assert half.value == pytest.approx(39.5 / 69)
    assert interval.value is None
    assert interval.bounds == pytest.approx((33 / 69, 46 / 69))
    assert strict.interval.low < 33 / 69 < strict.interval.high
    assert (interval.interval.low, interval.interval.method) == (
        strict.interval.low,
        "Clopper-Pearson",
    )
    assert interval.interval.high > 46 / 69


def test_the_funnel_is_whole(whole):
    funnel = whole.funnel
    assert (funnel.scored, funnel.resolved) == (69, 69)
    assert funnel.published == 69 + len(funnel.excluded)
    assert whole.self_resolved == 69
    assert whole.questioned == 12


def test_each_year_has_the_tally_of_its_authors(ledger, card, rows):
    found = rows(card(ledger, "2026-11-22", by=["year"]), "hit_rate_strict")
    assert {row.by["year"]: counts(row) for row in found} == GRADED


def test_the_first_seven_editions_have_the_published_total(ledger, card, rows):
    row = rows(card(ledger, "2025-12-31"), "hit_rate_strict")[0]
    assert (row.n, *counts(row)) == (59, 31, 8, 20)


def test_what_was_known_at_new_year_2023_is_reproduced(ledger, card, rows):
    row = rows(card(ledger, "2023-01-01"), "hit_rate_strict")[0]
    assert (row.n, *counts(row)) == (30, 16, 3, 11)


def test_nothing_was_graded_before_the_second_edition(ledger, card):
    early = card(ledger, "2019-01-01")
    assert early.rows == ()
    assert (early.funnel.published, early.funnel.scored) == (8, 0)


def test_a_bare_assertion_has_bounds_and_no_score(whole, rows):
    (row,) = rows(whole, "brier")
    assert (row.value, row.basis, row.n) == (None, "policy", 69)
    (word,) = row.detail["words"]
    assert word["reading"] == (0.5, 1.0)
    # Read as .5 everything scores .25; read as certain every miss scores one.
    assert row.detail["partial_as_miss"] == pytest.approx((0.25, 36 / 69))
    assert row.detail["partial_as_hit"] == pytest.approx((46 / 69 * 23 / 69, 23 / 69))


def test_the_first_edition_has_no_record_of_its_own(whole, rows):
    (row,) = rows(whole, "own_record")
    assert row.n == 69 - 8
