"""What the documents retell stands with its own words, and is not made into more than it was."""

from __future__ import annotations

import datetime as dt

import pytest

from predtrack.records import Status, standing

NOW = dt.date(2026, 11, 22)


def status(ledger, name):
    return standing(ledger, ledger.prediction(name), NOW).status


def test_a_requirement_is_no_forecast(ledger):
    required = ledger.target("jp-morgan-ai-revenue-2025/required-revenue")
    assert required.claim == "requirement"
    assert required.operationalised


def test_a_conditional_names_its_condition(ledger):
    outages = ledger.prediction("doe-grid-reliability-2025/outages-2030")
    assert outages.claim == "conditional"
    assert "104 GW" in outages.question.condition


def test_a_range_is_a_range_and_has_no_level(ledger):
    rates = ledger.prediction("icf-electricity-rates-2025/residential-rates").forecast
    assert (rates.range, rates.level) == ((0.15, 0.40), None)


@pytest.mark.parametrize(
    ("name", "level", "last"),
    [
        ("altman-compute-commitment-2025/commitment", 1.4e12, dt.date(2033, 11, 6)),
        ("uk-ai-action-plan-2025/airr-20x", 420, dt.date(2030, 12, 31)),
        ("eu-competitiveness-compass-2025/all-firms", 0.25, dt.date(2029, 8, 31)),
        ("eu-competitiveness-compass-2025/small-firms", 0.35, dt.date(2029, 8, 31)),
        ("uae-us-investment-framework-2025/investment", 1.4e12, dt.date(2035, 12, 31)),
    ],
)
def test_a_target_keeps_its_level_and_its_deadline(ledger, name, level, last):
    target = ledger.target(name)
    assert (target.level, target.deadline.last(ledger.made(target))) == (level, last)


def test_a_target_without_deadline_has_none(ledger):
    assert ledger.target("uae-us-ai-campus-2025/campus-5gw").deadline is None


def test_the_base_of_the_uk_times_twenty_is_its_level(ledger):
    target = ledger.target("uk-ai-action-plan-2025/airr-20x")
    (point,) = ledger.series_of(target).points
    assert point.value == target.baseline.value
    assert 20 * point.value == target.level


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("altman-compute-commitment-2025/commitment", ["softened"]),
        ("altman-compute-commitment-2025/revenue-2030", ["restated"]),
        ("uk-ai-action-plan-2025/airr-20x", ["restated"]),
        ("latam-gpt-2025/launch", ["postponed"]),
        ("metr-time-horizons/doubling", ["restated"]),
        ("eu-ai-act-schedule/high-risk-uses", ["postponed"]),
        ("eu-ai-act-schedule/high-risk-products", ["postponed"]),
    ],
)
def test_what_was_stated_anew_is_lineage(ledger, name, changes):
    claim = next(claim for claim in ledger.claims if claim.id == name)
    assert [revision.change for revision in claim.revisions] == changes


def test_latam_gpt_came_long_after_the_day_that_was_named(ledger):
    launch = ledger.prediction("latam-gpt-2025/launch")
    (resolution,) = ledger.resolutions_of(launch)
    assert dt.date.fromisoformat(resolution.outcome) > launch.forecast.deadline.last()


def test_a_postponed_date_counts_as_it_was_first_set(ledger):
    assert status(ledger, "eu-ai-act-schedule/high-risk-uses") is Status.RESOLVED
    assert status(ledger, "eu-ai-act-schedule/high-risk-products") is Status.OPEN
    (resolution,) = ledger.resolutions_of(ledger.prediction("eu-ai-act-schedule/high-risk-uses"))
    assert resolution.outcome == "no"


def test_what_nobody_found_stays_unanswered(ledger):
    for name in ("run-rate-2025", "revenue-2030"):
        assert not ledger.resolutions_of(
            ledger.prediction(f"altman-compute-commitment-2025/{name}")
        )
    assert status(ledger, "altman-compute-commitment-2025/run-rate-2025") is Status.OVERDUE


def test_windows_of_one_measure_are_series_of_their_own(ledger):
    fits = {
        series.id: [point.value for point in series.points]
        for series in ledger.series
        if series.id.startswith("metr-")
    }
    assert fits == {
        "metr-doubling-time-from-2019": [196],
        "metr-doubling-time-from-2023": [131, 128.7],
        "metr-doubling-time-from-2024": [89],
    }


def test_production_is_known_where_deliveries_are_or_not_at_all(ledger):
    made, sold = (
        {str(point.date) for point in series.points}
        for name in ("tesla-quarterly-production", "tesla-quarterly-deliveries")
        for series in ledger.series
        if series.id == name
    )
    assert sold - made == {"2020-Q1", "2020-Q2"}
    assert made <= sold
