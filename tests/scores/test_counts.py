"""Counts, levels and draws: the smallest that will do, and what to write instead."""

import pytest

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.counts import read_count, read_draws, read_hits, read_level


def test_one_draw_is_a_draw():
    assert read_draws(1) == 1


def test_none_is_a_count_and_all_may_be_hits():
    assert read_count("n", 0) == 0
    assert read_hits(0, 0) == (0, 0)
    assert read_hits(10, 10) == (10, 10)


@pytest.mark.parametrize("count", [-1, 0.5, float("nan"), float("inf")])
def test_what_is_no_count_is_refused(count):
    with pytest.raises(InvalidForecastError, match="n must be a whole number"):
        read_count("n", count)


@pytest.mark.parametrize(("percent", "share"), [(2, "0.02"), (99.5, "0.995")])
def test_a_level_in_per_cent_is_answered_with_the_share(percent, share):
    with pytest.raises(UsageError, match=f"write {percent} % as {share}$"):
        read_level("level", percent)


@pytest.mark.parametrize("level", [-0.5, 0, 1, 100, 250])
def test_no_share_is_offered_for_what_is_no_percentage_between(level):
    with pytest.raises(UsageError, match=f"must lie between 0 and 1, not {level}$"):
        read_level("level", level)
