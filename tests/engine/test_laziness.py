"""What is lazy stays lazy until the result is small."""

from __future__ import annotations

import duckdb
import polars as pl
import pytest

from predtrack.engine import aggregate_each, collapse
from predtrack.scores import SCORES

HUGE = "select (i % 100) / 100 as probability, (i % 3 = 0) as outcome from range({rows}) t(i)"


@pytest.fixture
def fetched(monkeypatch):
    """How many rows every collected Polars frame had."""
    heights = []
    collect = pl.LazyFrame.collect

    def watched(frame, *args, **options):
        found = collect(frame, *args, **options)
        heights.append(found.height)
        return found

    monkeypatch.setattr(pl.LazyFrame, "collect", watched)
    return heights


def lazy_frame():
    i = pl.int_range(10_000, eager=True)
    return pl.LazyFrame({"probability": i % 100 / 100, "outcome": i % 3 == 0})


def test_polars_collects_the_collapsed_rows_only(fetched):
    collapse(lazy_frame())
    assert fetched == [100]


def test_polars_collects_the_means_only(fetched):
    aggregate_each(lazy_frame(), [SCORES["brier"], SCORES["log"]])
    assert fetched == [1]


@pytest.mark.parametrize("work", [collapse, lambda frame: aggregate_each(frame, [SCORES["brier"]])])
def test_duckdb_needs_no_memory_for_the_rows(work):
    with duckdb.connect(config={"memory_limit": "40MB"}) as connection:
        work(connection.sql(HUGE.format(rows=4_000_000)))  # 64 MB, had they to be held
