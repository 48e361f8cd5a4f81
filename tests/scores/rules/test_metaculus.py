"""The scores of Metaculus: baseline and peer, for probabilities and densities."""

from math import inf, log

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import gmean

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores.metaculus_continuous import (
    metaculus_baseline_continuous,
    metaculus_baseline_out_of_range,
    metaculus_peer_continuous,
)
from predtrack.scores.rules.metaculus_baseline import METACULUS_BASELINE, metaculus_baseline
from predtrack.scores.rules.metaculus_baseline_categorical import metaculus_baseline_categorical
from predtrack.scores.rules.metaculus_peer import METACULUS_PEER, metaculus_peer
from predtrack.scores.rules.metaculus_peer_categorical import metaculus_peer_categorical

CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)
inner = st.floats(0.01, 0.99)


@pytest.fixture
def crowd():
    generator = np.random.default_rng(20261121)
    question = generator.integers(0, 12, 150)
    return generator.uniform(0.02, 0.98, 150), generator.integers(0, 2, 12)[question], question


@pytest.mark.parametrize(
    ("p", "y", "points"),
    [
        (0.7, 1, 48.542683),
        (0.7, 0, -73.696559),
        (0.9, 1, 84.7997),
        (0.1, 1, -232.1928),
        # Metaculus's own tests
        (0.9, 1, 84.79969066),
        (0.1, 1, -232.19280949),
        (0.9, 0, -232.19280949),
        (2**-0.5, 1, 50),
        (2**-1.5, 1, -50),
        (0.5, 1, 0),
        (0.5, 0, 0),
        (1, 1, 100),
    ],
)
def test_the_baseline_score_is_the_published_one(p, y, points):
    assert metaculus_baseline(p, y) == pytest.approx(points, abs=5e-5)


def test_the_baseline_score_of_a_chance_guess_is_exactly_0():
    assert metaculus_baseline([0.5, 0.5], [0, 1]).tolist() == [0, 0]
    assert metaculus_baseline_categorical([1 / 3] * 3, [0, 1, 2]).tolist() == [0, 0, 0]


def test_the_baseline_score_is_100_times_a_logarithm_to_the_base_of_the_categories():
    p = np.random.default_rng(1).dirichlet(np.ones(5), 50)
    scores = metaculus_baseline_categorical(p, 3)
    np.testing.assert_allclose(scores, 100 * np.log(5 * p[:, 3]) / np.log(5), rtol=1e-12)


def test_the_baseline_score_is_minus_infinity_for_the_certain_and_wrong():
    assert metaculus_baseline([0, 1, 1], [1, 0, 1]).tolist() == [-inf, -inf, 100]
    assert metaculus_baseline_categorical([[1, 0], [1, 0]], [1, 0]).tolist() == [-inf, 100]


def test_two_categories_are_one_probability():
    p = np.random.default_rng(2).uniform(size=50)
    pairs = np.stack([1 - p, p], axis=1)
    one, two = metaculus_baseline(p, 1), metaculus_baseline_categorical(pairs, 1)
    np.testing.assert_allclose(two, one, rtol=1e-11)


def test_one_category_has_no_baseline():
    with pytest.raises(InvalidForecastError, match="at least two categories"):
        metaculus_baseline_categorical([[1.0]], [0])


def test_the_baseline_score_over_time_counts_uncovered_days_as_nothing():
    days = metaculus_baseline([0.4, 0.7, 0.7, 0.8], 1)
    assert days.sum() / 5 == pytest.approx(26.54, abs=0.005)


@CAREFUL
@given(truth=inner, stated=inner)
def test_honesty_earns_the_best_baseline_score(truth, stated):
    def expected(p):
        return truth * metaculus_baseline(p, 1) + (1 - truth) * metaculus_baseline(p, 0)

    assert expected(truth) >= expected(stated) - 1e-9


def test_the_peer_score_is_the_published_one():
    scores = metaculus_peer([0.7, 0.5, 0.6, 0.9], 1, ["q"] * 4)
    expected = [7.97695, -36.88602, -12.57647, 41.48554]
    np.testing.assert_allclose(scores, expected, atol=5e-6)
    assert scores.sum() == pytest.approx(0, abs=1e-9)


def test_the_peer_score_is_a_geometric_mean_with_its_factor(crowd):
    p, y, question = crowd
    given = np.where(y == 1, p, 1 - p)
    frame = pd.DataFrame({"given": given, "question": question})
    by_question = frame.groupby("question")["given"]
    n, mean = by_question.transform("size"), by_question.transform(gmean)
    expected = 100 * n / (n - 1) * np.log(given / mean)
    np.testing.assert_allclose(metaculus_peer(p, y, question), expected, rtol=1e-9, atol=1e-9)


def test_peer_scores_of_a_question_sum_to_zero(crowd):
    p, y, question = crowd
    sums = np.bincount(question, metaculus_peer(p, y, question))
    np.testing.assert_allclose(sums, 0, atol=1e-9)


def test_peer_scores_do_not_depend_on_the_order_of_rows_or_the_type_of_names(crowd):
    p, y, question = crowd
    scores = metaculus_peer(p, y, question)
    order = np.random.default_rng(3).permutation(len(p))
    shuffled = metaculus_peer(p[order], y[order], question[order])
    np.testing.assert_allclose(shuffled, scores[order], rtol=1e-9, atol=1e-11)
    names = [f"question {number}" for number in question]
    np.testing.assert_allclose(metaculus_peer(p, y, names), scores, rtol=1e-9, atol=1e-11)


@CAREFUL
@given(truth=inner, stated=inner, others=st.lists(inner, min_size=1, max_size=4))
def test_honesty_earns_the_best_peer_score_against_given_others(truth, stated, others):
    # Exactly, and not only nearly: the factor N / (N - 1) takes the own share out of the mean.
    def expected(p):
        forecasts, names = [p, *others], ["q"] * (len(others) + 1)
        yes, no = (metaculus_peer(forecasts, outcome, names)[0] for outcome in (1, 0))
        return truth * yes + (1 - truth) * no

    gain = expected(truth) - expected(stated)
    assert gain >= -1e-9
    if abs(truth - stated) > 1e-3:
        assert gain > 0


def test_the_best_chance_of_the_first_place_is_not_the_aim_of_the_peer_score():
    # Who believes in .6 is first more often by saying .99 than by being honest.
    def first(p):
        ranks = [np.argmax(metaculus_peer([p, 0.5, 0.65], y, ["q"] * 3)) == 0 for y in (0, 1)]
        return 0.4 * ranks[0] + 0.6 * ranks[1]

    assert first(0.99) > first(0.6)


def test_a_peer_who_is_alone_gets_nothing_as_at_metaculus():
    # Metaculus sets the number of forecasters to 0 there, so that 0 / (0 - 1) is the factor.
    assert metaculus_peer([0.7, 0, 1], [1, 1, 1], ["a", "b", "c"]).tolist() == [0, 0, 0]
    assert metaculus_peer_categorical([[0.5, 0.5]], [0], ["a"]).tolist() == [0]


def test_equal_forecasts_are_exactly_0_ahead():
    assert metaculus_peer([0.7] * 7, 1, ["q"] * 7).tolist() == [0] * 7


def test_a_zero_for_what_happened_ruins_its_owner_and_lifts_the_others():
    assert metaculus_peer([0, 0.5, 0.9], 1, ["q"] * 3).tolist() == [-inf, inf, inf]
    assert metaculus_peer([0, 0, 0.9], 1, ["q"] * 3).tolist() == [-inf, -inf, inf]
    assert metaculus_peer([0, 0], 1, ["q"] * 2).tolist() == [0, 0]
    assert metaculus_peer([1, 0.5], 0, ["q"] * 2).tolist() == [-inf, inf]
    elsewhere = metaculus_peer([0, 0.5, 0.4, 0.8], 1, ["a", "a", "b", "b"])
    np.testing.assert_allclose(elsewhere[2:], [-100 * log(2), 100 * log(2)], rtol=1e-12)


def test_a_question_has_one_outcome():
    with pytest.raises(InvalidForecastError, match=r"one for all rows of a question \(row 2\)"):
        metaculus_peer([0.5, 0.5, 0.5], [1, 1, 0], ["q", "p", "q"])
    with pytest.raises(InvalidForecastError, match=r"one for all rows of a question \(row 1\)"):
        metaculus_peer_categorical([[0.5, 0.5]] * 2, [1, 0], ["q", "q"])


def test_every_forecast_answers_a_question():
    with pytest.raises(InvalidForecastError, match=r"question is missing.*\(row 1\)"):
        metaculus_peer([0.5, 0.5], [1, 1], ["q", None])
    with pytest.raises(InvalidForecastError, match="one shape"):
        metaculus_peer([0.5, 0.5], [1, 1], ["q"])


def test_peers_of_two_categories_are_peers_of_one_probability(crowd):
    p, y, question = crowd
    pairs = np.stack([1 - p, p], axis=1)
    two = metaculus_peer_categorical(pairs, y, question)
    np.testing.assert_allclose(two, metaculus_peer(p, y, question), rtol=1e-9, atol=1e-10)


def test_no_rows_give_no_scores():
    assert metaculus_peer([], [], []).shape == (0,)
    assert metaculus_peer_categorical(np.empty((0, 3)), [], []).shape == (0,)
    assert metaculus_baseline([], []).shape == (0,)
    assert metaculus_peer_continuous([], []).shape == (0,)


def test_the_peer_score_says_which_columns_it_needs():
    assert METACULUS_PEER.columns == ("probability", "outcome", "question")
    assert not METACULUS_PEER.row_by_row
    assert METACULUS_BASELINE.row_by_row


@pytest.mark.parametrize(
    ("bounds", "density"), [("closed", 1), ("one open", 0.95), ("both open", 0.9)]
)
def test_a_uniform_density_is_the_baseline(bounds, density):
    assert metaculus_baseline_continuous(density, bounds=bounds) == 0
    half = metaculus_baseline_continuous(density / 2, bounds=bounds)
    assert half == pytest.approx(-50 * log(2), rel=1e-12)


def test_bins_of_a_closed_range_have_the_score_of_their_density():
    # Metaculus scores bins: 100 ln(pmf / baseline) / 2 with baseline (1 - .05 open) / bins.
    mass, bins = 0.013, 200
    for bounds, closed in (("closed", 1), ("one open", 0.95), ("both open", 0.9)):
        expected = 100 * log(mass / (closed / bins)) / 2
        ours = metaculus_baseline_continuous(mass * bins, bounds=bounds)
        assert ours == pytest.approx(expected, rel=1e-12)


def test_beyond_an_open_bound_five_percent_are_the_baseline():
    assert metaculus_baseline_out_of_range([0.05, 0.1, 0]).tolist() == pytest.approx(
        [0, 50 * log(2), -inf]
    )


def test_bounds_are_named():
    with pytest.raises(UnknownNameError, match="bounds"):
        metaculus_baseline_continuous(1, bounds="open")
    with pytest.raises(InvalidForecastError, match=r"at least 0 \(row 1\)"):
        metaculus_baseline_continuous([1, -0.1])


def test_peers_of_densities_get_half_of_the_points():
    p = np.array([0.7, 0.5, 0.6, 0.9])
    halves = metaculus_peer_continuous(p * 123, ["q"] * 4)
    np.testing.assert_allclose(2 * halves, metaculus_peer(p, 1, ["q"] * 4), rtol=1e-9)
