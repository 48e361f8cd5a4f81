"""Two forecasters on common questions, from any table and from a ledger."""

import datetime as dt

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import scipy.stats

import predtrack as pt
from predtrack.errors import UnknownNameError, UsageError
from predtrack.workflows.compare import compare

PA = [0.8, 0.7, 0.9, 0.6, 0.3, 0.2, 0.75, 0.5, 0.85, 0.4]
PB = [0.6, 0.6, 0.7, 0.5, 0.5, 0.4, 0.5, 0.5, 0.6, 0.6]
Y = [1, 1, 1, 0, 0, 0, 1, 1, 0, 0]


def two(**more):
    """The table of the vector of section 8, with a question of one's own on each side."""
    table = pd.DataFrame(
        {
            "forecaster": ["a"] * 11 + ["b"] * 11,
            "question": [*range(10), 90, *range(9, -1, -1), 91],
            "probability": [*PA, 0.5, *PB[::-1], 0.5],
            "outcome": [*Y, 1, *Y[::-1], 0],
        }
    )
    table["resolved"] = dt.datetime(2026, 1, 1) + pd.to_timedelta(table["question"], "D")  # noqa: DTZ001
    return table.assign(**more)


def random(forecasters=2, questions=80, seed=0, **more):
    rng = np.random.default_rng(seed)
    who, what = (axis.ravel() for axis in np.indices((forecasters, questions)))
    chance = rng.uniform(0.05, 0.95, questions)
    outcome = (rng.random(questions) < chance).astype(int)
    table = pd.DataFrame(
        {
            "forecaster": [f"f{n}" for n in who],
            "question": [f"q{n}" for n in what],
            "probability": (chance[what] + rng.normal(0, 0.05 + 0.1 * who)).clip(0.01, 0.99),
            "outcome": outcome[what],
        }
    )
    return table.assign(**more)


def test_the_vector_of_two_forecasters():
    found = pt.compare(two(), "b", "a")
    row = found.iloc[0]
    assert row["n"] == 10
    assert row["difference"] == pytest.approx(0.0465, rel=1e-12)
    assert row["sd"] == pytest.approx(0.170861, abs=5e-7)
    assert row["hln"] == pytest.approx(0.860619, abs=5e-7)
    assert row["hln_p"] == pytest.approx(0.411787, abs=5e-7)
    assert row["p_value"] == pytest.approx(0.4296875)
    assert row["smallest_p"] == pytest.approx(2.0**-8)  # one of the ten differences is 0
    assert row["better"] == "second"
    assert not row["told_apart"]
    assert "cannot be told" in found.notes


def test_what_each_side_loses_is_counted():
    found = compare(two(), "a", "b")
    assert (found.answered_first, found.answered_second, found.common) == (11, 11, 10)


def test_changing_sides_changes_the_sign_and_nothing_else():
    one, other = (compare(two(), *names).rules[0] for names in (("a", "b"), ("b", "a")))
    assert one.difference == pytest.approx(-other.difference)
    assert one.interval.low == pytest.approx(-other.interval.high)
    assert one.p_value == other.p_value
    assert one.anytime.first_better == pytest.approx(other.anytime.second_better)


def test_the_interval_of_few_questions_is_that_of_the_paired_t_test():
    found = compare(two(), "a", "b", level=0.9).rules[0]
    apart = (np.array(PA) - Y) ** 2 - (np.array(PB) - Y) ** 2
    wanted = scipy.stats.ttest_1samp(apart, 0).confidence_interval(0.9)
    assert (found.interval.low, found.interval.high) == pytest.approx(wanted)


def test_no_common_question_is_not_comparable_and_has_no_number():
    table = two()
    table.loc[table["forecaster"] == "b", "question"] += 1000
    found = pt.compare(table, "a", "b")
    assert len(found) == 0
    assert "not comparable: no question has a score of both" in found.notes


def test_order_of_rows_and_names_do_not_matter():
    table = random()
    one = compare(table, "f0", "f1").rules[0]
    other = compare(table.sample(frac=1, random_state=1), "f0", "f1").rules[0]
    assert other.difference == pytest.approx(one.difference, rel=1e-12)
    assert other.interval.low == pytest.approx(one.interval.low, rel=1e-9)
    assert other.p_value == one.p_value


@pytest.mark.parametrize(
    "hold",
    [
        pl.from_pandas,
        lambda table: pl.from_pandas(table).lazy(),
        pa.Table.from_pandas,
        duckdb.from_df,
    ],
    ids=["polars", "polars lazy", "pyarrow", "duckdb"],
)
def test_every_library_gives_the_same(hold):
    table = random(day=1, resolved=pd.Timestamp("2026-01-01")).assign(
        source=lambda rows: rows["question"].str[-1]
    )
    wanted = compare(table, "f0", "f1", rules=["brier", "log"], cluster="source")
    found = compare(hold(table), "f0", "f1", rules=["brier", "log"], cluster="source")
    for one, other in zip(wanted.rules, found.rules, strict=True):
        assert other.clusters == one.clusters == 10
        assert other.difference == pytest.approx(one.difference, rel=1e-12)
        assert other.interval.high == pytest.approx(one.interval.high, rel=1e-9)
        assert other.p_value == one.p_value


def test_a_file_read_by_an_engine_gives_the_same(tmp_path):
    path = tmp_path / "forecasts.parquet"
    random().to_parquet(path)
    wanted = compare(random(), "f0", "f1").rules[0]
    for engine in ("pandas", "duckdb", "polars"):
        found = compare(path, "f0", "f1", engine=engine).rules[0]
        assert found.difference == pytest.approx(wanted.difference, rel=1e-12)


def test_several_forecasts_on_one_question_count_as_their_mean():
    table = two()
    table = pd.concat([table, table.assign(probability=0.5)])
    found = compare(table, "a", "b", duplicates="all")
    assert found.rules[0].n == 10
    assert found.rules[0].first == pytest.approx(np.mean((np.array(PA) - Y) ** 2) / 2 + 0.125)
    assert any("mean of their scores" in remark for remark in found.remarks)


def test_several_rules_are_corrected_for_their_number():
    found = compare(random(), "f0", "f1", rules=["brier", "log", "spherical"]).rules
    p = np.array([one.p_value for one in found])
    assert [one.holm for one in found] == pytest.approx(pt.scores.comparison.holm(p))
    wanted = scipy.stats.false_discovery_control(p)
    assert [one.benjamini_hochberg for one in found] == pytest.approx(wanted)
    assert found[2].direction == "higher"
    assert found[2].better == "first"  # the same forecaster, although the sign is another
    assert found[2].difference > 0 > found[0].difference


def test_clusters_widen_the_interval_and_bound_the_p_value():
    rng = np.random.default_rng(3)
    table = random(questions=60)
    shock = rng.normal(0, 0.25, 6)[table["question"].str[1:].astype(int) // 10]
    moved = (table["probability"] + shock).clip(0.01, 0.99)
    table["probability"] = moved.where(table["forecaster"] == "f1", table["probability"])
    table["source"] = table["question"].str[1:].astype(int) // 10
    alone, whole = (compare(table, "f0", "f1", cluster=c).rules[0] for c in ("", "source"))
    assert whole.clusters == 6
    assert whole.smallest_p == 2.0**-5
    assert whole.difference == pytest.approx(alone.difference)
    assert compare(table.rename(columns={"source": "cluster"}), "f0", "f1").cluster == "cluster"


def test_a_question_in_two_clusters_is_refused():
    table = random().assign(source=lambda rows: rows["forecaster"])
    with pytest.raises(UsageError, match="lies in several clusters"):
        compare(table, "f0", "f1", cluster="source")


def test_weights_weigh_questions():
    table = two(weight=[1.0] * 22)
    table.loc[table["question"] == 3, "weight"] = 5.0
    found = compare(table, "a", "b").rules[0]
    apart, weight = (np.array(PA) - Y) ** 2 - (np.array(PB) - Y) ** 2, np.ones(10)
    weight[3] = 5
    assert found.difference == pytest.approx(np.average(apart, weights=weight))
    assert found.hln is None


def test_without_days_there_is_no_evidence_in_time():
    found = compare(two().drop(columns="resolved"), "a", "b")
    assert found.rules[0].anytime is None
    assert found.rules[0].hln is None
    assert any("column resolved" in remark for remark in found.remarks)


@pytest.mark.parametrize("known", [True, 7, "yes", None])
def test_a_column_that_holds_no_days_is_no_order(known):
    found = compare(two(known=known).drop(columns="resolved"), "a", "b").rules[0]
    assert found.anytime is None


def test_what_became_known_together_is_one_step():
    table = two(resolved=lambda rows: pd.Timestamp("2026-01-01") + pd.to_timedelta(
        rows["question"] // 5, "D"))  # fmt: skip
    assert compare(table, "a", "b").rules[0].anytime.steps == 2
    together = compare(table.assign(resolved=pd.Timestamp("2026-01-01")), "a", "b").rules[0]
    assert together.anytime is None
    assert any("became known together" in remark for remark in together.remarks)


def test_an_infinite_score_is_said_and_no_difference_is_made_of_it():
    table = two()
    table.loc[0, "probability"] = 0.0
    found = compare(table, "a", "b", rules=["brier", "log"])
    assert found.rules[0].difference is not None
    assert found.rules[1].difference is None
    assert "called impossible" in found.rules[1].remarks[0]
    assert found.rules[1].holm is None


def test_identical_forecasters_are_neither_better():
    table = random()
    twin = table[table["forecaster"] == "f0"].assign(forecaster="twin")
    found = compare(pd.concat([table, twin]), "f0", "twin")
    assert found.rules[0].better == "neither"
    assert found.rules[0].interval is None
    assert found.rules[0].p_value == 1


def test_numbers_may_name_forecasters_and_an_unknown_one_is_met_with_a_hint():
    table = random().assign(forecaster=lambda rows: rows["forecaster"].str[1:].astype(int))
    assert compare(table, "0", "1").common == 80
    with pytest.raises(UnknownNameError, match="did you mean 'f0'"):
        compare(random(), "f00", "f1")
    with pytest.raises(UsageError, match="with itself"):
        compare(random(), "f1", "f1")


@pytest.mark.parametrize("missing", ["forecaster", "question"])
def test_a_table_must_say_who_answered_what(missing):
    with pytest.raises(UsageError, match=f"needs the column {missing}"):
        compare(random().drop(columns=missing), "f0", "f1", duplicates="all")


def test_forecasts_of_several_rows_are_compared_too():
    rows = [
        {"forecaster": who, "question": q, "quantile": level, "value": 10 + z * wide, "outcome": 11}
        for who, wide in (("narrow", 1.0), ("wide", 9.0))
        for q in range(6)
        for level, z in ((0.25, -1), (0.5, 0), (0.75, 1))
    ]
    found = compare(pd.DataFrame(rows), "narrow", "wide").rules[0]
    assert (found.rule, found.n, found.better) == ("wis", 6, "first")
    parts = [
        {"forecaster": who, "question": q, "category": c, "probability": p, "outcome": "x"}
        for who, sure in (("sure", 0.8), ("vague", 0.5))
        for q in range(6)
        for c, p in (("x", sure), ("y", 1 - sure))
    ]
    found = compare(pd.DataFrame(parts), "sure", "vague", rules=["log"]).rules[0]
    assert found.difference == pytest.approx(np.log(0.5) - np.log(0.8))


def test_the_interval_of_90_percent_holds_the_truth_that_often():
    rng = np.random.default_rng(5)
    held = 0
    for _ in range(200):
        chance = rng.uniform(0.1, 0.9, 60)
        table = pd.DataFrame(
            {
                "forecaster": np.repeat(["a", "b"], 60),
                "question": np.tile(np.arange(60), 2),
                "probability": np.concatenate([chance, (chance + 0.5) / 2]),
                "outcome": np.tile(rng.random(60) < chance, 2).astype(float),
            }
        )
        interval = compare(table, "a", "b").rules[0].interval
        held += interval.low <= -((0.8**2 / 12) / 4) <= interval.high
    assert 0.85 <= held / 200 <= 0.95


class TestLedger:
    """The repository's own ledger states next to no probabilities."""

    def test_who_states_no_probability_is_not_comparable(self, root):
        found = compare(root, "State of AI Report", "Tesla", as_of=dt.date(2026, 11, 21))
        assert found.rules == ()
        assert "no scored claim with a stated probability" in found.reason
        assert any("no probability" in remark for remark in found.remarks)

    def test_names_are_those_of_the_ledger(self, root):
        with pytest.raises(UnknownNameError, match="did you mean 'Tesla'"):
            compare(root, "State of AI Report", "Tesal", as_of=dt.date(2026, 11, 21))

    def test_a_ledger_needs_a_day(self, root):
        with pytest.raises(UsageError, match="as of a day"):
            compare(root, "State of AI Report", "Tesla")


@pytest.fixture(scope="module")
def root():
    import pathlib

    return pathlib.Path(__file__).parents[2]
