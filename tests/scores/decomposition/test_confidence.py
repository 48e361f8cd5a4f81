"""Confidence bands without bins: they hold the truth as often as their name says."""

import numpy as np
import pytest
from scipy import stats

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.assertions import clopper_pearson
from predtrack.scores.decomposition import collapse, confidence_band, reliability_isotonic

PLACES = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
TRUTHS = {
    "calibrated": lambda p: p,
    "overconfident": lambda p: 0.3 + 0.4 * p,
    "underconfident": lambda p: p**2 / (p**2 + (1 - p) ** 2),
    "uninformative": lambda p: np.full_like(p, 0.3),
    "a jump": lambda p: np.where(p < 0.5, 0.2, 0.7),
}
FORECASTS = {
    "tenths": lambda random, n: random.integers(0, 11, n) / 10,
    "hundredths": lambda random, n: random.integers(1, 100, n) / 100,
    "all different": lambda random, n: random.random(n),
}


def misses(forecasts, truth, n, *, level=0.9, repeats=200):
    """Count how often the band lies above, and below, the truth at some forecasts."""
    above, below = np.zeros(len(PLACES), int), np.zeros(len(PLACES), int)
    for seed in range(repeats):
        random = np.random.default_rng(seed)
        p = forecasts(random, n)
        table = collapse(p, random.random(n) < truth(p))
        rows = np.abs(table.probability[:, None] - PLACES).argmin(axis=0)
        low, high = confidence_band(table, rows, level=level)
        true = truth(table.probability[rows])
        above += true < low
        below += true > high
    return above, below


@pytest.mark.parametrize("forecasts", FORECASTS)
@pytest.mark.parametrize("truth", TRUTHS)
@pytest.mark.parametrize("n", [100, 3000])
def test_a_band_of_90_percent_misses_no_more_than_5_percent_on_each_side(forecasts, truth, n):
    above, below = misses(FORECASTS[forecasts], TRUTHS[truth], n)
    # 30 cases of 5 places and 2 sides: what 200 repeats at a chance of 5 % exceed once in
    # a thousand runs of all of them.
    most = stats.binom.ppf(1 - 1e-3 / 300, 200, 0.05)
    assert above.max() <= most
    assert below.max() <= most


@pytest.mark.parametrize("level", [0.5, 0.8, 0.9])
def test_where_many_share_a_forecast_the_band_covers_just_what_its_name_says(level):
    above, below = misses(FORECASTS["tenths"], TRUTHS["a jump"], 20_000, level=level)
    covered = 1 - (above + below).sum() / (200 * len(PLACES))
    # 1000 places, each covered with the chance of the level: four standard deviations.
    # Places share forecasts with none of the others, so they are independent.
    spread = 4 * np.sqrt(level * (1 - level) / 1000)
    assert level - spread < covered < level + spread + 0.02  # exact intervals are a bit wide


def test_one_forecast_has_the_exact_interval():
    low, high = confidence_band(collapse([0.4] * 10, [1] * 6 + [0] * 4), np.array([0]), level=0.95)
    assert (low[0], high[0]) == pytest.approx(clopper_pearson(6, 10, 0.95), rel=1e-12)
    assert (low[0], high[0]) == pytest.approx((0.262378, 0.878448), abs=5e-7)


def test_neighbours_tighten_a_band():
    random = np.random.default_rng(1)
    p = random.random(5000)
    table = collapse(p, random.random(5000) < p)
    low, high = confidence_band(table, np.array([2500]))
    assert high[0] - low[0] < 0.25  # one row alone would leave nearly everything open


def test_the_choice_of_neighbours_does_not_look_at_outcomes():
    p = np.linspace(0.01, 0.99, 500)
    rows = np.arange(500)
    lows = [confidence_band(collapse(p, np.full(500, y)), rows)[0] for y in (0, 1)]
    sizes = [np.log(0.05) / np.log(lows[1])]  # all hits: the bound is tail^(1 / n)
    assert (lows[0] == 0).all()
    mirrored = confidence_band(collapse(1 - p[::-1], np.zeros(500)), rows)[1][::-1]
    assert np.log(0.05) / np.log(1 - mirrored) == pytest.approx(sizes[0])


def test_the_curve_lies_within_its_confidence_band():
    for seed in range(20):
        random = np.random.default_rng(seed)
        p = random.random(200)
        rows = reliability_isotonic(collapse(p, random.random(200) < 1 - p), draws=20)
        assert (rows.confidence_low <= rows.observed).all()
        assert (rows.observed <= rows.confidence_high).all()


def test_misuse_is_refused():
    table = collapse([0.2, 0.7], [0, 1])
    with pytest.raises(UsageError, match="write 90 % as"):
        confidence_band(table, np.array([0]), level=90)
    with pytest.raises(InvalidForecastError, match="fractional"):
        confidence_band(collapse([0.2], [0.5]), np.array([0]))
