"""What a column may hold is held to number by number, and the rows at fault are named."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from predtrack.errors import InvalidForecastError
from predtrack.scores import brier, interval_score, pinball
from predtrack.scores.blocks import Cumulative, Grid, Levels, Probabilities, Quantiles
from predtrack.scores.columns import TOLERANCE, domain_of

CAREFUL = settings(deadline=None, derandomize=True, max_examples=300)
SIDES = hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=5)
BLOCKS = hnp.arrays(np.float64, SIDES, elements=st.integers(0, 3))


def refused_rows(annotation, block):
    """Rows that the domain refuses; None where it reads the block."""
    try:
        domain_of(annotation).read("block", block)
    except InvalidForecastError as refusal:
        return list(refusal.rows)
    return None


@pytest.mark.parametrize("annotation", [Quantiles, Cumulative])
@CAREFUL
@given(block=BLOCKS)
def test_just_the_rows_that_fall_are_refused(annotation, block):
    block = block / 3
    falls = [row for row, values in enumerate(block) if values.tolist() != sorted(values)]
    assert refused_rows(annotation, block) == (falls or None)
    alone = [refused_rows(annotation, values) for values in block]
    assert [row for row, refused in enumerate(alone) if refused is not None] == falls


@pytest.mark.parametrize("fall", range(9))
def test_a_single_fall_is_seen_wherever_it_lies(fall):
    block = np.zeros((3, 4))
    block.flat[: fall + fall // 3 + 1] = -1.0
    block.flat[fall + fall // 3] = 1.0
    assert refused_rows(Quantiles, block) == [fall // 3]


@CAREFUL
@given(block=BLOCKS)
def test_just_the_rows_that_do_not_rise_are_refused(block):
    rests = [row for row, values in enumerate(block) if values.tolist() != sorted(set(values))]
    assert refused_rows(Grid, block) == (rests or None)


@pytest.mark.parametrize("level", [0, 1])
def test_a_level_lies_between_0_and_1_and_not_at_their_ends(level):
    assert refused_rows(Levels, [level]) is not None
    with pytest.raises(InvalidForecastError, match="between 0 and 1"):
        pinball([level], [[2]], [3])
    with pytest.raises(InvalidForecastError, match="between 0 and 1"):
        interval_score(0, 1, level, 0.5)


def test_one_forecast_alone_has_no_row_to_name():
    for block in ([0.5, np.nan], [0.5, 1.5], [0.5, 0.6]):
        assert refused_rows(Probabilities, block) == []
        assert refused_rows(Probabilities, [[0.5, 0.5], block]) == [1]


def test_arithmetic_may_carry_a_number_as_far_as_the_tolerance():
    assert brier(-TOLERANCE, 0) == 0
    with pytest.raises(InvalidForecastError):
        brier(-1.001 * TOLERANCE, 0)


@pytest.mark.parametrize("text", ["0.5", "1e-3", "nan"])
def test_text_that_reads_like_a_number_is_none(text):
    with pytest.raises(InvalidForecastError, match="must hold numbers"):
        brier(np.array([0.25, text], dtype=object), [1, 1])
