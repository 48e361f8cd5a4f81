"""The Brier score relative to the median of all forecasters of the question."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError
from predtrack.scores.rules.brier import brier
from predtrack.scores.rules.relative_brier import RELATIVE_BRIER, relative_brier

CAREFUL = settings(deadline=None, derandomize=True, max_examples=100)
inner = st.floats(0.01, 0.99)


def expected(truth, stated, others):
    forecasts, names = [stated, *others], ["q"] * (len(others) + 1)
    yes, no = (relative_brier(forecasts, outcome, names)[0] for outcome in (1, 0))
    return truth * yes + (1 - truth) * no


def test_the_median_forecaster_gets_0():
    scores = relative_brier([0.9, 0.8, 0.5, 0.3], 1, ["a", "a", "a", "b"])
    np.testing.assert_allclose(scores, [-0.03, 0, 0.21, 0], atol=1e-15)


def test_an_even_number_of_forecasters_has_the_mean_of_the_middle_two():
    scores = relative_brier([1, 0.5], 1, ["q", "q"])
    assert scores.tolist() == [-0.125, 0.125]


def test_pandas_has_the_same_medians():
    generator = np.random.default_rng(20261121)
    question = generator.integers(0, 15, 200)
    p, y = generator.uniform(size=200).round(1), generator.integers(0, 2, 15)[question]
    scores = pd.Series(brier(p, y))
    expected = scores - scores.groupby(question).transform("median")
    np.testing.assert_allclose(relative_brier(p, y, question), expected, atol=1e-15)


@CAREFUL
@given(truth=inner, stated=inner, others=st.lists(inner, min_size=1, max_size=6))
def test_no_forecast_beats_the_honest_one_against_given_others(truth, stated, others):
    loss = expected(truth, stated, others) - expected(truth, truth, others)
    assert loss >= -1e-12
    if len(others) % 2 and abs(truth - stated) > 1e-3:
        assert loss > 0  # with an even number of forecasters it is strictly proper


def test_the_middle_forecaster_is_indifferent():
    # .3, .5 and .8 all lie between the two others: the own score is the median itself.
    assert [expected(0.5, stated, [0.2, 0.9]) for stated in (0.3, 0.5, 0.8)] == [0, 0, 0]
    assert RELATIVE_BRIER.elicits != "probability"


def test_a_question_has_one_outcome():
    with pytest.raises(InvalidForecastError, match=r"one for all rows of a question \(row 1\)"):
        relative_brier([0.5, 0.5], [1, 0], ["q", "q"])


def test_no_rows_give_no_scores():
    assert relative_brier([], [], []).shape == (0,)
