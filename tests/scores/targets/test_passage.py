"""The chance to reach a level, and the chance to be at it."""

from math import exp

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError
from predtrack.scores import first_passage_probability, terminal_probability

CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)


def test_to_reach_a_level_is_easier_than_to_be_at_it():
    path = {"drift": 0.0959, "volatility": 0.35, "time": 7}
    assert terminal_probability(1.446919, **path) == pytest.approx(0.201131, abs=1e-6)
    assert first_passage_probability(1.446919, **path) == pytest.approx(0.307936, abs=1e-6)


def test_without_drift_a_level_is_reached_twice_as_often_as_held():
    path = {"drift": 0, "volatility": 0.2, "time": 5}
    twice = 2 * terminal_probability(0.4, **path)
    assert first_passage_probability(0.4, **path) == pytest.approx(twice)


def test_a_level_that_is_reached_stays_reached():
    path = {"drift": -0.5, "volatility": 0.1, "time": 5}
    assert first_passage_probability(0, **path) == 1
    assert first_passage_probability(-1, **path) == 1
    assert terminal_probability(-1, **path) < 1e-6


def test_extreme_paths_give_probabilities():
    for drift in (-50, 50):
        chance = first_passage_probability(30, drift=drift, volatility=0.01, time=1)
        assert chance == (drift > 0)
    almost = first_passage_probability(1e-9, drift=0.1, volatility=0.3, time=1e6)
    assert almost == pytest.approx(1)


def test_with_endless_time_an_adverse_drift_leaves_a_known_chance():
    chance = first_passage_probability(1, drift=-0.5, volatility=1, time=1e6)
    assert chance == pytest.approx(exp(-1))


@CAREFUL
@given(st.floats(0, 3), st.floats(-1, 1), st.floats(0.05, 2), st.floats(0.1, 20))
def test_whoever_is_there_has_reached_it(distance, drift, volatility, time):
    path = {"drift": drift, "volatility": volatility, "time": time}
    there = terminal_probability(distance, **path)
    reached = first_passage_probability(distance, **path)
    assert 0 <= there <= reached + 1e-12
    assert reached <= 1
    assert reached <= first_passage_probability(distance, **(path | {"time": 2 * time})) + 1e-12
    assert reached >= first_passage_probability(distance + 0.1, **path) - 1e-12


def test_walks_that_were_simulated_reach_the_level_as_often():
    generator, steps, walks = np.random.default_rng(3), 4000, 4000
    dt = 7 / steps
    position, highest = np.zeros(walks), np.zeros(walks)
    for _ in range(steps):
        position += 0.0959 * dt + 0.35 * np.sqrt(dt) * generator.standard_normal(walks)
        np.maximum(highest, position, out=highest)
    # Steps miss what happens between them: a level nearer by .5826 sigma sqrt(dt) makes up
    # for it (Broadie, Glasserman & Kou 1997).
    level = 1.446919 - 0.5826 * 0.35 * np.sqrt(dt)
    path = {"drift": 0.0959, "volatility": 0.35, "time": 7}
    expected = first_passage_probability(1.446919, **path)
    assert (highest >= level).mean() == pytest.approx(expected, abs=0.02)


def test_a_column_of_levels_is_judged_row_by_row():
    path = {"drift": 0.1, "volatility": 0.3, "time": [1, 5, 9]}
    chances = first_passage_probability([-1, 0.5, 2], **path)
    alone = [
        first_passage_probability(d, drift=0.1, volatility=0.3, time=t)
        for d, t in ((-1, 1), (0.5, 5), (2, 9))
    ]
    assert chances.tolist() == pytest.approx(alone, rel=1e-14)


def test_what_makes_no_path_is_refused():
    with pytest.raises(InvalidForecastError, match="volatility must be a finite number above 0"):
        terminal_probability(1, drift=0, volatility=0, time=1)
    with pytest.raises(InvalidForecastError, match="distance is missing"):
        first_passage_probability(float("nan"), drift=0, volatility=1, time=1)


@pytest.mark.parametrize("distance", [0, -1e-9, -0.5, -3])
def test_a_level_left_behind_has_been_reached_whatever_the_drift(distance):
    found = first_passage_probability(distance, drift=-2.0, volatility=0.1, time=1.0)
    assert found == 1
