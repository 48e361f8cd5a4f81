"""Retellings are verbatim, on the lines that are named, and each is written down once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

RETOLD = {
    "luoji-siwei-2025-12": [f"s0-{number:02d}" for number in (1, 3, 7, 8, 9, 10, 13, 14)],
    "ng-letter-2025-11-zh": ["s2-03", "s2-08"],
    "video-transcript-state-of-ai-2025": [
        f"s1-{number:02d}" for number in (1, 3, 4, 15, 19, 20, 22, 23, 32, *range(41, 52))
    ],
}
"""The statements of each document that retell what stands elsewhere."""

PLACES = {
    "altman-compute-commitment-2025/commitment": "Eight years became five",
    "icf-electricity-rates-2025/residential-rates": "upper end",
    "doe-grid-reliability-2025/outages-2030": "condition was dropped",
    "uk-ai-action-plan-2025/airr-20x": "public computing for research",
    "eu-competitiveness-compass-2025/all-firms": "35 percent",
    "uae-us-investment-framework-2025/investment": "announced before",
    "uae-us-ai-campus-2025/campus-5gw": "first phase",
    "state-of-ai-2025/01": "retail industry as a whole",
    "state-of-ai-2025/04": "first of its kind was dropped",
    "state-of-ai-2025/05": "measure is no longer viewing",
    "state-of-ai-2025/09": "weaker claim",
    "eu-ai-act-schedule/high-risk-uses": "2027 has become right",
    "metr-time-horizons/doubling": "team of MIT",
}
"""Where a retelling changes the criterion, and a word of what it says of that."""


@pytest.fixture(scope="module")
def lines():
    """The lines that are quoted, kept here because the documents are not in the repository."""
    kept = Path(__file__).with_name("retold.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(kept)


def retellings(ledger):
    for claim in ledger.claims:
        for retelling in claim.retellings:
            yield claim, retelling


def numbers(locator):
    first, last = re.fullmatch(r"lines? (\d+)(?:-(\d+))?", locator).groups()
    return range(int(first), int(last or first) + 1)


def test_every_retelling_is_an_exact_part_of_the_lines_it_names(ledger, lines):
    for claim, retelling in retellings(ledger):
        place = [lines[retelling.publication][number] for number in numbers(retelling.locator)]
        assert retelling.quote in "\n".join(place), claim.id
        assert retelling.quote.count("\n") == len(place) - 1, claim.id


def test_the_lines_kept_here_are_those_of_the_documents_where_these_are_at_hand(
    ledger, root, lines
):
    folder = root.parent / "shared" / "seeds"
    for publication in ledger.publications:
        if publication.id in lines and (folder / publication.document.file).exists():
            document = folder / publication.document.file
            original = document.read_text(encoding="utf-8").split("\n")
            kept = lines[publication.id]
            assert kept == {number: original[number - 1] for number in kept}


def test_no_line_is_kept_that_nobody_quotes(ledger, lines):
    quoted = {
        (retelling.publication, number)
        for _claim, retelling in retellings(ledger)
        for number in numbers(retelling.locator)
    }
    assert quoted == {(name, number) for name, kept in lines.items() for number in kept}


def test_every_retelling_is_in_a_publication_that_is_recorded(ledger):
    recorded = {publication.id for publication in ledger.publications}
    told = {retelling.publication for _claim, retelling in retellings(ledger)}
    assert told == set(RETOLD) <= recorded


def test_every_statement_that_retells_stands_once_and_at_one_original(ledger):
    names = [retelling.id for _claim, retelling in retellings(ledger)]
    expected = [f"{name}/{number}" for name, found in RETOLD.items() for number in found]
    assert sorted(names) == sorted(expected)
    assert {claim.id for claim in ledger.claims}.isdisjoint(names)
    assert max(Counter(names).values()) == 1


def test_every_retelling_says_what_kind_of_claim_it_makes(ledger):
    assert [told.id for _claim, told in retellings(ledger) if told.claim is None] == []


def test_all_ten_predictions_of_2025_were_retold(ledger):
    told = Counter(claim.id for claim, _retelling in retellings(ledger))
    ten = {f"state-of-ai-2025/{number:02d}" for number in range(1, 11)}
    assert {name: count for name, count in told.items() if name in ten} == {
        **dict.fromkeys(ten, 1),
        "state-of-ai-2025/01": 2,
    }


def test_what_a_retelling_changed_stands_on_the_retelling(ledger):
    changed = {
        claim.id: " ".join(filter(None, (told.differs for told in claim.retellings)))
        for claim, _retelling in retellings(ledger)
    }
    assert {name: word for name, word in PLACES.items() if word not in changed[name]} == {}


def test_twelve_months_became_a_calendar_year(ledger):
    for claim, told in retellings(ledger):
        if claim.id.startswith("state-of-ai-2025/"):
            assert str(told.horizon) == "2026"
            named = claim.id == "state-of-ai-2025/09"  # the original itself names 2026
            assert ("calendar year 2026" in told.differs) is not named
