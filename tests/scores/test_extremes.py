"""The ends of a rule's range are reached, and the better end belongs to the better forecast."""

import numpy as np
import pytest

from predtrack.scores import RULES

FAR = 1e6
NEAR = 1e-9

# Hopeless forecasts surround the perfect one in one question and it them in the other, so
# that what is relative to the median of a question reaches both of its ends.
PERFECT = np.array([True, False, False, False, True, True])
QUESTION = np.array(["a", "a", "a", "b", "b", "b"])


def one_row_each(perfect, hopeless):
    return np.array([perfect if right else hopeless for right in PERFECT], dtype=float)


TABLES = {
    "binary": {"probability": one_row_each(1, 0), "outcome": np.ones(6)},
    "categorical": {
        "probability": one_row_each([1, 0, 0], [0, 0, 1]),
        "outcome": np.zeros(6),
    },
    "quantiles": {
        "quantile": np.array([0.25, 0.5]),
        "value": one_row_each([1, 1], [FAR, FAR]),
        "outcome": np.ones(6),
    },
    "samples": {
        "value": one_row_each([1 - NEAR, 1 + NEAR], [FAR - NEAR, FAR + NEAR]),
        "outcome": np.ones(6),
    },
    "cdf": {
        "x": one_row_each([1, 1 + NEAR], [FAR, FAR + 1]),
        "probability": one_row_each([0, 1], [0, 1]),
        "outcome": np.ones(6),
    },
    "point": {"value": one_row_each(1, FAR), "outcome": np.ones(6)},
    "interval": {
        "lower": one_row_each(1, FAR),
        "upper": one_row_each(1, FAR),
        "level": np.full(6, 0.5),
        "outcome": np.ones(6),
    },
    "vector": {
        "value": one_row_each([[1, 1], [1, 1 + NEAR]], [[FAR, 1], [FAR, 1 + NEAR]]),
        "outcome": np.ones((6, 2)),
    },
}

EVERY = pytest.mark.parametrize("score", RULES, ids=[f"{r.name}-{r.kind}" for r in RULES])


def extremes(score):
    columns = TABLES[score.kind] | {"question": QUESTION}
    return score.function(**{name: columns[name] for name in score.columns})


@EVERY
def test_the_finite_ends_of_the_range_are_reached(score):
    found = extremes(score)
    for end, reached in zip(score.range, (found.min(), found.max()), strict=True):
        assert np.isinf(end) or reached == pytest.approx(end, abs=1e-6)


@EVERY
def test_the_perfect_forecast_is_the_better_one(score):
    found = extremes(score)
    perfect, hopeless = found[PERFECT].mean(), found[~PERFECT].mean()
    assert (perfect < hopeless) == (score.direction == "lower")
    assert perfect != hopeless
