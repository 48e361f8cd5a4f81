"""Who has a record is held against it, and against nothing that was not known."""

from __future__ import annotations

import itertools
import math

import pytest

EDITIONS = {
    2021: ["yes", "no", "partial"],
    2022: ["yes", "yes", "no"],
    2023: ["partial", "no", "yes"],
}
DEGREES = {"miss": {"yes": 1, "partial": 0, "no": 0}, "hit": {"yes": 1, "partial": 1, "no": 0}}


@pytest.fixture
def edition(book, claim, verdict):
    """One edition a year, graded when the next one appears, or some days after."""

    def publish(year, outcomes, known_after=0, **more):
        numbers = range(year * 10, year * 10 + len(outcomes))
        asked = {"kind": "binary", "criteria": "x", "due": f"{year + 1}-10-01"}
        known = f"{year + 1}-10-{1 + known_after:02d}"
        return book(
            [claim(number, question=asked) for number in numbers],
            [verdict(*pair, known=known) for pair in zip(outcomes, numbers, strict=True)],
            id=f"book-{year}",
            published=f"{year}-10-01",
            **more,
        )

    return publish


def tail(rates, hits):
    """Chance of at least so many hits, by going through all that can happen."""
    total = 0.0
    for happened in itertools.product((0, 1), repeat=len(rates)):
        if sum(happened) >= hits:
            total += math.prod(q if y else 1 - q for q, y in zip(rates, happened, strict=True))
    return total


def reference(reading):
    """Rates and hits of the editions that have a record, computed by hand."""
    counted = {year: [DEGREES[reading][o] for o in told] for year, told in EDITIONS.items()}
    rates, hits = [], 0
    for year in (2022, 2023):
        earlier = [hit for before in range(2021, year) for hit in counted[before]]
        rates += [(sum(earlier) + 0.5) / (len(earlier) + 1)] * 3
        hits += sum(counted[year])
    return rates, hits


def test_the_tail_is_that_of_a_poisson_binomial_over_the_earlier_rates(shelf, edition, card, rows):
    ledger = shelf(*(edition(year, outcomes) for year, outcomes in EDITIONS.items()))
    (row,) = rows(card(ledger), "own_record")
    assert row.n == 6
    for reading in ("miss", "hit"):
        rates, hits = reference(reading)
        detail = row.detail[f"partial_as_{reading}"]
        assert detail["hits"] == hits
        assert detail["expected"] == pytest.approx(sum(rates))
        assert detail["tail"] == pytest.approx(tail(rates, hits))
        assert detail["mid_p"] == pytest.approx((tail(rates, hits) + tail(rates, hits + 1)) / 2)
    tails = sorted(row.detail[f"partial_as_{reading}"]["tail"] for reading in ("miss", "hit"))
    assert row.bounds == tuple(tails)


def test_a_verdict_counts_from_the_day_on_which_it_was_known(shelf, edition, card, rows):
    late = shelf(edition(2021, ["yes"], known_after=1), edition(2022, ["yes"]))
    same_day = shelf(edition(2021, ["yes"]), edition(2022, ["yes"]))
    assert rows(card(late), "own_record") == []
    (row,) = rows(card(same_day), "own_record")
    assert row.detail["partial_as_miss"]["expected"] == pytest.approx(1.5 / 2)


def test_a_first_edition_has_no_record(edition, card, rows):
    assert rows(card(edition(2021, ["yes", "no"])), "own_record") == []


def test_the_record_of_another_is_not_ones_own(shelf, edition, card, rows):
    ledger = shelf(edition(2021, ["yes"]), edition(2022, ["yes"], forecaster="guest"))
    assert rows(card(ledger), "own_record") == []


def test_a_record_does_not_depend_on_the_grouping(shelf, edition, card, rows):
    ledger = shelf(*(edition(year, outcomes) for year, outcomes in EDITIONS.items()))
    by_year = rows(card(ledger, by=["year"]), "own_record")
    assert {row.by["year"]: row.n for row in by_year} == {"2022": 3, "2023": 3}
    (whole,) = rows(card(ledger), "own_record")
    assert sum(row.detail["partial_as_hit"]["expected"] for row in by_year) == pytest.approx(
        whole.detail["partial_as_hit"]["expected"]
    )


def test_a_stated_degree_is_partial_too(shelf, edition, card, rows):
    ledger = shelf(edition(2021, [0.5]), edition(2022, [0.5]))
    (row,) = rows(card(ledger), "own_record")
    assert [row.detail[f"partial_as_{reading}"]["hits"] for reading in ("miss", "hit")] == [0, 1]
    assert row.detail["partial_as_hit"]["expected"] == pytest.approx(0.75)


def test_significant_hits_say_when_they_tip(shelf, edition, card, rows):
    ledger = shelf(edition(2021, ["no"] * 9), edition(2022, ["yes"] * 3))
    (row,) = rows(card(ledger), "own_record")
    detail = row.detail["partial_as_miss"]
    assert detail["tail"] == pytest.approx(0.05**3)
    assert detail["tipping_point"] == pytest.approx(0.05 ** (1 / 3) - 0.05)
