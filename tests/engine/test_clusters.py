"""Rows add up by group and cluster to the same sums, whoever holds them."""

from __future__ import annotations

import math

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from predtrack.engine.clusters import collapse_clusters
from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores import get_score
from predtrack.scores.comparison import cluster_bootstrap, cluster_interval, cluster_sums

many = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
NAMES = st.sampled_from(["ann", "bo", "Çağ", None])
ABSENT = st.sampled_from([None, math.nan])
ROWS = st.lists(
    st.tuples(
        NAMES,
        st.sampled_from([7, 30, 5, None]),
        st.floats(0.01, 0.99) | ABSENT,
        st.sampled_from([0.0, 1.0, 0.3]) | ABSENT,
        st.sampled_from([0.0, 1.0, 2.5]) | ABSENT,
    ),
    min_size=1,
    max_size=30,
)
BRIER, LOG = get_score("brier"), get_score("log")


def arrow(rows):
    names = ("who", "question", "probability", "outcome", "weight")
    kinds = (pa.string(), pa.int64(), pa.float64(), pa.float64(), pa.float64())
    columns = [pa.array(c, k) for c, k in zip(zip(*rows, strict=True), kinds, strict=True)]
    return pa.table(dict(zip(names, columns, strict=True)))


def counting(rows, *, weighted, grouped):
    """The rows that count, column by column."""
    kept = [
        row
        for row in rows
        if None not in row[1 - grouped : 4 + weighted]
        and not any(math.isnan(x) for x in row[2 : 4 + weighted])
        and not (weighted and row[4] == 0)
    ]
    return [list(column) for column in zip(*kept, strict=True)] if kept else [[]] * 5


def in_order(sums):
    order = np.lexsort((sums.cluster, sums.group))
    columns = (sums.group, sums.cluster, sums.n, sums.total)
    return [column[order].tolist() for column in columns]


def assert_same(found, expected):
    assert found.groups.tolist() == expected.groups.tolist()
    assert found.clusters.tolist() == expected.clusters.tolist()
    for ours, theirs in zip(in_order(found), in_order(expected), strict=True):
        assert ours == pytest.approx(theirs, rel=1e-12)


@many
@given(rows=ROWS, weighted=st.booleans(), grouped=st.booleans())
def test_every_library_gives_what_the_arrays_give(held, rows, weighted, grouped):
    who, question, probability, outcome, weight = counting(rows, weighted=weighted, grouped=grouped)
    found = collapse_clusters(
        held(arrow(rows)), [BRIER, LOG], by=["who"] * grouped, weight="weight" if weighted else None
    )
    assert (found.rows, found.rows - found.missing) == (len(rows), len(who))
    for rule in (BRIER, LOG):
        expected = cluster_sums(
            rule(probability, outcome),
            question,
            group=who if grouped else None,
            weight=weight if weighted else None,
        )
        assert_same(found.sums(rule.name), expected)


def test_a_column_may_hold_the_scores(held):
    table = pa.table({"question": ["r", "q", "r"], "points": [3, 1, 2]})
    sums = collapse_clusters(held(table), ["points"]).sums("points")
    assert sums.clusters.tolist() == ["q", "r"]
    assert sums.total.tolist() == [1, 5]
    assert cluster_interval(sums).mean == pytest.approx([2])


def test_groups_by_several_columns_are_tuples(held):
    table = pa.table({
        "model": ["a", "a", "b"], "year": [2, 1, 1], "cluster": ["x", "y", "x"],
        "score": [0.1, 0.2, 0.3],
    })  # fmt: skip
    found = collapse_clusters(held(table), ["score"], by=["model", "year"], cluster="cluster")
    assert found.groups.tolist() == [("a", 1), ("a", 2), ("b", 1)]
    assert found.clusters.tolist() == ["x", "y"]
    assert cluster_interval(found.sums("score")).mean == pytest.approx([0.2, 0.1, 0.3])


def test_columns_may_have_the_names_that_sums_have(held):
    columns = {"group": ["a", "b"], "cluster": ["x", "y"], "n": [0.5, 0.25], "score": [3, 2]}
    found = collapse_clusters(
        held(pa.table(columns)), ["n"], by=["group"], cluster="cluster", weight="score"
    )
    assert found.totals["n"].sum() == pytest.approx(2)
    assert sorted(found.n.tolist()) == [2, 3]


def test_names_that_are_numbers_may_be_missing(held):
    table = pa.table({"question": [2.0, math.nan, None, 1.0], "score": [0.1, 0.2, 0.3, 0.4]})
    found = collapse_clusters(held(table), ["score"])
    assert found.clusters.tolist() == [1, 2]
    assert found.missing == 2


def test_no_row_that_counts_is_no_group(held):
    table = pa.table({"question": ["q"], "who": ["a"], "score": [math.nan]})
    for by in ([], ["who"]):
        found = collapse_clusters(held(table), ["score"], by=by)
        assert found.missing == 1
        assert cluster_interval(found.sums("score")).mean.size == 0


def test_bootstrap_of_the_collapsed_table_is_that_of_the_rows(held):
    rng = np.random.default_rng(1)
    score, question = rng.uniform(size=200), rng.integers(0, 50, 200)
    table = pa.table({"question": question, "score": score})
    found = cluster_bootstrap(collapse_clusters(held(table), ["score"]).sums("score"), draws=100)
    expected = cluster_bootstrap(cluster_sums(score, question), draws=100)
    assert found.low == pytest.approx(expected.low, rel=1e-12)


def test_an_infinite_score_has_no_place_in_a_mean(held):
    table = pa.table({"question": ["q", "r"], "probability": [0.0, 0.5], "outcome": [1, 1]})
    found = collapse_clusters(held(table), [BRIER, LOG])
    assert found.sums("brier").total.tolist() == [1, 0.25]
    with pytest.raises(InvalidForecastError, match="infinite"):
        found.sums("log")
    with pytest.raises(UnknownNameError, match="did you mean 'brier'"):
        found.sums("brir")


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        ({"scores": []}, UsageError),
        ({"scores": ["score", "score"]}, UsageError),
        ({"scores": [get_score("crps_samples")]}, UsageError),
        ({"scores": ["text"]}, UsageError),
        ({"scores": ["scor"]}, UnknownNameError),
        ({"by": ["question"]}, UsageError),
        ({"by": ["whom"]}, UnknownNameError),
        ({"cluster": "document"}, UnknownNameError),
        ({"weight": "text"}, UsageError),
    ],
)
def test_what_makes_no_sense_is_refused(held, arguments, fault):
    table = pa.table({"question": ["q"], "text": ["a"], "score": [0.1]})
    given = {"scores": ["score"]} | arguments
    with pytest.raises(fault):
        collapse_clusters(held(table), given.pop("scores"), **given)
