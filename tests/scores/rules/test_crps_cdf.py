"""CRPS of a cumulative distribution on a grid."""

from itertools import pairwise

import numpy as np
import pytest
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.integrate import quad
from scores.probability import crps_cdf as crps_cdf_of_scores

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores.rules.crps_cdf import crps_cdf

CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)
RAMP = ([0.0, 1.0], [0.0, 1.0])


@st.composite
def distributions(draw):
    x = draw(st.lists(st.integers(-50, 50), min_size=1, max_size=8, unique=True))
    p = draw(st.lists(st.integers(0, 64), min_size=len(x), max_size=len(x)))
    return np.array(sorted(x), dtype=float), np.array(sorted(p)) / 64


def by_quadrature(x, p, outcome, interpolation):
    def cdf(t):
        if t < x[0] or t >= x[-1]:
            return float(t >= x[-1])
        if interpolation == "linear":
            return np.interp(t, x, p)
        return p[np.searchsorted(x, t, side="right") - 1]

    ends = sorted({*x.tolist(), outcome})
    return sum(
        quad(lambda t: (cdf(t) - (t >= outcome)) ** 2, a, b, epsabs=1e-13)[0]
        for a, b in pairwise(ends)
    )


@CAREFUL
@given(stated=distributions(), outcome=st.integers(-60, 60).map(float))
@pytest.mark.parametrize("interpolation", ["linear", "step"])
def test_the_integral_is_exact(interpolation, stated, outcome):
    x, p = stated
    expected = by_quadrature(x, p, outcome, interpolation)
    score = crps_cdf(x, p, outcome, interpolation=interpolation)
    assert score == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_a_straight_line_is_a_uniform_distribution():
    outcomes = [-2, 0, 0.25, 0.5, 1, 3]
    expected = [2 + 1 / 3, 1 / 3, (0.25**3 + 0.75**3) / 3, 1 / 12, 1 / 3, 2 + 1 / 3]
    stated = np.broadcast_to(RAMP[1], (6, 2))
    np.testing.assert_allclose(crps_cdf(RAMP[0], stated, outcomes), expected, rtol=1e-15)


def test_steps_are_an_ensemble():
    steps = crps_cdf([1, 2, 4, 8], [0.25, 0.5, 0.75, 1], 3, interpolation="step")
    assert steps == 0.8125


def test_steps_score_counts():
    # CRPS of a distribution on whole numbers: the sum of squared distances of its cdf.
    x = np.arange(60)
    cdf = stats.poisson(4.5).cdf(x)
    expected = np.sum((cdf - (x >= 6)) ** 2)
    assert crps_cdf(x, cdf, 6, interpolation="step") == pytest.approx(expected, rel=1e-12)


def test_a_fine_grid_of_a_normal_has_the_normal_score():
    x = np.linspace(-9, 9, 20_001)
    assert crps_cdf(x, stats.norm.cdf(x), 0.3) == pytest.approx(0.2693329006866634, rel=1e-6)


def test_scores_has_the_same_integral_on_the_grid():
    generator = np.random.default_rng(7)
    x = np.sort(generator.normal(size=30))
    p = np.sort(generator.uniform(size=(40, 30)), axis=1)
    y = generator.uniform(x[0], x[-1], 40)
    theirs = crps_cdf_of_scores(
        xr.DataArray(p, dims=("row", "threshold"), coords={"threshold": x}),
        xr.DataArray(y, dims="row"),
        preserve_dims="row",
    )
    np.testing.assert_allclose(crps_cdf(x, p, y), theirs.total, rtol=1e-10)


def test_mass_beyond_the_ends_lies_at_the_ends():
    x, p = np.array([0.0, 1.0]), np.array([0.2, 0.7])
    closed = crps_cdf([0, 1e-9, 1, 1 + 1e-9], [0, 0.2, 0.7, 1], 0.5)
    assert crps_cdf(x, p, 0.5) == pytest.approx(closed, rel=1e-6)


def test_mass_at_the_ends_is_the_lowest_score_of_all_tails():
    inner = crps_cdf([0, 1], [0.2, 0.7], 0.5)
    for reach in (0.01, 1, 50):
        tails = crps_cdf([-reach, 0, 1, 1 + reach], [0, 0.2, 0.7, 1], 0.5)
        assert tails > inner


def test_open_tails_are_refused_on_request():
    words = "begin at 0 and end at 1"
    for p in ([[0, 1], [0.1, 1]], [[0, 1], [0, 0.9]]):
        with pytest.raises(InvalidForecastError, match=rf"{words}.*\(row 1\)"):
            crps_cdf([0, 1], p, [0.5, 0.5], tails="refuse")
    with pytest.raises(InvalidForecastError, match=r"lie on the grid.*\(rows 0, 2\)"):
        crps_cdf([0, 1], [[0, 1]] * 3, [-0.1, 1, 1.1], tails="refuse")
    assert crps_cdf([0, 1], [0, 1], 1, tails="refuse") == crps_cdf([0, 1], [0, 1], 1)


@pytest.mark.parametrize("outcome", [0, 0.4, 2.5, 4])
def test_within_a_closed_grid_nothing_is_refused(outcome):
    grid, probability = [0, 1, 2, 4], [0, 0.2, 0.9, 1]
    score = crps_cdf(grid, probability, outcome, tails="refuse")
    assert score == crps_cdf(grid, probability, outcome)


def test_a_grid_of_many_points_is_open_where_its_ends_are():
    with pytest.raises(InvalidForecastError, match="begin at 0 and end at 1"):
        crps_cdf([0, 1, 2, 4], [0, 0.2, 0.9, 0.9], 1, tails="refuse")


def test_one_point_is_a_point_forecast():
    np.testing.assert_array_equal(crps_cdf([2], [[0.4], [1]], [5, 2]), [3, 0])


def test_a_grid_may_be_shared_or_belong_to_its_row():
    p = [[0, 0.5, 1], [0.1, 0.2, 1]]
    shared = crps_cdf([0, 1, 3], p, [2, 4])
    np.testing.assert_array_equal(crps_cdf([[0, 1, 3], [0, 1, 3]], p, [2, 4]), shared)
    assert crps_cdf([0, 1, 3], p[1], 4) == shared[1]


@pytest.mark.parametrize(
    ("x", "p", "words"),
    [
        ([0, 1], [[0, 1], [0.6, 0.5]], r"not fall along the grid \(row 1\)"),
        ([[0, 1], [1, 1]], [[0, 1], [0, 1]], r"rise strictly, each once \(row 1\)"),
        ([0, 1], [[0, 1], [0, 1.1]], r"in \[0, 1\].*\(row 1\)"),
        ([0, np.inf], [[0, 1], [0, 1]], "finite number"),
        ([0, 1], [[0, 1], [np.nan, 1]], r"missing.*\(row 1\)"),
        ([0, 1, 2], [[0, 1], [0, 1]], "one point axis"),
    ],
)
def test_what_is_no_distribution_is_refused(x, p, words):
    with pytest.raises(InvalidForecastError, match=words):
        crps_cdf(x, p, [0.5, 0.5])


def test_unknown_options_are_refused():
    with pytest.raises(UnknownNameError, match="did you mean 'linear'"):
        crps_cdf(*RAMP, 0.5, interpolation="linea")
    with pytest.raises(UnknownNameError, match="tails"):
        crps_cdf(*RAMP, 0.5, tails="drop")
