"""Calibration of ledgers and tables: the numbers, what is withheld, and what is left out."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from predtrack.errors import FaultyTableError, UnknownNameError, UsageError
from predtrack.frames.calibration import CalibrationFrame
from predtrack.reports.calibration import calibration_page
from predtrack.reports.document import Paragraph
from predtrack.reports.metadata import Metadata
from predtrack.scores.decomposition import corp
from predtrack.workflows.calibration import calibration

TODAY = dt.date(2026, 11, 22)
TEN = ([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95], [0, 0, 1, 0, 0, 1, 1, 0, 1, 1])
FIFTEEN = (
    [0.1, 0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 0.5, 0.6, 0.7, 0.8, 0.8, 0.9, 0.95, 0.95],
    [0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1],
)


def rows(p, y, **more):
    return pd.DataFrame({"probability": p, "outcome": y, **more})


def found(table, **options):
    return calibration(table, today=TODAY, **options)


def calibrated(n, seed=1):
    random = np.random.default_rng(seed)
    p = random.integers(1, 100, n) / 100
    return rows(p, (random.random(n) < p).astype(int), topic=random.choice(["a", "b"], n))


def numeric(kind, n=300, spread=1.0, seed=1):
    """Make normal outcomes, forecast as normal with some spread."""
    random = np.random.default_rng(seed)
    made = []
    for question, y in enumerate(random.normal(size=n).tolist()):
        if kind == "quantiles":
            levels = [0.05, 0.25, 0.5, 0.75, 0.95]
            made += [(question, q, stats.norm.ppf(q) * spread, y) for q in levels]
        elif kind == "samples":
            drawn = random.normal(scale=spread, size=19).tolist()
            made += [(question, k, v, y) for k, v in enumerate(drawn)]
        else:
            grid = np.linspace(-3, 3, 25)
            made += [(question, x, stats.norm.cdf(x / spread), y) for x in grid]
    names = {"quantiles": ("quantile", "value"), "samples": ("sample", "value")}
    return pd.DataFrame(
        made, columns=["question", *names.get(kind, ("x", "probability")), "outcome"]
    )


# --- the published vectors -------------------------------------------------------------------


def test_corp_of_brier_is_that_of_the_published_vector():
    parts = found(rows(*FIFTEEN)).groups[0].parts[0]
    assert parts.miscalibration == pytest.approx(33 / 1000, rel=1e-12)
    assert parts.discrimination == pytest.approx(119 / 900, rel=1e-12)
    assert parts.uncertainty == pytest.approx(56 / 225, rel=1e-12)
    assert parts.mean == pytest.approx(449 / 3000, rel=1e-12)


def test_corp_of_log_is_that_of_the_published_vector():
    parts = found(rows(*FIFTEEN), rules=["log"]).groups[0].parts
    assert [one.rule for one in parts] == ["log"]
    assert parts[0].miscalibration == pytest.approx(0.11851547673009044, rel=1e-9)
    assert parts[0].discrimination == pytest.approx(0.35612802259948384, rel=1e-9)
    assert parts[0].uncertainty == pytest.approx(0.6909233093138182, rel=1e-9)
    assert parts[0].mean == pytest.approx(0.4533107634444248, rel=1e-9)


def test_ten_forecasts_get_the_exact_test_and_no_curve():
    group = found(rows(*TEN)).groups[0]
    assert group.curve == group.bins == ()
    assert "up to 20 answers have no curve" in group.withheld
    brier = group.tests[0]
    assert brier.name == "exact brier"
    assert brier.observed == pytest.approx(0.18525, rel=1e-9)
    assert brier.expected == pytest.approx(0.16975, rel=1e-9)
    assert brier.standard_deviation == pytest.approx(0.059605, abs=5e-7)
    assert brier.p_value == pytest.approx(0.410657, abs=5e-7)
    parts = group.parts[0]
    assert parts.method == "exact"
    assert parts.miscalibration == pytest.approx(0.0519167, abs=5e-8)
    assert parts.null_mean == pytest.approx(0.086307, abs=5e-7)
    assert parts.null_high == pytest.approx(0.14525, abs=5e-6)


def test_spiegelhalters_test_is_that_of_the_published_vector():
    p, y = (column * 3 for column in TEN)
    test = found(rows(p, y)).groups[0].tests[0]
    assert test.name == "spiegelhalter"
    assert test.statistic == pytest.approx(0.260046 * np.sqrt(3), abs=1e-6)


def test_the_murphy_diagram_is_that_of_the_published_vector():
    murphy = found(rows(*TEN)).groups[0].murphy
    curve = dict(zip(murphy.thetas, murphy.values, strict=True))
    assert [curve[theta] for theta in (0.25, 0.5, 0.75)] == pytest.approx([0.075, 0.1, 0.15])


# --- what few answers get --------------------------------------------------------------------


@pytest.mark.parametrize(("n", "curve"), [(1, False), (20, False), (21, True)])
def test_up_to_twenty_answers_get_no_curve(n, curve):
    group = found(calibrated(n)).groups[0]
    assert bool(group.curve) is curve
    assert bool(group.sentences) is not curve


def test_many_forecasts_of_few_questions_are_few_answers():
    table = calibrated(300).assign(question=np.arange(300) % 10, forecaster=np.arange(300) // 10)
    result = found(table)
    group = result.groups[0]
    assert (group.n, group.questions) == (300, 10)
    assert group.curve == group.tests == ()
    assert group.parts[0].p_value is None
    assert "300 forecasts to 10 questions" in group.withheld
    assert any("share its outcome" in said for said in result.remarks)


def test_forecasters_apart_answer_each_question_once():
    table = calibrated(300).assign(question=np.arange(300) % 10, forecaster=np.arange(300) // 10)
    groups = found(table, by=["forecaster"]).groups
    assert len(groups) == 30
    assert all(group.tests[0].name == "exact brier" for group in groups)


# --- curve, bands, bins ----------------------------------------------------------------------


def test_the_curve_is_the_recalibration_of_corp():
    table = calibrated(500)
    curve = found(table).groups[0].curve
    parts = corp(table["probability"], table["outcome"])
    assert [row.frequency for row in curve] == parts.recalibrated.tolist()
    assert sum(row.n for row in curve) == 500


def test_a_wider_level_gives_wider_bands():
    table = calibrated(500)
    narrow, wide = (found(table, level=level).groups[0].curve for level in (0.5, 0.99))
    for one, two in zip(narrow, wide, strict=True):
        assert two.consistency[0] <= one.consistency[0] <= one.consistency[1] <= two.consistency[1]
    # Row by row the neighbours that are taken depend on the level; on the whole it widens.
    widths = [np.mean([np.diff(row.confidence) for row in curve]) for curve in (narrow, wide)]
    assert widths[0] < widths[1]


def test_bins_are_closed_on_the_left_and_not_folded():
    table = rows([0.29, 0.57, 0.58, 0.6, 0.1, 1.0] * 10, [0, 1] * 30)
    result = found(table, bins=10)
    assert result.closed == "left"
    bins = {(row.low, row.high): row.n for row in result.groups[0].bins}
    assert bins == {(0.1, 0.2): 10, (0.2, 0.3): 10, (0.5, 0.6): 20, (0.6, 0.7): 10, (0.9, 1): 10}


def test_groups_are_in_the_order_of_their_names_and_add_up():
    table = calibrated(400)
    groups = found(table, by=["topic"]).groups
    assert [group.by for group in groups] == [{"topic": "a"}, {"topic": "b"}]
    for group in groups:
        part = table[table["topic"] == group.by["topic"]]
        expected = corp(part["probability"], part["outcome"])
        assert group.n == len(part)
        assert group.parts[0].miscalibration == pytest.approx(expected.miscalibration, rel=1e-12)


def test_a_missing_name_makes_the_last_group():
    table = calibrated(60).assign(topic=["b", None, "a"] * 20)
    groups = found(table, by=["topic"]).groups
    assert [group.by["topic"] for group in groups] == ["a", "b", "(none)"]


def test_more_groups_than_anybody_reads_get_no_curves():
    table = pd.concat([calibrated(30, seed).assign(who=seed) for seed in range(201)])
    groups = found(table, by=["who"]).groups
    assert len(groups) == 201
    assert all(group.curve == () and group.murphy is None for group in groups)
    assert groups[0].parts[0].draws == 200


def test_weights_that_are_no_counts_leave_the_parts_and_a_curve_without_bands():
    table = calibrated(100).assign(weight=0.5)
    group = found(table, bins=5).groups[0]
    assert group.n == 50
    assert group.parts[0].p_value is None
    assert group.tests == ()
    assert "no band" in group.withheld
    plain = found(calibrated(100), bins=5).groups[0]
    assert group.parts[0].miscalibration == pytest.approx(plain.parts[0].miscalibration, rel=1e-12)
    for bare, banded in zip((*group.curve, *group.bins), (*plain.curve, *plain.bins), strict=True):
        assert bare.consistency is bare.confidence is None
        assert bare.frequency == pytest.approx(banded.frequency, rel=1e-12)
        assert (bare.n, bare.pooled) == (banded.n / 2, banded.pooled / 2)


def test_a_sure_forecast_that_failed_is_counted_and_not_clipped():
    table = rows([1.0, 0.5] * 15, [0, 1] * 15)
    log = found(table, rules=["log"]).groups[0].parts[0]
    assert log.mean == log.miscalibration == np.inf
    assert log.surely_wrong == 15
    assert np.isfinite(log.null_mean)


# --- time ------------------------------------------------------------------------------------


def test_what_resolved_before_its_question_closes_is_left_out_and_counted():
    closes = ["2026-10-01"] * 30 + ["2026-11-23"] * 30
    result = found(calibrated(60).assign(closes=closes))
    assert result.groups[0].n == 30
    assert (result.funnel.published, result.funnel.matured, result.funnel.scored) == (60, 30, 30)
    assert result.funnel.reasons == {"resolved early": 30}
    assert any("only a yes can come early" in said for said in result.remarks)


def test_scoring_early_resolutions_would_condemn_true_forecasts():
    # Probability .3 by the deadline, half of the time gone: 15 % are resolved, all of them yes.
    early = rows([0.3] * 15, [1] * 15, closes="2027-12-31")
    ripe = rows([0.3] * 100, [1] * 30 + [0] * 70, closes="2026-01-31")
    with_all = pd.concat([early, ripe], ignore_index=True)
    guarded = found(with_all).groups[0]
    assert (guarded.n, guarded.base_rate) == (100, 0.3)
    assert found(with_all, as_of=dt.date(2028, 1, 1)).groups[0].n == 115


def test_the_day_itself_has_closed():
    table = calibrated(40).assign(closes=["2026-11-22", "2026-11-22T23:00:00"] * 20)
    assert found(table).groups[0].n == 40
    assert found(table, as_of=dt.date(2026, 11, 21)).groups == ()


def test_a_table_that_cannot_tell_what_resolved_early_says_so():
    assert any("no column closes" in said for said in found(calibrated(30)).remarks)


@pytest.mark.parametrize(
    ("engine", "kind"), [("duckdb", "csv"), ("duckdb", "parquet"), ("polars", "parquet")]
)
def test_an_engine_gives_the_same_calibration(engine, kind, tmp_path):
    import duckdb

    table = calibrated(3000).assign(
        question=[f"q{number}" for number in range(3000)],
        closes=["2026-10-01", "2026-12-01", "2026-11-22"] * 1000,
    )
    path = tmp_path / f"table.{kind}"
    if kind == "csv":
        table.to_csv(path, index=False)
    else:
        day = table.assign(closes=pd.to_datetime(table["closes"]))
        with duckdb.connect() as connection:
            connection.from_df(day).write_parquet(str(path))
    whole, by_engine = (
        found(source, by=["topic"], **more)
        for source, more in ((table, {}), (path, {"engine": engine}))
    )
    assert sum(group.n for group in whole.groups) == 2000
    assert by_engine.groups == whole.groups
    assert by_engine.funnel.reasons == whole.funnel.reasons


def test_frames_of_every_library_give_the_same_calibration():
    import duckdb
    import polars as pl
    import pyarrow as pa

    table = calibrated(300)
    expected = found(table).groups
    with duckdb.connect() as connection:
        frames = [
            pl.from_pandas(table),
            pl.from_pandas(table).lazy(),
            pa.Table.from_pandas(table),
            connection.from_df(table),
        ]
        for frame in frames:
            assert found(frame).groups == expected


def test_forecasts_that_all_differ_take_the_road_of_one_sort(monkeypatch):
    from predtrack.summaries import calibration_split as split

    random = np.random.default_rng(3)
    p = random.random(3000)
    table = rows(p, (random.random(3000) < p).astype(int), topic=random.choice(["a", "b"], 3000))
    by_counting = found(table, by=["topic"]).groups
    monkeypatch.setattr(split, "_PROBE", 100)
    monkeypatch.setattr(split, "_MANY", 1000)
    monkeypatch.setattr(split, "collapse", None)  # it would fail
    assert found(table, by=["topic"]).groups == by_counting


# --- numbers ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["quantiles", "samples", "cdf"])
def test_true_distributions_are_not_rejected_and_narrow_ones_are(kind):
    true, narrow = (found(numeric(kind, spread=spread)).groups[0] for spread in (1.0, 0.5))
    assert true.n == 300
    assert true.pit.p_value > 0.01
    assert narrow.pit.p_value <= 0.001
    for row in true.coverage:
        # Four standard deviations of a share among 300.
        assert abs(row.frequency - row.level) < 4 * np.sqrt(row.level * (1 - row.level) / 300)
    assert all(row.confidence[1] < row.level for row in narrow.coverage)


def test_coverage_and_width_of_quantiles_are_counted_exactly():
    table = numeric("quantiles", n=50)
    group = found(table).groups[0]
    wide = table.pivot_table(index="question", columns="quantile", values="value")
    y = table.groupby("question")["outcome"].first()
    inside = (wide[0.05] <= y) & (y <= wide[0.95])
    row = group.coverage[-1]
    assert (row.level, row.n, row.covered) == (0.9, 50, int(inside.sum()))
    assert row.below + row.covered + row.above == 50
    assert row.median_width == pytest.approx(2 * stats.norm.ppf(0.95), rel=1e-12)
    assert [one.level for one in group.quantiles] == [0.05, 0.25, 0.5, 0.75, 0.95]
    for one in group.quantiles:
        assert one.at_most == int((y <= wide[one.level]).sum())


def test_levels_that_do_not_all_mirror_still_give_the_intervals_they_hold():
    table = numeric("quantiles", n=30)
    extra = table[table["quantile"] == 0.95].assign(
        quantile=0.9, value=lambda rows: rows["value"] - 0.1
    )
    group = found(pd.concat([table, extra], ignore_index=True)).groups[0]
    assert [row.level for row in group.coverage] == [0.5, 0.9]


def test_the_median_alone_has_no_interval():
    table = numeric("quantiles", n=30)
    group = found(table[table["quantile"] == 0.5]).groups[0]
    assert group.coverage == ()
    assert len(group.quantiles) == 1


def test_members_of_a_sample_are_ranked():
    # One outcome above all members, one below, one tied with the middle one.
    outcome = [9.0, -9.0, 2.0] * 10
    made = [(q, k, v, y) for q, y in enumerate(outcome) for k, v in enumerate([1.0, 2.0, 3.0])]
    table = pd.DataFrame(made, columns=["question", "sample", "value", "outcome"])
    pit = found(table).groups[0].pit
    assert pit.edges == (0, 0.25, 0.5, 0.75, 1)
    assert pit.counts == pytest.approx((10, 5, 5, 10))


def test_intervals_are_counted_by_level_and_group():
    random = np.random.default_rng(5)
    table = pd.DataFrame(
        {
            "who": ["a", "b"] * 100,
            "lower": -1.0,
            "upper": 1.0,
            "level": [0.5, 0.5, 0.9, 0.9] * 50,
            "outcome": random.normal(size=200),
        }
    )
    groups = found(table, by=["who"]).groups
    assert [group.by["who"] for group in groups] == ["a", "b"]
    for group in groups:
        assert [row.level for row in group.coverage] == [0.5, 0.9]
        part = table[(table["who"] == group.by["who"]) & (table["level"] == 0.5)]
        assert group.coverage[0].covered == int(part["outcome"].between(-1, 1).sum())
        assert group.coverage[0].median_width == 2


def test_few_numeric_answers_get_exact_intervals_and_no_histogram():
    group = found(numeric("quantiles", n=20)).groups[0]
    assert group.pit is None
    assert "no PIT histogram" in group.withheld
    row = group.coverage[-1]
    ends = stats.binomtest(row.covered, 20).proportion_ci(0.9)
    assert row.confidence == pytest.approx((ends.low, ends.high), rel=1e-6)


# --- misuse ----------------------------------------------------------------------------------


def test_what_has_no_calibration_is_refused():
    with pytest.raises(UsageError, match="point"):
        found(pd.DataFrame({"value": [1.0], "outcome": [2.0]}))
    names = ["question", "category", "probability", "outcome"]
    with pytest.raises(UsageError, match="categories"):
        found(pd.DataFrame([(1, "a", 0.5, "a"), (1, "b", 0.5, "a")], columns=names))
    with pytest.raises(UsageError, match="bins"):
        found(numeric("quantiles", n=3), bins=5)


def test_wrong_options_are_refused():
    with pytest.raises(UnknownNameError, match="did you mean 'brier'"):
        found(calibrated(30), rules=["brir"])
    with pytest.raises(UsageError, match="at least one bin"):
        found(calibrated(30), bins=0)
    with pytest.raises(UsageError, match="write 90 % as"):
        found(calibrated(30), level=90)
    with pytest.raises(UnknownNameError, match="topics"):
        found(calibrated(30), by=["topics"])
    with pytest.raises(FaultyTableError, match="70"):
        found(rows([70.0], [1]))


def test_a_table_without_an_outcome_has_no_groups():
    result = found(rows([0.5, 0.5], [None, None]))
    assert result.groups == ()
    assert CalibrationFrame.of(result).empty


# --- a ledger --------------------------------------------------------------------------------


def test_a_ledger_gives_its_stated_probabilities(starter):
    result = calibration(starter, today=TODAY, as_of=TODAY)
    assert result.funnel.unit == "claims"
    assert result.kind == "binary"
    assert not any("closes" in said for said in result.remarks)


def test_a_ledger_needs_a_day(starter):
    with pytest.raises(UsageError, match="as of a day"):
        calibration(starter, today=TODAY)


@pytest.fixture
def quantities(book, claim, verdict):
    """Five ranges of 80 % that all held, and four sets of quantiles that were all too low."""
    question = {"kind": "numeric", "criteria": "How many.", "unit": "units", "due": "2026-10-09"}
    ranges = [claim(i, {"range": [1, 5], "level": 0.8}, question=question) for i in range(1, 6)]
    quantiles = {"quantiles": {0.1: 1.0, 0.5: 3.0, 0.9: 5.0}}
    others = [claim(i, quantiles, question=question) for i in range(6, 10)]
    shown = [{"title": "Count", "date": "2026-10-09", "quote": "So many."}]
    seen = [verdict(float(i), i, evidence=shown) for i in range(1, 10)]

    def ledger(*, resolved=True):
        return book([*ranges, *others], seen if resolved else [])

    return ledger


DUE = dt.date(2027, 1, 1)


def test_a_ledger_says_how_often_its_ranges_and_quantiles_held(quantities):
    result = calibration(quantities(), today=DUE, as_of=DUE)
    assert result.groups == ()
    quantiles, ranges = result.numbers
    assert (quantiles.kind, ranges.kind) == ("quantiles", "interval")
    (row,) = ranges.groups[0].coverage
    assert (row.level, row.covered, row.n) == (0.8, 5, 5)
    assert [row.at_most for row in quantiles.groups[0].quantiles] == [0, 0, 0]
    assert quantiles.groups[0].coverage[0].above == 4
    assert not any("no coverage to show" in said for said in result.remarks)


def test_a_ledger_without_answered_ranges_says_so(quantities, starter):
    result = calibration(quantities(resolved=False), today=DUE, as_of=DUE)
    assert result.numbers == ()
    assert any("no coverage to show" in said for said in result.remarks)
    assert not any("no coverage" in said for said in found(calibrated(30)).remarks)


def test_the_page_of_a_ledger_has_its_coverage_below(quantities):
    result = calibration(quantities(), today=DUE, as_of=DUE, by=["forecaster"])
    page = calibration_page(result, metadata=Metadata("0", "ledger", DUE))
    texts = [block.text for block in page.blocks if isinstance(block, Paragraph)]
    assert texts[1].startswith("No scored claim states a probability")
    assert any(said.startswith("Stated ranges: 5 forecasts.") for said in texts)
    assert [one["kind"] for one in page.payload["numbers"]] == ["quantiles", "interval"]
    assert {row["part"] for row in page.records} == {"quantile", "interval"}
    assert {row["forecaster"] for row in page.records} == {"The author"}


# --- what charts need besides ----------------------------------------------------------------


def test_few_different_forecasts_are_counted_one_by_one():
    (group,) = found(rows([0.2] * 10 + [0.7] * 20, [0, 1] * 15)).groups
    assert [(one.low, one.high, one.n) for one in group.histogram] == [
        (0.2, 0.2, 10),
        (0.7, 0.7, 20),
    ]


def test_many_different_forecasts_are_counted_in_twentieths_closed_on_the_left():
    p = np.arange(100) / 100
    (group,) = found(rows(p, np.arange(100) % 2)).groups
    assert [one.n for one in group.histogram] == [5] * 20
    assert (group.histogram[14].low, group.histogram[14].high) == (0.7, 0.75)


def test_what_has_no_curve_has_no_histogram():
    assert found(calibrated(20)).groups[0].histogram == ()


def test_progress_is_told():
    told = []
    found(calibrated(60), by=["topic"], watch=told.append)
    assert told == [0.5, 1]


def test_days_that_are_counted_from_somewhere_cannot_be_told_from_today():
    result = found(calibrated(30).assign(closes=np.arange(30.0)))
    assert result.groups[0].n == 30
    assert any("closes holds no days" in said for said in result.remarks)


def test_degrees_of_fulfilment_have_a_curve_without_bands():
    group = found(rows([0.2, 0.8] * 30, [0.1, 0.7] * 30)).groups[0]
    assert [row.frequency for row in group.curve] == pytest.approx([0.1, 0.7])
    assert group.curve[0].consistency is None
    assert group.murphy is None
