"""Spark gives what DuckDB gives, to a relative 1e-12."""

from __future__ import annotations

import datetime as dt
import decimal
import itertools
import math

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from predtrack.engine import aggregate_each, collapse, tables_of
from predtrack.scores import RULES

NUMBERS = [None, math.nan, 0.0, -0.0, 1e-300, 1e-17, 0.1, 0.5, 1.0]
INSIDE = {
    "binary": [NUMBERS, NUMBERS],
    "point": [[None, math.nan, 1e-300, 0.25, 2.5, 1e6, math.inf]] * 2,
}


def first_of_each_name(kind):
    found = {rule.name: rule for rule in RULES if rule.row_by_row and rule.kind == kind}
    return list(found.values())


def every_case(kind, weights=(None, 0.0, 0.5, 3.0)):
    """Each combination of awkward numbers as a group of its own."""
    names = first_of_each_name(kind)[0].columns
    cases = list(itertools.product(*INSIDE[kind], weights))
    columns = dict(zip((*names, "weight"), zip(*cases, strict=True), strict=True))
    return pa.table({"case": range(len(cases)), **columns})


def many_rows(seed=1, size=20_000):
    draw = np.random.default_rng(seed)
    absent = draw.random(size) < 0.05
    return pa.table(
        {
            "who": [f"forecaster {i}" for i in draw.integers(0, 50, size)],
            "year": pa.array(draw.integers(2020, 2026, size), pa.int32(), mask=absent),
            "probability": draw.beta(0.3, 0.3, size),
            "grid": draw.integers(0, 101, size) / 100,
            "outcome": pa.array(draw.integers(0, 2, size), pa.int8(), mask=absent[::-1]),
            "degree": draw.random(size),
            "weight": draw.exponential(1, size),
        }
    )


def assert_same(spark, table, work):
    found, expected = work(spark.createDataFrame(table)), work(duckdb.from_arrow(table))
    pd.testing.assert_frame_equal(found, expected, rtol=1e-12, atol=0)


@pytest.mark.parametrize("weight", [None, "weight"])
@pytest.mark.parametrize("kind", INSIDE)
def test_every_rule_treats_every_awkward_number_alike(spark, kind, weight):
    rules = first_of_each_name(kind)
    table = every_case(kind)
    assert_same(spark, table, lambda t: aggregate_each(t, rules, by=["case"], weight=weight))


@pytest.mark.parametrize("by", [[], ["who", "year"]])
@pytest.mark.parametrize("weight", [None, "weight"])
def test_means_of_many_rows_are_equal(spark, by, weight):
    rules = first_of_each_name("binary")
    assert_same(spark, many_rows(), lambda t: aggregate_each(t, rules, by=by, weight=weight))


@pytest.mark.parametrize("weight", [None, "weight"])
def test_every_awkward_number_collapses_alike(spark, weight):
    table = every_case("binary")
    assert_same(spark, table, lambda t: collapse(t, by=["case"], weight=weight).table)


@pytest.mark.parametrize("by", [[], ["who", "year"]])
@pytest.mark.parametrize("forecast", ["probability", "grid"])
def test_many_rows_collapse_to_the_same_table(spark, forecast, by):
    table = many_rows().drop_columns(list({"probability", "grid"} - {forecast}))
    table = table.rename_columns({forecast: "probability"})
    assert_same(spark, table, lambda t: collapse(t, by=by).table)


def test_degrees_and_weights_collapse_to_the_same_table(spark):
    table = many_rows().drop_columns(["outcome", "probability"])
    table = table.rename_columns({"degree": "outcome", "grid": "probability"})
    assert_same(spark, table, lambda t: collapse(t, weight="weight", by=["year"]).table)


def test_rows_and_missing_rows_are_counted_alike(spark):
    table = every_case("binary")
    for weight in (None, "weight"):
        found = collapse(spark.createDataFrame(table), weight=weight)
        expected = collapse(duckdb.from_arrow(table), weight=weight)
        assert (found.rows, found.missing) == (expected.rows, expected.missing)


GROUPS = {
    "flags": [True, None, False, True],
    "whole numbers": pa.array([2, 1, None, 2], pa.int32()),
    "numbers": [math.nan, None, -0.0, 0.0],
    "decimals": [decimal.Decimal("1.5"), None, decimal.Decimal("2.5"), decimal.Decimal("1.5")],
    "days": [dt.date(2026, 1, 2), None, dt.date(2025, 1, 2), dt.date(2026, 1, 2)],
    "text": ["x", None, "é", "x"],
    "capitals": ["b", "B", "a", "A"],
}


@pytest.mark.parametrize("kind", GROUPS)
def test_groups_of_every_type_come_out_alike(spark, kind):
    table = pa.table({"g": GROUPS[kind], "probability": [0.5, 0.2, 0.7, 0.1], "outcome": [1] * 4})
    rules = first_of_each_name("binary")[:1]
    assert_same(spark, table, lambda t: aggregate_each(t, rules, by=["g"]))
    assert_same(spark, table, lambda t: collapse(t, by=["g"]).table)


# DuckDB 2.0 makes times of a zone with a call that pandas 3.1 calls deprecated
@pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame.drop")
def test_moments_are_groups(spark):
    moments = pa.array([dt.datetime(2026, 1, 2, 3, tzinfo=dt.UTC)] * 2, pa.timestamp("us", "UTC"))
    table = pa.table({"g": moments, "probability": [0.5, 0.5], "outcome": [1, 0]})
    ((moment,),) = tables_of(collapse(spark.createDataFrame(table), by=["g"]))
    assert moment == pd.Timestamp("2026-01-02 03:00", tz="UTC")
