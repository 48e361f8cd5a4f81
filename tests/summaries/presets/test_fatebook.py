"""Fatebook, against a loop over its days of 24 hours."""

import itertools
import math
import statistics

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError
from predtrack.summaries.presets import PRESETS

FATEBOOK = PRESETS["fatebook"]
CAREFUL = settings(deadline=None, derandomize=True, max_examples=80)
eighths = st.integers(-8, 60).map(lambda k: k / 8)
forecasts = st.lists(
    st.tuples(st.sampled_from("abc"), eighths, st.floats(0, 1)), min_size=1, max_size=9
)


def mean_within(mine, begin, end):
    """Average one forecaster's probability over a day, as the platform weighs it."""
    before = [p for at, p in mine if at <= begin]
    within = [(at, p) for at, p in mine if begin <= at < end]
    if not within:
        return before[-1] if before else None
    steps = [(begin, before[-1]), *within] if before else within
    total = used = 0.0
    for (at, p), (then, _) in itertools.pairwise(steps):
        used += (then - at) / (end - begin)
        total += p * (then - at) / (end - begin)
    return total + steps[-1][1] * (1 - used)


def by_days(rows, outcome, resolved):
    sums, relative, number = {}, {}, math.ceil(resolved)
    for day in range(number):
        begin, end = day, min(day + 1, resolved)
        scores = {}
        for who in {r[0] for r in rows}:
            mine = sorted(((at, p) for w, at, p in rows if w == who), key=lambda one: one[0])
            mean = mean_within([one for one in mine if one[0] < resolved], begin, end)
            if mean is not None:
                scores[who] = 2 * (mean - outcome) ** 2
        for who, score in scores.items():
            weight = end - begin
            sums[who] = sums.get(who, 0) + weight * score
            less = score - statistics.median(scores.values())
            relative[who] = relative.get(who, 0) + weight * less
    return {who: (sums[who] / resolved, relative[who] / resolved) for who in sums}


@CAREFUL
@given(rows=forecasts, outcome=st.integers(0, 1), resolved=st.integers(1, 60))
def test_scores_are_those_of_the_days_of_the_question(rows, outcome, resolved):
    resolved = resolved / 8
    who, made, probability = zip(*rows, strict=True)
    table = pd.DataFrame({
        "question": "q", "forecaster": who, "probability": probability, "made": made,
        "outcome": outcome, "opens": 0.0, "resolved": resolved,
    })  # fmt: skip
    scores = FATEBOOK(table).scores.set_index("forecaster")
    expected = by_days(rows, outcome, resolved)
    assert set(scores.index) == set(expected)
    for name, (score, relative) in expected.items():
        assert scores.loc[name, "score"] == pytest.approx(score, abs=1e-12)
        if len(expected) > 1:
            assert scores.loc[name, "relative"] == pytest.approx(relative, abs=1e-12)
        else:
            assert np.isnan(scores.loc[name, "relative"])


def test_days_without_a_forecast_count_as_perfect():
    table = pd.DataFrame({
        "question": "q", "forecaster": ["early", "late"], "probability": 0.5, "made": [0, 8],
        "outcome": 1, "opens": 0, "resolved": 10,
    })  # fmt: skip
    scores = FATEBOOK(table).scores
    assert scores["score"].tolist() == pytest.approx([0.5, 0.1])
    assert scores["coverage"].tolist() == pytest.approx([1, 0.2])


def test_categories_are_refused():
    table = pd.DataFrame({
        "question": "q", "forecaster": "a", "probability": [0.5, 0.5], "made": 0,
        "outcome": "x", "category": list("xy"), "resolved": 4,
    })  # fmt: skip
    with pytest.raises(InvalidForecastError, match="yes and no alone"):
        FATEBOOK(table)
