"""How ambitious a target was on the day it was stated."""

import datetime as dt
from math import log

import numpy as np
import pytest

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores import first_passage_probability, terminal_probability
from predtrack.scores.targets import ambition_by_passage

YEARS = np.arange(2015, 2026)
VALUES = np.array([1, 1.3, 1.2, 1.9, 2.2, 2.0, 2.9, 3.8, 3.6, 5.1, 9.0])


def test_what_happened_after_the_statement_is_not_seen():
    short = ambition_by_passage(YEARS[:8], VALUES[:8], 8.5, stated=2022, deadline=2030)
    full = ambition_by_passage(YEARS, VALUES, 8.5, stated=2022, deadline=2030)
    assert full == short
    assert full.n == 8


def test_the_chances_are_those_of_the_walk_that_was_seen():
    found = ambition_by_passage(YEARS, VALUES, 8.5, stated=2022, deadline=2030)
    steps = np.diff(np.log(VALUES[:8]))
    assert found.drift == pytest.approx(steps.mean())
    assert found.volatility == pytest.approx(steps.std(ddof=1))
    walk = {"drift": found.drift, "volatility": found.volatility, "time": 8}
    assert found.distance == pytest.approx(log(8.5 / 3.8))
    assert found.reach_by == pytest.approx(first_passage_probability(found.distance, **walk))
    assert found.be_at == pytest.approx(terminal_probability(found.distance, **walk))
    assert found.be_at < found.reach_by


def test_a_higher_target_is_more_ambitious():
    chances = [
        ambition_by_passage(YEARS, VALUES, level, stated=2024, deadline=2028).reach_by
        for level in (6, 9, 30)
    ]
    assert chances == sorted(chances, reverse=True)


def test_a_target_below_mirrors_a_target_above():
    up = ambition_by_passage(YEARS, VALUES, 9, stated=2024, deadline=2028)
    down = ambition_by_passage(YEARS, 1 / VALUES, 1 / 9, stated=2024, deadline=2028, side="at most")
    assert (down.reach_by, down.be_at) == pytest.approx((up.reach_by, up.be_at))
    assert down.drift == pytest.approx(-up.drift)


def test_gaps_in_the_series_count_by_their_length():
    kept = [0, 1, 4, 5, 9]
    found = ambition_by_passage(YEARS[kept], VALUES[kept], 9, stated=2024, deadline=2028)
    assert found.drift == pytest.approx(log(5.1) / 9)


def test_dates_count_in_days():
    days = [dt.date(year, 1, 1) for year in YEARS]
    found = ambition_by_passage(
        days, VALUES, 9, stated=dt.date(2024, 6, 1), deadline=dt.date(2028, 1, 1)
    )
    yearly = ambition_by_passage(YEARS, VALUES, 9, stated=2024, deadline=2028)
    assert found.reach_by == pytest.approx(yearly.reach_by, abs=2e-3)


def test_a_smoothed_series_needs_a_floor_and_says_so():
    smooth = 1.1 ** np.arange(6)
    with pytest.raises(InvalidForecastError, match="least_volatility"):
        ambition_by_passage(range(6), np.ones(6), 8, stated=5, deadline=10)
    found = ambition_by_passage(range(6), smooth, 8, stated=5, deadline=10, least_volatility=0.2)
    assert found.volatility == 0.2
    with pytest.raises(InvalidForecastError, match="least_volatility must"):
        ambition_by_passage(range(6), smooth, 8, stated=5, deadline=10, least_volatility=-1)


def test_what_makes_no_ambition_is_refused():
    with pytest.raises(InvalidForecastError, match="three observations before the statement"):
        ambition_by_passage(YEARS, VALUES, 9, stated=2016, deadline=2028)
    with pytest.raises(InvalidForecastError, match="time must be a finite number above 0"):
        ambition_by_passage(YEARS, VALUES, 9, stated=2024, deadline=2023)
    with pytest.raises(InvalidForecastError, match=r"times must rise \(row 1\)"):
        ambition_by_passage([2020, 2020, 2021], [1, 2, 3], 9, stated=2024, deadline=2028)
    with pytest.raises(InvalidForecastError, match="pair up"):
        ambition_by_passage(YEARS, VALUES[1:], 9, stated=2024, deadline=2028)
    with pytest.raises(UnknownNameError, match="did you mean 'at least'"):
        ambition_by_passage(YEARS, VALUES, 9, stated=2024, deadline=2028, side="at last")


def test_three_observations_will_do_and_two_will_not():
    known = {"target": 20.0, "deadline": 9, "least_volatility": 0.1}
    assert ambition_by_passage([0, 1, 2], [10, 11, 12], stated=2, **known).n == 3
    with pytest.raises(InvalidForecastError, match="three observations"):
        ambition_by_passage([0, 1, 2], [10, 11, 12], stated=1, **known)
