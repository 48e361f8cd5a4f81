"""Tesla's targets, and the observations that show how far they have come."""

from __future__ import annotations

import datetime as dt

import pytest

BEFORE_2017 = 2_450 + 183_592
"""Roadsters, and the years 2012 to 2016: the start of the derived total."""


@pytest.fixture(scope="module")
def values(ledger):
    return {
        series.id: {str(point.date): point.value for point in series.points}
        for series in ledger.series
    }


def test_the_total_of_deliveries_is_the_sum_of_years_and_quarters(values):
    years, quarters = values["tesla-annual-deliveries"], values["tesla-quarterly-deliveries"]
    running, expected = BEFORE_2017, {}
    for year in range(2017, 2027):
        within = running
        for quarter, end in (("Q1", "03-31"), ("Q2", "06-30"), ("Q3", "09-30")):
            within += quarters.get(f"{year}-{quarter}", 0)
            expected[f"{year}-{end}"] = within
        running += years.get(str(year), 0)
        expected[f"{year}-12-31"] = running
    derived = values["tesla-cumulative-deliveries"]
    assert derived == {day: expected[day] for day in derived}
    assert derived["2026-09-30"] == 10_210_722


def test_the_last_four_quarters_are_what_the_total_grew_by(values):
    derived = values["tesla-cumulative-deliveries"]
    assert derived["2026-09-30"] - derived["2025-09-30"] == 1_742_908


@pytest.mark.parametrize("year", [2019, 2024, 2025])
def test_four_quarters_make_a_year(values, year):
    quarters = values["tesla-quarterly-deliveries"]
    total = sum(quarters[f"{year}-Q{number}"] for number in range(1, 5))
    assert total == values["tesla-annual-deliveries"][str(year)]


def test_the_company_rounds_the_same_total(values):
    derived = values["tesla-cumulative-deliveries"]
    for day, reported in values["tesla-cumulative-deliveries-reported"].items():
        assert derived[day] == pytest.approx(reported, abs=100_000)


def test_what_is_derived_says_from_what(ledger):
    derived = next(one for one in ledger.series if one.id == "tesla-cumulative-deliveries")
    assert all(point.derived for point in derived.points)


def test_every_other_observation_names_its_source(ledger):
    for series in ledger.series:
        for point in series.points:
            assert point.source or series.source, (series.id, str(point.date))


def test_a_total_never_falls(ledger):
    for series in ledger.series:
        if series.cumulative:
            levels = [point.value for point in series.as_known(dt.date(2026, 11, 22))]
            assert levels == sorted(levels)


def test_a_target_and_its_series_speak_of_one_metric_in_one_unit(ledger):
    for target in ledger.targets:
        series = ledger.series_of(target)
        assert (series is None) == (target.series is None), target.id
        if series:
            assert (series.metric, series.unit) == (target.metric, target.unit)


def test_the_baseline_of_the_vehicles_is_a_point_of_their_series(ledger, values):
    baseline = ledger.target("tesla-award-2025/vehicles").baseline
    assert values["tesla-cumulative-deliveries"][str(baseline.date)] == baseline.value


def test_the_award_has_twelve_steps_of_value_and_twelve_of_operation(ledger):
    assert len(ledger.target("tesla-award-2025/market-cap").ladder) == 12
    award = [target for target in ledger.targets if target.id.startswith("tesla-award-2025/")]
    steps = [len(target.ladder) or 1 for target in award]
    assert sum(steps) == 24


def test_only_the_vehicles_were_called_probable(ledger):
    spoken = {target.id: [one.words for one in target.likelihoods] for target in ledger.targets}
    assert {name: words for name, words in spoken.items() if words} == {
        "tesla-award-2025/vehicles": ["probable"]
    }
