"""Murphy's decomposition, its correction, its bins and the Murphy diagram."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad

from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores import brier
from predtrack.scores.decomposition import (
    Bins,
    collapse,
    elementary_score,
    equal_bins,
    ferro_fricker,
    murphy,
    murphy_binned,
    murphy_curve,
)

P = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
Y = [0, 0, 1, 0, 0, 1, 1, 0, 1, 1]
GROUPED = [0.2] * 5 + [0.6] * 5 + [0.9] * 5
HAPPENED = [0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1]
ROWS = st.lists(
    st.tuples(st.sampled_from([0.0, 0.1, 0.3, 0.5, 0.6, 1.0]), st.sampled_from([0, 1, 0.25])),
    min_size=1,
)


def three(parts):
    return (parts.reliability, parts.resolution, parts.uncertainty)


def test_the_vector_of_fifteen_forecasts():
    parts = murphy(collapse(GROUPED, HAPPENED))
    assert three(parts) == pytest.approx((0.003333, 0.062222, 0.248889), abs=5e-7)
    assert three(parts) == pytest.approx((0.05 / 15, 2.8 / 45, 56 / 225), rel=1e-13)


def test_the_vector_of_the_corrected_decomposition():
    parts = ferro_fricker(collapse(GROUPED, HAPPENED))
    assert three(parts) == pytest.approx((-0.043333, 0.033333, 0.266667), abs=5e-7)
    assert parts.mean_score == pytest.approx(murphy(collapse(GROUPED, HAPPENED)).mean_score)


def test_the_correction_takes_the_bias_out_of_reliability():
    random = np.random.default_rng(1)
    tables = [collapse(GROUPED, random.random(15) < GROUPED) for _ in range(2000)]
    plain = [murphy(table).reliability for table in tables]
    corrected = [ferro_fricker(table).reliability for table in tables]
    error = np.std(corrected) / np.sqrt(2000)
    assert np.mean(plain) > 0.03
    assert abs(np.mean(corrected)) < 4 * error


def test_a_forecast_given_once_allows_no_correction():
    with pytest.raises(UsageError, match=r"only once .*: 0\.3; use corp"):
        ferro_fricker(collapse([0.1, 0.1, 0.3], [0, 1, 1]))
    with pytest.raises(UsageError, match="and 5 more"):
        ferro_fricker(collapse(P, Y))
    with pytest.raises(InvalidForecastError, match="whole numbers"):
        ferro_fricker(collapse([0.1], [1], [2.5]))


@pytest.mark.parametrize(("count", "end"), [(5, r"0\.5"), (6, r"0\.5 and 1 more")])
def test_the_first_five_forecasts_given_once_are_named(count, end):
    with pytest.raises(UsageError, match=f"{end}; use corp"):
        ferro_fricker(collapse(np.arange(1, count + 1) / 10, np.zeros(count)))


@given(ROWS, st.sampled_from([1, 2, 3, 10]), st.sampled_from(["left", "right"]))
@settings(deadline=None, derandomize=True)
def test_the_parts_are_the_score_with_bins_and_without(rows, count, closed):
    p, y = map(np.array, zip(*rows, strict=True))
    table, expected = collapse(p, y), float(np.mean(brier(p, y)))
    assert murphy(table).mean_score == pytest.approx(expected, abs=1e-14)
    assert murphy(table).within_variance == murphy(table).within_covariance == 0
    binned = murphy_binned(table, equal_bins(count, closed=closed))
    assert binned.mean_score == pytest.approx(expected, abs=1e-14)
    assert binned.uncertainty == murphy(table).uncertainty


def test_bins_add_up_rows_as_a_loop_does():
    random = np.random.default_rng(2)
    p = random.random(500)
    y = (random.random(500) < p).astype(int)
    parts, place = murphy_binned(collapse(p, y), equal_bins(5)), np.floor(p * 5)
    groups = [(p[place == b], y[place == b]) for b in range(5)]
    expected = [
        sum(len(q) * (q.mean() - o.mean()) ** 2 for q, o in groups) / 500,
        sum(len(q) * (o.mean() - y.mean()) ** 2 for q, o in groups) / 500,
        y.mean() * (1 - y.mean()),
        sum(((q - q.mean()) ** 2).sum() for q, o in groups) / 500,
        2 * sum(((q - q.mean()) * (o - o.mean())).sum() for q, o in groups) / 500,
    ]
    found = [*three(parts), parts.within_variance, parts.within_covariance]
    assert found == pytest.approx(expected, rel=1e-11)


def test_nothing_cannot_be_decomposed():
    for decompose in (murphy, ferro_fricker, lambda table: murphy_binned(table, equal_bins(2))):
        with pytest.raises(InvalidForecastError, match="nothing to decompose"):
            decompose(collapse([], []))


@pytest.mark.parametrize("percent", range(100))
def test_a_forecast_in_whole_per_cent_falls_into_its_own_bin(percent):
    # int(.29 * 100) is 28, and so for .57 and .58.
    assert equal_bins(100).find(percent / 100) == percent
    assert equal_bins(100, closed="right").find(percent / 100) == max(percent - 1, 0)


def test_sixty_per_cent_is_not_lost_to_a_sum_of_steps():
    assert np.linspace(0, 1, 11)[6] > 0.6  # what others bin by
    assert equal_bins(10).find([0.3, 0.6, 0.7]).tolist() == [3, 6, 7]
    assert equal_bins(10, closed="right").find([0.3, 0.6, 0.7]).tolist() == [2, 5, 6]


def test_the_ends_belong_to_the_outermost_bins():
    assert equal_bins(4).find([0, 1]).tolist() == [0, 3]
    assert equal_bins(4, closed="right").find([0, 1]).tolist() == [0, 3]
    assert equal_bins(1).find([0, 0.5, 1]).tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    "edges", [[0], [0, 0.5, 0.5, 1], [0, 2], [0.1, 1], [[0, 1]], [0, np.nan, 1]]
)
def test_edges_that_leave_gaps_are_refused(edges):
    with pytest.raises(UsageError):
        Bins(edges)


def test_a_bin_is_closed_on_one_side_only():
    with pytest.raises(UnknownNameError, match="both"):
        equal_bins(2, closed="both")
    with pytest.raises(UsageError, match="at least one"):
        equal_bins(0)


def test_the_vector_of_the_murphy_diagram():
    assert murphy_curve(collapse(P, Y), [0.25, 0.5, 0.75]) == pytest.approx([0.075, 0.1, 0.15])


@given(ROWS, st.floats(0, 1))
@settings(deadline=None, derandomize=True)
def test_the_curve_is_the_mean_of_the_rows(rows, threshold):
    p, y = map(np.array, zip(*rows, strict=True))
    y = np.rint(y)
    expected = float(np.mean(elementary_score(p, y, threshold=threshold)))
    assert murphy_curve(collapse(p, y), threshold) == pytest.approx(expected, abs=1e-15)


@pytest.mark.parametrize("outcome", [0, 1, 0.3])
def test_twice_the_integral_of_a_row_is_its_brier_score(outcome):
    for p in (0.0, 0.2, 0.7, 1.0):
        area, _ = quad(
            lambda t, p=p: elementary_score(p, outcome, threshold=t), 0, 1, points=[p, outcome]
        )
        assert 2 * area == pytest.approx(brier(p, outcome), abs=1e-9)


def test_twice_the_integral_of_the_curve_is_the_brier_score():
    table = collapse(P, Y)
    knots = np.concatenate([[0], P, [1]])
    middles = murphy_curve(table, (knots[1:] + knots[:-1]) / 2)  # exact: linear between jumps
    assert 2 * float(middles @ np.diff(knots)) == pytest.approx(0.18525, rel=1e-13)


def test_a_forecast_on_the_threshold_does_not_act():
    assert elementary_score(0.5, 0, threshold=0.5) == 0
    assert elementary_score(0.5, 1, threshold=0.5) == 0.5


def test_a_curve_needs_yes_and_no():
    for table in (collapse([], []), collapse([0.2], [0.5])):
        with pytest.raises(InvalidForecastError):
            murphy_curve(table, [0.5])
    with pytest.raises(InvalidForecastError, match="thresholds"):
        murphy_curve(collapse(P, Y), [50])
    with pytest.raises(InvalidForecastError, match="shape"):
        elementary_score([0.2, 0.3], [[1], [0]], threshold=0.5)


def test_the_curve_holds_for_weights():
    weighted = murphy_curve(collapse([0.2, 0.8], [1, 0], [1, 3]), [0.5])
    assert weighted == pytest.approx([0.5])
