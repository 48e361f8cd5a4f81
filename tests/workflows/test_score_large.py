"""A table that an engine holds gets the numbers, the counts and the faults of one read whole."""

import datetime as dt
import math

import numpy as np
import pandas as pd
import pytest

from predtrack.errors import FaultyTableError, UnknownNameError, UsageError
from predtrack.workflows.score_table import explain_table, score_table

ENGINES = ("duckdb", "polars")
N = 3000


@pytest.fixture(scope="module")
def table():
    rng = np.random.default_rng(5)
    outcome = rng.integers(0, 2, 400)
    question, forecaster = np.divmod(rng.permutation(400 * 12)[:N], 12)
    return pd.DataFrame(
        {
            "question": [f"q{number}" for number in question],
            "forecaster": [f"model {number}" for number in forecaster],
            "probability": rng.integers(0, 101, N) / 100,
            "outcome": outcome[question].astype(float),
            "topic": rng.choice(["compute", "politics", None], N),
        }
    )


def written(table, path):
    if path.suffix == ".parquet":
        import duckdb

        with duckdb.connect() as connection:
            connection.from_df(table).write_parquet(str(path))
    else:
        table.to_csv(path, index=False)
    return path


@pytest.fixture(params=["parquet", "csv"])
def path(request, tmp_path):
    return lambda table: written(table, tmp_path / f"forecasts.{request.param}")


def same(one, two):
    """Compare two scorecards number by number."""
    assert [(r.rule, dict(r.by), r.n) for r in one.rows] == [
        (r.rule, dict(r.by), r.n) for r in two.rows
    ]
    for first, second in zip(one.rows, two.rows, strict=True):
        assert_close(first.value, second.value)
        assert set(first.detail) == set(second.detail)
        for name, value in first.detail.items():
            assert_close(value, second.detail[name])
    assert one.funnel.reasons == two.funnel.reasons
    assert set(two.funnel.excluded) <= set(one.funnel.excluded)
    assert len(two.funnel.excluded) + two.funnel.unlisted == len(one.funnel.excluded)
    for name in ("published", "scoreable", "matured", "resolved", "scored"):
        assert getattr(one.funnel, name) == getattr(two.funnel, name)


def assert_close(one, two):
    if isinstance(one, dict):
        assert one.keys() == two.keys()
        for name, value in one.items():
            assert_close(value, two[name])
    elif isinstance(one, float) and math.isfinite(one):
        assert two == pytest.approx(one, rel=1e-12)
    else:
        assert one == two


def both(source, engine, **options):
    """Score a table as a whole and with an engine; both answer, or both refuse alike."""
    if str(source).endswith(".csv") and engine == "polars":
        engine = "duckdb"  # Polars takes no text
    try:
        whole = score_table(source, engine="pandas", **options)
    except FaultyTableError as error:
        with pytest.raises(FaultyTableError) as refused:
            score_table(source, engine=engine, **options)
        faults = set(error.faults)
        assert set(refused.value.faults) == faults
        return None
    large = score_table(source, engine=engine, **options)
    same(whole, large)
    return large


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("by", [None, [], ["topic"], ["forecaster", "topic"], ["outcome"]])
def test_every_group_gets_its_own_means(table, path, engine, by):
    assert both(path(table), engine, by=by).rows


@pytest.mark.parametrize("engine", ENGINES)
def test_groups_may_be_by_a_column_that_is_scored(table, path, engine):
    both(path(table), engine, by=["probability"], rules=["brier"])


@pytest.mark.parametrize("engine", ENGINES)
def test_what_has_no_outcome_or_no_forecast_is_counted(table, path, engine):
    table = table.assign(
        outcome=table["outcome"].where(table.index % 7 > 0),
        probability=table["probability"].where(table.index % 5 > 0),
    )
    large = both(path(table), engine)
    assert set(large.funnel.reasons) == {"no outcome yet", "no forecast"}


@pytest.mark.parametrize("engine", ENGINES)
def test_nan_is_missing_as_null_is(table, tmp_path, engine):
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pandas(table.assign(probability=0.5), preserve_index=False)
    given = pa.array([math.nan if row % 3 == 0 else 0.25 for row in range(N)], from_pandas=False)
    pq.write_table(table.set_column(2, "probability", given), tmp_path / "t.parquet")
    assert both(tmp_path / "t.parquet", engine).funnel.reasons == {"no forecast": N // 3}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("invalid", ["error", "drop"])
@pytest.mark.parametrize(
    ("column", "value"),
    [("probability", 1.5), ("outcome", -0.25), ("probability", 70.0), ("probability", math.inf)],
)
def test_a_number_out_of_its_range_is_found_and_named(table, path, engine, invalid, column, value):
    faulty = table.copy()
    faulty.loc[[11, 2900], column] = value
    both(path(faulty), engine, invalid=invalid)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("invalid", ["error", "drop"])
@pytest.mark.parametrize("duplicates", ["error", "last", "all"])
def test_a_pair_that_stands_twice_is_found_and_named(table, path, engine, invalid, duplicates):
    again = pd.concat([table, table.iloc[[5, 2000]].assign(probability=0.5)], ignore_index=True)
    options = {"invalid": invalid, "duplicates": duplicates}
    if engine == "polars" and invalid == "drop":
        options["by"] = []  # so that a column of text is no matter
    both(path(again), engine, **options)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ["", "  ", None])
@pytest.mark.parametrize("invalid", ["error", "drop"])
def test_a_name_that_is_missing_is_a_fault(table, tmp_path, engine, name, invalid):
    table = table.astype({"question": object})
    table.loc[[3, 4], "question"] = name
    both(written(table, tmp_path / "t.parquet"), engine, invalid=invalid)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_name_may_begin_with_a_space_or_be_chinese(table, path, engine):
    names = table["forecaster"].replace({"model 1": " model 1", "model 2": "预测者"})
    assert both(path(table.assign(forecaster=names)), engine).rows


@pytest.mark.parametrize("engine", ENGINES)
def test_arithmetic_may_carry_a_probability_past_one(table, path, engine):
    table = table.assign(probability=table["probability"] * (1 + 2e-16))
    table.loc[0, "probability"] = 1 + 2e-16
    assert both(path(table), engine).funnel.scored == N


@pytest.mark.parametrize("engine", ENGINES)
def test_weights_weigh_and_nothing_weighs_nothing(table, path, engine):
    rng = np.random.default_rng(1)
    table = table.assign(weight=rng.integers(0, 4, N) / 2)
    table.loc[table["weight"] == 0, "probability"] = 1 - table["outcome"]
    assert "weight" in both(path(table), engine).rows[0].detail
    both(path(table.assign(weight=table["weight"].where(table.index > 3))), engine)


@pytest.mark.parametrize("engine", ENGINES)
def test_certain_and_wrong_is_infinite_and_counted(table, path, engine):
    table = table.assign(probability=np.where(table.index % 100, 0.5, 1 - table["outcome"]))
    large = both(path(table), engine, rules=["log"], by=[])
    assert large.rows[0].value == math.inf
    assert large.rows[0].detail["infinite"] == N // 100


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("as_of", [None, dt.date(2026, 3, 1)])
@pytest.mark.parametrize("zone", [None, "UTC"])
def test_times_keep_rows_from_being_scored(table, tmp_path, engine, as_of, zone):
    days = pd.to_timedelta(np.arange(N) % 200, unit="D")
    made = pd.Timestamp("2026-01-01", tz=zone) + days
    resolved = pd.Series(pd.Timestamp("2026-04-01", tz=zone), index=table.index)
    table = table.assign(made=made, resolved=resolved.where(table.index % 9 > 0))
    large = both(written(table, tmp_path / "t.parquet"), engine, as_of=as_of, rules=["brier"])
    assert large.funnel.reasons


@pytest.mark.parametrize("engine", ENGINES)
def test_days_of_a_text_file_are_days(table, tmp_path, engine):
    table = table.assign(made="2026-01-01", resolved="2026-02-01T12:00:00+02:00")
    table.loc[7, "made"] = "2026-03"
    large = both(written(table, tmp_path / "t.csv"), engine, as_of=dt.date(2026, 2, 1))
    assert large.funnel.reasons == {"made after the day": 1} or large.funnel.reasons


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("hindsight", [["prospective"], ["retrospective", "logged_late"]])
def test_classes_of_hindsight_are_those_of_the_audit(table, path, engine, hindsight):
    made = pd.Timestamp("2026-01-01") + pd.to_timedelta(np.arange(N) % 90, unit="D")
    recorded = made + pd.to_timedelta(np.arange(N) % 5, unit="D")
    both(path(table.assign(made=made, recorded=recorded)), engine, hindsight=hindsight)


@pytest.mark.parametrize("engine", ENGINES)
def test_rules_that_compare_forecasters_read_whole_questions(table, path, engine):
    assert both(path(table), engine, rules=["relative_brier", "metaculus_peer", "brier"]).rows


def test_a_large_table_is_read_in_parts_whose_sums_add_up(table, path, monkeypatch):
    from predtrack.workflows import score_table as module

    monkeypatch.setattr(module, "_MANY_ROWS", 500)
    heard = []
    source = path(table)
    card = score_table(
        source, engine="duckdb", rules=["metaculus_peer"], watch=lambda *told: heard.append(told)
    )
    same(score_table(source, engine="pandas", rules=["metaculus_peer"]), card)
    assert "rows, read by duckdb" in heard[0][1]
    assert [share for share, *_ in heard[-6:]] == pytest.approx(
        [1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6, 1]
    )


def test_a_lazy_frame_is_read_in_parts_as_well(table, monkeypatch):
    import polars as pl

    from predtrack.workflows import score_table as module

    monkeypatch.setattr(module, "_MANY_ROWS", 500)
    monkeypatch.setattr("predtrack.tables.scans.choice.LARGE", 100)
    heard = []
    lazy = pl.from_pandas(table.drop(columns="topic")).lazy()
    rules = ["metaculus_peer"]
    card = score_table(lazy, rules=rules, watch=lambda *told: heard.append(told))
    same(score_table(table, engine="pandas", rules=rules), card)
    assert len(heard) == 1 + 6


def test_faults_of_all_parts_are_named_at_once(table, path, monkeypatch):
    from predtrack.workflows import score_table as module

    monkeypatch.setattr(module, "_MANY_ROWS", 500)
    rows = list(range(0, N, 100))
    faulty = table.assign(probability=table["probability"].where(~table.index.isin(rows), 7.0))
    both(path(faulty), "duckdb", rules=["metaculus_peer"])


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("kind", ["interval", "point"])
def test_other_rows_that_are_forecasts_are_scored_alike(path, engine, kind):
    rng = np.random.default_rng(2)
    value = rng.normal(size=N)
    value[[1, 2]] = np.nan
    columns = {"forecaster": rng.choice(list("abc"), N), "outcome": rng.normal(size=N)}
    if kind == "point":
        table = pd.DataFrame({**columns, "value": value})
    else:
        upper = value + rng.random(N)
        table = pd.DataFrame({**columns, "lower": value, "upper": upper, "level": 0.9})
    large = both(path(table), engine)
    assert large.rows
    assert large.remarks == score_table(path(table), engine="pandas").remarks
    if kind == "interval":
        both(path(table.assign(upper=value - 1)), engine)
        both(path(table.assign(upper=value - 1)), engine, invalid="drop")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("invalid", ["error", "drop"])
def test_a_rule_that_was_asked_for_has_to_fit(path, engine, invalid):
    rng = np.random.default_rng(3)
    table = pd.DataFrame({"value": rng.normal(size=N), "outcome": 1.0})
    both(path(table), engine, rules=["absolute_log_ratio", "squared"], invalid=invalid)


@pytest.mark.parametrize("engine", ENGINES)
def test_forecasts_of_several_rows_are_kept_together(path, engine, monkeypatch):
    from predtrack.workflows import score_table as module

    monkeypatch.setattr(module, "_MANY_ROWS", 200)
    rng = np.random.default_rng(4)
    question, category = np.divmod(np.arange(900), 3)
    odds = rng.random((300, 3)) + 0.01
    table = pd.DataFrame(
        {
            "question": question,
            "category": np.array(["low", "middle", "high"])[category],
            "probability": (odds / odds.sum(axis=1, keepdims=True)).ravel(),
            "outcome": np.repeat(rng.choice(["low", "middle", "high"], 300), 3),
            "rank": category,
        }
    ).sample(frac=1, random_state=1)
    assert both(path(table), engine, by=[]).rows


def of_quantiles(rng, questions=150):
    levels = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
    pairs = [(f"q{q}", who) for q in range(questions) for who in "ab"]
    rows = len(pairs) * len(levels)
    value = np.sort(rng.normal(size=(len(pairs), len(levels))), axis=1)
    return pd.DataFrame(
        {
            "question": np.repeat([q for q, _ in pairs], len(levels)),
            "forecaster": np.repeat([who for _, who in pairs], len(levels)),
            "quantile": np.tile(levels, len(pairs)),
            "value": value.ravel(),
            "outcome": np.repeat(rng.normal(size=questions), rows // questions),
        }
    )


def of_samples(rng):
    table = of_quantiles(rng)
    member = table.groupby(["question", "forecaster"]).cumcount()
    return table.drop(columns="quantile").assign(sample=member)


def of_categories(rng, *, rank=False):
    table = of_quantiles(rng)
    odds = rng.random(len(table)).reshape(-1, 5) + 0.01
    happened = np.repeat(rng.choice(list("uvwxy"), 150), 10)
    table = table.drop(columns=["quantile", "value"]).assign(
        category=np.tile(list("uvwxy"), len(odds)),
        probability=(odds / odds.sum(axis=1, keepdims=True)).ravel(),
        outcome=happened,
    )
    return table.assign(rank=np.tile(range(5), len(odds))) if rank else table


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("order", ["together", "shuffled"])
@pytest.mark.parametrize("make", [of_quantiles, of_samples, of_categories])
@pytest.mark.parametrize("weighted", [False, True])
def test_forecasts_of_several_rows_are_added_up_by_the_engine(path, engine, order, make, weighted):
    table = make(np.random.default_rng(6))
    if weighted:
        weights = np.random.default_rng(7).integers(0, 3, 300)
        table = table.assign(weight=np.repeat(weights, len(table) // 300).astype(float))
    if order == "shuffled":
        table = table.sample(frac=1, random_state=1)
    assert both(path(table), engine).rows


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("fault", ["twice", "crossing", "two outcomes", "a level less", "open"])
@pytest.mark.parametrize("invalid", ["error", "drop"])
def test_a_forecast_that_is_not_whole_is_looked_at(path, engine, fault, invalid):
    table = of_quantiles(np.random.default_rng(8))
    if fault == "twice":
        table = pd.concat([table, table.iloc[:5]])
    elif fault == "crossing":
        table.loc[12, "value"] = 99.0
    elif fault == "two outcomes":
        table.loc[12, "outcome"] = 99.0
    elif fault == "a level less":
        table = table.drop(index=[10, 14])
    else:
        table = table.assign(outcome=table["outcome"].where(table["question"] != "q3"))
    both(path(table), engine, invalid=invalid)


def test_an_order_of_categories_is_read_part_by_part(path):
    table = of_categories(np.random.default_rng(9), rank=True)
    rules = {row.rule for row in both(path(table), "duckdb").rows}
    assert {"rps", "ordered_brier"} <= rules


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("given", ["whole numbers", "text"])
def test_outcomes_come_from_a_second_table(table, path, tmp_path, engine, given):
    if given == "whole numbers":
        table = table.assign(question=table["question"].str.removeprefix("q").astype(int))
    forecasts = table.drop(columns="outcome")
    known = table[["question", "outcome"]].drop_duplicates("question").iloc[:-20]
    outcomes = written(known, tmp_path / "outcomes.csv")
    large = both(path(forecasts), engine, outcomes=outcomes)
    assert large.funnel.reasons.keys() == {"no outcome yet"}


@pytest.mark.parametrize("engine", ENGINES)
def test_outcomes_that_contradict_each_other_are_refused(table, path, tmp_path, engine):
    known = pd.DataFrame({"question": ["q1", "q1"], "outcome": [0, 1]})
    outcomes = written(known, tmp_path / "outcomes.csv")
    both(path(table.drop(columns="outcome")), engine, outcomes=outcomes)


def test_text_is_read_as_the_audit_reads_it(table, tmp_path):
    words = table["outcome"].map({0.0: " No", 1.0: "yes"}).where(table.index % 6 > 0, "N/A")
    numbers = table["probability"].astype(str).where(table.index % 50 > 0, " ")
    source = written(table.assign(outcome=words, probability=numbers), tmp_path / "t.csv")
    both(source, "duckdb")
    faulty = table.assign(probability=numbers.where(table.index != 12, "70 %"))
    both(written(faulty, tmp_path / "t.csv"), "duckdb")
    both(tmp_path / "t.csv", "duckdb", invalid="drop")


@pytest.mark.parametrize("engine", ENGINES)
def test_columns_may_have_other_names(table, path, engine):
    table = table.rename(columns={"probability": "p", "forecaster": "who"}).assign(probability="?")
    columns = {"probability": "p", "forecaster": "who"}
    assert both(path(table), engine, columns=columns, by=["who"]).rows


@pytest.mark.parametrize("engine", ENGINES)
def test_a_folder_of_partitions_is_one_table(table, tmp_path, engine):
    for year, part in table.groupby(np.where(table.index % 2, 2025, 2026)):
        folder = tmp_path / "key=value" / "hub" / f"year={year}"
        folder.mkdir(parents=True)
        written(part, folder / "part.parquet")
    large = both(tmp_path / "key=value" / "hub", engine, by=["year"])
    assert {row.by["year"] for row in large.rows} == {"2025", "2026"}
    with pytest.raises(UnknownNameError):
        score_table(tmp_path / "key=value" / "hub", by=["key"], engine=engine)


def test_every_library_holds_the_same_table(table):
    import duckdb
    import polars as pl
    import pyarrow as pa

    table = table.astype(object).where(table.notna(), None).infer_objects()
    whole = score_table(table, engine="pandas", by=["topic"])
    with duckdb.connect() as connection:
        relation = connection.from_df(table)
        frames = [relation, pl.from_pandas(table).lazy(), pl.from_pandas(table), table]
        engines = ["duckdb", "polars", "polars", "duckdb"]
        for frame, engine in zip(frames, engines, strict=True):
            same(whole, score_table(frame, engine=engine, by=["topic"]))
        same(whole, score_table(pa.Table.from_pandas(table), engine="duckdb", by=["topic"]))


def test_a_limit_of_memory_is_kept_by_duckdb_alone(table, path):
    source = path(table)
    same(score_table(source), score_table(source, memory_limit="500MB"))
    for engine in ("polars", "pandas"):
        with pytest.raises(UsageError, match="no limit of memory"):
            score_table(source, engine=engine, memory_limit="500MB")
    with pytest.raises(UsageError, match="no amount of memory"):
        score_table(source, memory_limit="much")


def test_misuse_of_engines_is_refused(table, path):
    import duckdb

    source = path(table)
    with pytest.raises(UnknownNameError, match="no engine is called"):
        score_table(source, engine="dukdb")
    with pytest.raises(UsageError, match="leave the engine away"):
        score_table(source, engine="duckdb", preset="metaculus")
    with duckdb.connect() as connection, pytest.raises(UsageError, match="held by duckdb"):
        score_table(connection.from_df(table), engine="polars")


@pytest.mark.parametrize("engine", ENGINES)
def test_the_plan_is_told_before_a_row_is_read(table, path, engine):
    source = path(table) if engine == "duckdb" else table
    plan = explain_table(source, engine=engine)
    assert engine in plan
    assert "probability" in plan
    assert "in parts" not in plan
    in_parts = explain_table(source, engine=engine, rules=["metaculus_peer"])
    assert "parts" in in_parts
    assert "whole" in explain_table(path(table))


def test_a_small_table_is_read_whole_and_a_large_one_is_not(table, path, monkeypatch):
    from predtrack.tables.scans import choice, engine_for
    from predtrack.tables.scans.settings import EngineSettings

    source = path(table)
    assert engine_for(source, EngineSettings()) == "pandas"
    monkeypatch.setattr(choice, "LARGE", 100)
    monkeypatch.setattr(choice, "_SMALL_TEXT", 100)
    assert engine_for(source, EngineSettings()) == "duckdb"
    assert engine_for(table, EngineSettings()) == "duckdb"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("by", [None, [], ["topic"], ["forecaster", "topic"]])
@pytest.mark.parametrize("rules", [["brier"], ["brier", "relative_brier"]])
def test_intervals_are_those_of_a_table_read_whole(table, path, engine, by, rules, monkeypatch):
    from predtrack.workflows import score_table as module

    monkeypatch.setattr(module, "_MANY_ROWS", 1000)
    source = path(table.assign(forecaster=table["forecaster"].str[:7]))
    options = {"by": by, "rules": rules, "cluster": "question", "duplicates": "all"}
    if by is None:
        source = path(table)
        options["duplicates"] = "error"
    elif "relative_brier" in rules:
        options["rules"] = ["brier", "spherical"]
    large = both(source, engine, **options)
    whole = score_table(source, engine="pandas", **options)
    for one, two in zip(whole.rows, large.rows, strict=True):
        assert two.interval.low == pytest.approx(one.interval.low, rel=1e-9)
        assert two.interval.high == pytest.approx(one.interval.high, rel=1e-9)
        assert one.interval.low < one.value < one.interval.high


def test_an_interval_rests_on_clusters_and_not_on_rows(table):
    (wide,) = score_table(table, rules=["brier"], by=[], level=0.8, cluster="question").rows
    (narrow,) = score_table(table.assign(row=range(N)), rules=["brier"], by=[], cluster="row").rows
    assert wide.interval.level == 0.8
    assert narrow.interval.level == 0.95
    assert "draws of clusters, seed 0" in wide.interval.method
    alone = table.assign(cluster="one document")
    card = score_table(alone, rules=["brier"], by=[])
    assert card.rows[0].interval is None
    assert any("No interval for the mean" in said for said in card.remarks)


def test_what_has_no_interval_is_said(table):
    table = table.assign(probability=np.where(table.index == 0, 1 - table["outcome"], 0.5))
    card = score_table(table, rules=["log"], by=[], cluster="question")
    assert card.rows[0].interval is None
    assert any("infinite score has no place" in said for said in card.remarks)
    with pytest.raises(UnknownNameError):
        score_table(table, cluster="source")
