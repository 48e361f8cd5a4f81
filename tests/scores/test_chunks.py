"""A long column is held to the same as a short one, though it is read in pieces."""

import numpy as np
import pytest

from predtrack.errors import InvalidForecastError
from predtrack.scores import SCORES, brier, interval_score

ROWS = 70_000  # more than one piece


def half(rows=ROWS):
    return np.full(rows, 0.5)


def test_crossed_bounds_far_down_a_long_column_are_refused():
    lower, upper = np.zeros(ROWS), np.ones(ROWS)
    lower[ROWS - 1] = 2
    with pytest.raises(InvalidForecastError, match=rf"not be below lower \(row {ROWS - 1}\)"):
        interval_score(lower, upper, half(), half())


@pytest.mark.parametrize("rows", [1, 66_000, ROWS - 1])
def test_long_columns_of_other_lengths_do_not_pair_up(rows):
    for call in (brier, SCORES["brier"].mean):
        with pytest.raises(InvalidForecastError, match="one shape"):
            call(half(), half(rows))


def test_a_masked_cell_far_down_a_long_column_is_missing():
    masked = np.ma.masked_array(half(), mask=np.arange(ROWS) == ROWS - 1)
    with pytest.raises(InvalidForecastError, match=rf"missing.*\(row {ROWS - 1}\)"):
        brier(masked, np.ones(ROWS))


def test_a_long_table_of_two_axes_keeps_its_shape():
    scores = brier(half(2 * ROWS).reshape(ROWS, 2), np.ones((ROWS, 2)))
    np.testing.assert_array_equal(scores, np.full((ROWS, 2), 0.25))


def test_only_the_ratio_of_weights_counts():
    probability, outcome = [0.5, 0.75], [1, 1]
    mean = SCORES["brier"].mean(probability, outcome, weight=[0.3, 0.1])
    assert mean == pytest.approx(SCORES["brier"].mean(probability, outcome, weight=[3, 1]))


@pytest.mark.parametrize("rows", [2, ROWS])
def test_a_mean_takes_the_columns_of_its_rule_and_no_others(rows):
    with pytest.raises((TypeError, ValueError)):
        SCORES["brier"].mean(half(rows), half(rows), half(rows))
