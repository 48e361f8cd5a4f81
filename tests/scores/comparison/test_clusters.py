"""Intervals of means whose rows depend on each other within clusters."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores.comparison import (
    ClusterSums,
    against,
    cluster_bootstrap,
    cluster_draws,
    cluster_interval,
    cluster_sums,
)

CAREFUL = settings(deadline=None, derandomize=True, max_examples=40)


def clustered(rng, clusters, size=4):
    """Scores of which those of a cluster hang together; clusters of different size."""
    sizes = 1 + rng.poisson(size, clusters)
    cluster = np.repeat(np.arange(clusters), sizes)
    return rng.gamma(2, 0.1, clusters)[cluster] + rng.uniform(0, 0.1, len(cluster)), cluster


def world(rng, groups, clusters, noise=0.1):
    """Many groups that each answered all clusters, with a true mean of 0."""
    group, cluster = np.divmod(np.arange(groups * clusters), clusters)
    n = rng.integers(1, 4, len(group))
    total = n * rng.normal(0, noise, len(group))
    return ClusterSums(group, cluster, n, total, np.arange(groups), np.arange(clusters))


def coverage(found):
    return np.mean((found.low <= 0) & (found.high >= 0))


@CAREFUL
@given(seed=st.integers(0, 10**6), clusters=st.integers(2, 30), weighted=st.booleans())
def test_statsmodels_has_the_same_interval(seed, clusters, weighted):
    rng = np.random.default_rng(seed)
    score, cluster = clustered(rng, clusters)
    weight = rng.integers(1, 5, len(score)) if weighted else None
    found = cluster_interval(cluster_sums(score, cluster, weight=weight), level=0.9)
    fit = sm.WLS(score, np.ones(len(score)), weights=1 if weight is None else weight).fit(
        cov_type="cluster", cov_kwds={"groups": cluster}, use_t=True
    )
    assert found.mean == pytest.approx(fit.params, rel=1e-12)
    assert found.standard_error == pytest.approx(fit.bse, rel=1e-9)
    assert [*found.low, *found.high] == pytest.approx(fit.conf_int(0.1)[0], rel=1e-9)


def test_clusters_of_one_row_give_the_t_interval():
    score = np.random.default_rng(1).uniform(size=20)
    found = cluster_interval(cluster_sums(score, np.arange(20)), level=0.95)
    low, high = stats.t.interval(0.95, 19, score.mean(), stats.sem(score))
    assert (found.low[0], found.high[0]) == pytest.approx((low, high), rel=1e-12)


def test_the_difference_on_clusters_of_one_row_is_the_paired_t_test():
    rng = np.random.default_rng(2)
    first, second = rng.uniform(size=(2, 25))
    who, what = np.repeat(["first", "second"], 25), np.tile(np.arange(25), 2)
    sums = against(cluster_sums(np.concatenate([first, second]), what, group=who), "second")
    found = cluster_interval(sums, level=0.9)
    expected = stats.ttest_rel(first, second).confidence_interval(0.9)
    assert found.groups.tolist() == ["first"]
    assert (found.low[0], found.high[0]) == pytest.approx((expected.low, expected.high), rel=1e-12)


@pytest.mark.parametrize(("ours", "theirs"), [("percentile",) * 2, ("basic",) * 2, ("bca", "BCa")])
def test_scipy_has_the_same_bootstrap(ours, theirs):
    """With 20,000 draws both ends have a standard error of about 1 % of the interval."""
    score = np.random.default_rng(3).gamma(1, 0.2, 40)
    expected = stats.bootstrap(
        (score,), np.mean, n_resamples=20_000, confidence_level=0.9, method=theirs, rng=4
    )
    found = cluster_bootstrap(cluster_sums(score, np.arange(40)), draws=20_000, seed=5, method=ours)
    wide = expected.confidence_interval.high - expected.confidence_interval.low
    assert found.low[0] == pytest.approx(expected.confidence_interval.low, abs=0.04 * wide)
    assert found.high[0] == pytest.approx(expected.confidence_interval.high, abs=0.04 * wide)
    assert found.standard_error[0] == pytest.approx(expected.standard_error, rel=0.03)


def test_drawing_sums_is_drawing_the_rows_of_clusters():
    rng = np.random.default_rng(6)
    score, cluster = clustered(rng, 30)
    found = cluster_bootstrap(cluster_sums(score, cluster), draws=4_000, seed=7)
    rows = [np.flatnonzero(cluster == c) for c in range(30)]
    means = [
        score[np.concatenate([rows[c] for c in rng.integers(0, 30, 30)])].mean()
        for _ in range(4_000)
    ]
    low, high = np.quantile(means, [0.05, 0.95])
    assert found.low[0] == pytest.approx(low, abs=0.06 * (high - low))
    assert found.high[0] == pytest.approx(high, abs=0.06 * (high - low))


def test_a_bootstrap_band_named_90_percent_covers_about_90_percent():
    """2,000 worlds: four standard errors of the share are 2.7 points; 60 clusters cost 1."""
    found = cluster_bootstrap(world(np.random.default_rng(8), 2_000, 60), draws=400, seed=9)
    assert coverage(found) == pytest.approx(0.89, abs=4 * np.sqrt(0.9 * 0.1 / 2_000))
    left_out = np.mean(found.low > 0), np.mean(found.high < 0)
    assert left_out == pytest.approx([0.055, 0.055], abs=4 * np.sqrt(0.05 * 0.95 / 2_000))


@pytest.mark.parametrize("clusters", [5, 12, 60])
def test_an_interval_by_formula_covers_as_much_as_it_says(clusters):
    found = cluster_interval(world(np.random.default_rng(10), 2_000, clusters))
    assert coverage(found) == pytest.approx(0.9, abs=4 * np.sqrt(0.9 * 0.1 / 2_000) + 0.01)


def test_taking_rows_as_independent_would_cover_far_less():
    rng = np.random.default_rng(11)
    shared = rng.normal(0, 0.1, (500, 30))
    score = np.repeat(shared, 8, axis=1) + rng.normal(0, 0.02, (500, 240))
    group, cluster = np.repeat(np.arange(500), 240), np.tile(np.repeat(np.arange(30), 8), 500)
    honest = cluster_interval(cluster_sums(score.ravel(), cluster, group=group))
    naive = cluster_interval(cluster_sums(score.ravel(), np.tile(np.arange(240), 500), group=group))
    assert coverage(honest) == pytest.approx(0.9, abs=0.06)
    assert coverage(naive) < 0.6


def test_a_difference_has_less_noise_than_its_two_means():
    """Hard clusters are hard for both; only the difference knows."""
    rng = np.random.default_rng(12)
    hard = rng.normal(0.3, 0.2, 200)
    score = np.concatenate([hard + rng.normal(0, 0.02, 200), hard + rng.normal(0.02, 0.02, 200)])
    sums = cluster_sums(score, np.tile(np.arange(200), 2), group=np.repeat(["a", "b"], 200))
    alone, beside = cluster_bootstrap(sums), cluster_bootstrap(against(sums, "b"))
    assert beside.high[0] < 0
    assert beside.high[0] - beside.low[0] < (alone.high[0] - alone.low[0]) / 3
    formula = cluster_interval(against(sums, "b"))
    assert beside.low == pytest.approx(formula.low, rel=0.1)


def test_a_difference_is_over_common_clusters_alone():
    who, what = ["a", "a", "b", "b", "c"], ["q", "r", "r", "s", "t"]
    sums = against(cluster_sums([0.1, 0.4, 0.3, 0.9, 0.5], what, group=who), "b")
    assert sums.groups.tolist() == ["a"]
    assert sums.clusters.tolist() == ["r"]
    found = cluster_interval(sums)
    assert found.mean == pytest.approx([0.1])
    assert found.remarks == ("one cluster has nothing to differ from",)
    assert np.isnan([found.low, found.high]).all()


def test_a_reference_must_be_there_and_meet_somebody():
    sums = cluster_sums([0.1, 0.2], ["q", "r"], group=["a", "b"])
    with pytest.raises(UnknownNameError, match="no group is called 'c'"):
        against(sums, "c")
    with pytest.raises(InvalidForecastError, match="cluster in common with b"):
        against(sums, "b")


def test_the_same_seed_gives_the_same_draws_and_is_named():
    sums = cluster_sums(*clustered(np.random.default_rng(13), 50))
    one, same, other = (cluster_bootstrap(sums, draws=200, seed=seed) for seed in (1, 1, 2))
    assert one.low.tolist() == same.low.tolist()
    assert one.low.tolist() != other.low.tolist()
    assert one.method == "percentile of 200 draws of clusters, seed 1"


def test_nobody_elses_random_numbers_are_touched():
    state = np.random.get_state()[1].tolist()  # noqa: NPY002 - that it stays is the point
    cluster_bootstrap(cluster_sums(*clustered(np.random.default_rng(14), 20)), draws=10)
    assert np.random.get_state()[1].tolist() == state  # noqa: NPY002


@pytest.mark.parametrize(("name", "size"), [("REPLICATES", 300), ("ROWS", 100), ("WEIGHTS", 500)])
@pytest.mark.parametrize("method", ["percentile", "basic", "bca"])
def test_memory_changes_no_number(name, size, method, monkeypatch):
    sums = world(np.random.default_rng(15), 7, 45)
    expected = cluster_bootstrap(sums, draws=100, method=method)
    monkeypatch.setattr(cluster_draws, name, size)
    found = cluster_bootstrap(sums, draws=100, method=method)
    np.testing.assert_allclose(found.low, expected.low, rtol=1e-12)
    np.testing.assert_allclose(found.high, expected.high, rtol=1e-12)


def test_few_clusters_get_no_band_or_a_remark():
    score, cluster = clustered(np.random.default_rng(16), 39)
    for clusters, says in ((9, "fewer than 10"), (10, "fewer than 40"), (39, "fewer than 40")):
        kept = cluster < clusters
        found = cluster_bootstrap(cluster_sums(score[kept], cluster[kept]), draws=50)
        assert says in found.remarks[0]
        assert np.isnan(found.low[0]) == np.isnan(found.standard_error[0]) == (clusters < 10)
        by_formula = cluster_interval(cluster_sums(score[kept], cluster[kept]))
        assert by_formula.low[0] < by_formula.mean[0] < by_formula.high[0]
        assert bool(by_formula.remarks[0]) == (clusters < 10)


def test_a_group_with_some_of_the_clusters_has_nearly_the_interval_of_its_own():
    rng = np.random.default_rng(17)
    score = rng.uniform(size=100)
    everybody = cluster_sums(
        np.concatenate([score, rng.uniform(size=2_000)]),
        np.concatenate([np.arange(100), np.arange(2_000)]),
        group=np.repeat(["few", "many"], [100, 2_000]),
    )
    found = cluster_bootstrap(everybody, draws=4_000)
    alone = cluster_bootstrap(cluster_sums(score, np.arange(100)), draws=4_000)
    wide = alone.high[0] - alone.low[0]
    assert found.groups[0] == "few"
    assert (found.low[0], found.high[0]) == pytest.approx(
        (alone.low[0], alone.high[0]), abs=0.06 * wide
    )


def test_a_draw_without_any_of_a_groups_clusters_is_left_out():
    """10 of 100,000 clusters: some draws have none of them."""
    rng = np.random.default_rng(18)
    score = np.concatenate([rng.uniform(size=10), rng.uniform(size=20_000)])
    cluster = np.concatenate([np.arange(10), np.arange(20_000)])
    group = np.repeat(["few", "many"], [10, 20_000])
    sums = cluster_sums(score, cluster, group=group)
    found = cluster_bootstrap(sums, draws=3_000, seed=0)
    assert np.isfinite([found.low, found.high, found.standard_error]).all()


def test_clusters_that_do_not_differ_have_no_interval():
    sums = cluster_sums(np.full(60, 0.1), np.arange(60) // 2)
    for found in (cluster_interval(sums), cluster_bootstrap(sums, draws=50)):
        assert found.mean == pytest.approx([0.1])
        assert np.isnan([found.low, found.high, found.standard_error]).all()
        assert found.remarks == ("the clusters do not differ",)


def test_one_draw_has_no_standard_error():
    sums = cluster_sums(*clustered(np.random.default_rng(19), 40))
    found = cluster_bootstrap(sums, draws=1)
    assert found.low == found.high
    assert np.isnan(found.standard_error).all()


def test_no_rows_have_no_groups():
    sums = cluster_sums([], [])
    assert cluster_interval(sums).mean.size == 0
    assert cluster_bootstrap(sums, draws=3).low.size == 0


def test_weights_are_rows_said_once():
    rng = np.random.default_rng(20)
    score, cluster = clustered(rng, 12)
    weight = rng.integers(0, 4, len(score))
    weighted = cluster_sums(score, cluster, weight=weight)
    repeated = cluster_sums(np.repeat(score, weight), np.repeat(cluster, weight))
    assert weighted.total == pytest.approx(repeated.total, rel=1e-12)
    assert weighted.n.tolist() == repeated.n.tolist()
    assert weighted.clusters.tolist() == repeated.clusters.tolist()


def test_what_stands_twice_is_refused():
    sums = ClusterSums([0, 0], [0, 0], [1, 1], [0.1, 0.2], ["a"], ["q"])
    for interval in (cluster_interval, cluster_bootstrap):
        with pytest.raises(InvalidForecastError, match="add them up"):
            interval(sums)


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        (lambda s: cluster_bootstrap(s, level=90), UsageError),
        (lambda s: cluster_interval(s, level=1), UsageError),
        (lambda s: cluster_bootstrap(s, draws=0), UsageError),
        (lambda s: cluster_bootstrap(s, seed=-1), InvalidForecastError),
        (lambda s: cluster_bootstrap(s, method="BCa"), UnknownNameError),
        (lambda _: cluster_sums([0.1, np.nan], ["q", "r"]), InvalidForecastError),
        (lambda _: cluster_sums([0.1, np.inf], ["q", "r"]), InvalidForecastError),
        (lambda _: cluster_sums([0.1, 0.2], ["q", None]), InvalidForecastError),
        (lambda _: cluster_sums([0.1], ["q"], weight=[-1]), InvalidForecastError),
        (lambda _: cluster_sums([0.1, 0.2], ["q"]), InvalidForecastError),
    ],
)
def test_what_makes_no_sense_is_refused(call, fault):
    with pytest.raises(fault):
        call(cluster_sums([0.1, 0.2], ["q", "r"]))
