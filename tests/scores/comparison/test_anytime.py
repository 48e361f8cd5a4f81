"""Evidence that holds whenever one looks, checked by looking all the time."""

import numpy as np
import pytest
from scipy.integrate import quad

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.comparison import confidence_sequence
from predtrack.scores.comparison.exponential_mixture import (
    SCALE,
    TUNING,
    boundary,
    log_mixture,
)

RUNS, LENGTH = 1_500, 120


def integrated(total, spread):
    """The mixture by quadrature over u = 1 - c lambda, with t = u**k to tame the pole at 0."""
    square = SCALE**2
    k = TUNING / square

    def bet(t):
        u = t ** (1 / k)
        return np.exp((1 - u) * (SCALE * total + spread) / square - TUNING * u / square) * u ** (
            spread / square
        )

    def prior(t):
        return np.exp(-TUNING * t ** (1 / k) / square)

    return np.log(quad(bet, 0, 1, epsabs=1e-13)[0] / quad(prior, 0, 1, epsabs=1e-13)[0])


@pytest.mark.parametrize(
    ("total", "spread"), [(0.0, 0.5), (1.0, 0.5), (3.0, 2.0), (-0.1, 0.3), (10.0, 4.0)]
)
def test_the_closed_form_is_the_integral(total, spread):
    found = log_mixture(np.array([total]), np.array([spread]))[0]
    assert found == pytest.approx(integrated(total, spread), rel=1e-8, abs=1e-10)


def test_the_boundary_is_where_the_mixture_reaches_its_height():
    spread = np.array([0.0, 0.01, 1.0, 50.0, 1e4])
    assert log_mixture(boundary(spread, 3.0), spread) == pytest.approx(3.0, abs=1e-8)


def fair_games(rng):
    """Steps whose expectation is 0 at each time, of wild and of tame kinds."""
    high = rng.choice([0.02, 0.3, 0.9], (RUNS, LENGTH))
    chance = rng.uniform(0.05, 0.6, (RUNS, LENGTH))
    low = high * chance / (1 - chance)
    high, low = high / np.maximum(1, low), np.minimum(low, 1)
    return np.where(rng.random((RUNS, LENGTH)) < chance, high, -low)


def test_a_fair_game_is_seldom_called_unfair_however_often_one_looks():
    games = fair_games(np.random.default_rng(1))
    found = [confidence_sequence(game, reach=1, level=0.9) for game in games]
    missed = np.mean([(one.low > 0).any() or (one.high < 0).any() for one in found])
    assert missed <= 0.1
    for side in ("evidence_below", "evidence_above"):
        won = np.mean([getattr(one, side).max() >= 10 for one in found])
        assert won <= 0.1 + 2 * np.sqrt(0.09 / RUNS)
        assert np.mean([getattr(one, side)[-1] for one in found]) <= 1.1


def test_the_sequence_holds_a_mean_that_moves():
    rng = np.random.default_rng(2)
    moving = 0.3 * np.sin(np.arange(LENGTH) / 9)
    truth = moving.cumsum() / np.arange(1, LENGTH + 1)
    missed = 0
    for _ in range(400):
        seen = moving + rng.choice([-0.4, 0.4], LENGTH)
        found = confidence_sequence(seen, reach=1, level=0.9)
        missed += bool(((found.low > truth) | (found.high < truth)).any())
    assert missed <= 40


def test_a_clear_difference_is_found_and_its_sign_is_told():
    rng = np.random.default_rng(3)
    seen = rng.normal(-0.1, 0.1, 400).clip(-1, 1)
    found = confidence_sequence(seen, reach=1, steps=[400])
    assert found.high[0] < 0
    assert found.evidence_below[0] > 100
    assert found.evidence_above[0] < 1


def test_both_sides_mirror_each_other_and_the_unit_does_not_matter():
    seen = np.random.default_rng(4).uniform(-1, 0.7, 50)
    one, other = (confidence_sequence(sign * seen, reach=1) for sign in (1, -1))
    assert one.low == pytest.approx(-other.high)
    assert one.evidence_below == pytest.approx(other.evidence_above)
    percent = confidence_sequence(100 * seen, reach=100)
    assert percent.low == pytest.approx(100 * one.low)
    assert percent.evidence_below == pytest.approx(one.evidence_below)


def test_the_ends_at_one_step_do_not_depend_on_what_comes_later():
    seen = np.random.default_rng(5).uniform(-0.5, 0.5, 60)
    whole = confidence_sequence(seen, reach=1)
    assert confidence_sequence(seen[:20], reach=1).low == pytest.approx(whole.low[:20])


@pytest.mark.parametrize(
    ("differences", "options", "error"),
    [
        ([], {}, UsageError),
        ([0.1, np.nan], {}, InvalidForecastError),
        ([1.5], {}, UsageError),
        ([0.1], {"steps": [2]}, UsageError),
        ([0.1], {"level": 1}, UsageError),
    ],
)
def test_what_cannot_be_watched_is_refused(differences, options, error):
    with pytest.raises(error):
        confidence_sequence(differences, reach=1, **options)
