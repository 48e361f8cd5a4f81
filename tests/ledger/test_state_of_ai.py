"""The State of AI Report: every edition whole, every verdict as its authors gave it."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from predtrack.records import Status, standing

EDITIONS = {
    2018: (8, 3, 1, 4),
    2019: (6, 4, 1, 1),
    2020: (8, 5, 1, 2),
    2021: (8, 4, 0, 4),
    2022: (9, 5, 1, 3),
    2023: (10, 5, 2, 3),
    2024: (10, 5, 2, 3),
    2025: (10, 2, 5, 3),
    2026: (9, 0, 0, 0),
}
"""Predictions, and how many of them were graded yes, partial and no."""

TOPICS = {
    "Bio", "Geopolitics", "Hardware", "Industry", "Investment", "Media", "Policy", "Research",
    "Safety", "Talent", "Tools",
}  # fmt: skip

NOW = dt.date(2026, 11, 22)


def edition(ledger, year):
    return next(file for file in ledger.files if file.publication.id == f"state-of-ai-{year}")


def verdicts(ledger, years):
    said = [prediction for year in years for prediction in edition(ledger, year).predictions]
    found = Counter(one.outcome for claim in said for one in ledger.resolutions_of(claim))
    return found["yes"], found["partial"], found["no"]


@pytest.mark.parametrize("year", EDITIONS)
def test_an_edition_is_recorded_whole(ledger, year):
    file = edition(ledger, year)
    size = EDITIONS[year][0]
    assert file.publication.corpus.complete
    assert file.publication.corpus.size == size
    names = [prediction.id for prediction in file.predictions]
    assert names == [f"state-of-ai-{year}/{number:02d}" for number in range(1, size + 1)]


@pytest.mark.parametrize("year", EDITIONS)
def test_an_edition_has_the_tally_of_its_authors(ledger, year):
    assert verdicts(ledger, [year]) == EDITIONS[year][1:]


def test_the_first_seven_editions_add_up_to_the_published_totals(ledger):
    assert verdicts(ledger, range(2018, 2025)) == (31, 8, 20)


def test_sixty_nine_predictions_are_graded(ledger):
    assert verdicts(ledger, range(2018, 2026)) == (33, 13, 23)


@pytest.mark.parametrize("year", range(2018, 2026))
def test_a_verdict_is_known_when_the_next_edition_appears(ledger, year):
    appeared = edition(ledger, year + 1).publication.published.last()
    for prediction in edition(ledger, year).predictions:
        (resolution,) = ledger.resolutions_of(prediction)
        assert resolution.known.last() == appeared
        assert resolution.resolver.self


def test_topics_come_from_one_vocabulary(ledger):
    found = {
        prediction.topic for year in EDITIONS for prediction in edition(ledger, year).predictions
    }
    assert found == TOPICS


@pytest.mark.parametrize("year", EDITIONS)
def test_what_is_cited_is_credited_as_its_licence_asks(ledger, year):
    publication = edition(ledger, year).publication
    assert publication.licence == "CC-BY-4.0"
    assert "Air Street Capital" in publication.attribution


def test_the_newest_edition_is_open_but_for_a_word_that_nobody_defined(ledger):
    found = {
        prediction.id: standing(ledger, prediction, NOW).status
        for prediction in edition(ledger, 2026).predictions
    }
    assert found.pop("state-of-ai-2026/09") is Status.UNRESOLVABLE
    assert set(found.values()) == {Status.OPEN}


def test_a_deadline_is_never_far_behind_the_verdict_unless_the_wording_names_it(ledger):
    late = {}
    for year in range(2018, 2026):
        for prediction in edition(ledger, year).predictions:
            (resolution,) = ledger.resolutions_of(prediction)
            due = standing(ledger, prediction, NOW).due
            late[prediction.id] = (due - resolution.known.last()).days
    assert {name for name, days in late.items() if days > 2} == {
        "state-of-ai-2023/02",  # the US election year 2024
        "state-of-ai-2025/09",  # the US elections of November 2026
    }


def test_differences_between_verdict_and_criterion_are_written_down(ledger):
    noted = {resolution.prediction for resolution in ledger.resolutions if resolution.discrepancy}
    assert noted == {
        f"state-of-ai-{name}"
        for name in (
            "2020/01", "2021/01", "2021/05", "2023/02", "2023/04", "2023/09", "2023/10",
            "2025/02", "2025/04", "2025/08", "2025/09", "2025/10",
        )
    }  # fmt: skip


def test_a_difference_names_both_criteria_and_when_they_were_stated(ledger):
    for resolution in ledger.resolutions:
        if found := resolution.discrepancy:
            assert found.stated.on.last() <= found.graded.on.last(), resolution.prediction
            assert found.graded.on.last() == resolution.known.last(), resolution.prediction


def test_a_literal_reading_is_given_only_where_it_is_no_matter_of_judgement(ledger):
    literal = {
        resolution.prediction: (resolution.outcome, resolution.discrepancy.literal)
        for resolution in ledger.resolutions
        if resolution.discrepancy and resolution.discrepancy.literal
    }
    assert literal == {
        "state-of-ai-2021/05": ("yes", "no"),
        "state-of-ai-2023/09": ("yes", "no"),
        "state-of-ai-2025/04": ("partial", "no"),
        "state-of-ai-2025/08": ("yes", "no"),
        "state-of-ai-2025/10": ("partial", "no"),
    }
