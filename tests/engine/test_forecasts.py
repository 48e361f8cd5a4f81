"""Forecasts of several rows are scored as the pandas road scores them, or are called unsound."""

from __future__ import annotations

import math
import random

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import predtrack
from predtrack.engine import forecasts_parts
from predtrack.engine.forecasts import score_categories, score_quantiles, score_samples
from predtrack.errors import PredtrackError, UnknownNameError, UsageError

LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95]
SEEDS = range(15)


def quantiles(seed, forecasts=12, *, levels=None):
    """Make a sound table, forecast by forecast, levels rising."""
    draw = random.Random(seed)
    rows = []
    for place in range(forecasts):
        outcome = draw.choice([draw.gauss(100, 10), draw.gauss(100, 10), None])
        values = sorted(draw.gauss(100, 10) for _ in LEVELS)
        who, own = f"f{place % 3}", levels or LEVELS
        rows += [
            (f"q{place // 3}", who, level, values[i], outcome, 1.0 + place % 3)
            for i, level in enumerate(own)
        ]
    return pd.DataFrame(rows, columns=[*KEYS, "quantile", "value", "outcome", "weight"])


KEYS = ["question", "forecaster"]


def put(column, cell):
    """Give a fault: a cell of one row becomes what is given."""

    def fault(table, rows, value, within):
        name = {"value": value, "within": within}.get(column, column)
        table.loc[rows[0], name] = cell(table, name) if callable(cell) else cell
        return table

    return fault


def exchanged(table, rows, value, within):
    table.loc[rows, value] = table.loc[rows[::-1], value].to_numpy()
    return table


def given_away(table, rows, value, within):
    table.loc[rows, "forecaster"] = "f1"
    return table


def first_known(table, name):
    return table[name].dropna().iloc[0]


FAULTS = [
    lambda table, rows, *_: table.drop(index=rows[0]),
    lambda table, rows, *_: pd.concat([table, table.iloc[rows[:1]]]),
    put("value", math.nan),
    put("value", 1e9),
    put("outcome", first_known),
    put("outcome", None),
    put("within", first_known),
    lambda table, *_: pd.concat([table, table]),
    put("question", None),
    put("question", " "),
    put("value", math.inf),
    lambda table, rows, *_: table.sample(frac=1, random_state=rows[0]),
    exchanged,
    given_away,
    lambda table, *_: table.iloc[::-1],
]


def spoiled(table, seed, within, value="value"):
    """Spoil a table in one of many ways, most of which make it unsound."""
    rows = random.Random(seed).sample(range(len(table)), 2)
    return FAULTS[seed % len(FAULTS)](table.copy(), rows, value, within)


def arrow(frame):
    return pa.Table.from_pandas(frame, preserve_index=False)


def by_pandas(frame, rule, by):
    """Score on the road that names rows; nothing where it refuses."""
    try:
        found = predtrack.score(frame, rules=rule, by=by)
    except PredtrackError:
        return None
    return {
        tuple(row[name] for name in by): (row["n"], row["value"]) for _, row in found.iterrows()
    }


def by_engine(tally, rule, by):
    means = tally.means(rule)
    return {
        tuple(row[name] for name in by): (row["n"], row[rule])
        for _, row in means[means["n"] > 0].iterrows()
    }


def agree(frame, tally, rule, by):
    expected = by_pandas(frame.reset_index(drop=True), rule, by)
    if not tally.sound:
        assert tally.why
        return expected is None
    found = by_engine(tally, rule, by)
    assert expected is not None
    assert found.keys() == expected.keys()
    for group, (n, mean) in expected.items():
        assert found[group][0] == n
        assert found[group][1] == pytest.approx(mean, rel=1e-12)
    return True


GROUPS = [[], ["forecaster"], ["question", "forecaster"]]


@pytest.mark.parametrize("by", GROUPS)
@pytest.mark.parametrize("weighted", [False, True])
def test_sound_quantiles_have_the_means_of_the_pandas_road(held, by, weighted):
    for seed in range(3):
        table = quantiles(seed)
        table = table if weighted else table.drop(columns="weight")
        found = score_quantiles(held(arrow(table)), by=by, weight="weight" if weighted else None)
        assert found.sound, found.why
        assert agree(table, found, "wis", by)
        assert agree(table, found, "pinball", by)


@pytest.mark.parametrize("seed", SEEDS)
def test_spoiled_quantiles_are_unsound_exactly_where_the_pandas_road_refuses(held, seed):
    table = spoiled(quantiles(seed).drop(columns="weight"), seed, "quantile")
    found = score_quantiles(held(arrow(table)), by=["forecaster"])
    # of pinball: components, which the pandas road always wants of wis, need paired levels
    assert agree(table, found, "pinball", ["forecaster"]) or "in a part of" in found.why


def samples(seed):
    table = quantiles(seed).rename(columns={"quantile": "sample"}).drop(columns="weight")
    values = table["value"].sample(frac=1, random_state=seed).round(0)
    return table.assign(sample=(table["sample"] * 100).astype(int), value=values.to_numpy())


@pytest.mark.parametrize("seed", SEEDS)
def test_samples_have_the_means_of_the_pandas_road_or_are_unsound(held, seed):
    for table in (samples(seed), spoiled(samples(seed), seed, "sample")):
        found = score_samples(held(arrow(table)), by=["forecaster"])
        assert agree(table, found, "crps", ["forecaster"]) or "in a part of" in found.why


def categories(seed):
    draw = random.Random(seed)
    rows = []
    for place in range(12):
        names = ["low", "mid", "high", "NONE such"][: draw.choice([2, 3, 4])]
        outcome = draw.choice([*names, None])
        weights = [draw.choice([0, 1, 2, 5]) + 1e-3 for _ in names]
        rows += [
            (f"q{place // 3}", f"f{place % 3}", name, weight / sum(weights), outcome)
            for name, weight in zip(names, weights, strict=True)
        ]
    return pd.DataFrame(rows, columns=[*KEYS, "category", "probability", "outcome"])


@pytest.mark.parametrize("seed", SEEDS)
def test_categories_have_the_means_of_the_pandas_road_or_are_unsound(held, seed):
    rule = ["brier_multicategory", "log", "spherical"][(seed // 2) % 3]
    for table in (categories(seed), spoiled(categories(seed), seed, "category", "probability")):
        found = score_categories(held(arrow(table)), by=["forecaster"])
        assert agree(table, found, rule, ["forecaster"]) or "in a part of" in found.why


def test_the_components_are_those_of_the_rule(held):
    table = quantiles(1).dropna()
    found = score_quantiles(held(arrow(table)), by=["forecaster"]).table
    for who, part in table.groupby("forecaster"):
        block = part["value"].to_numpy().reshape(-1, len(LEVELS))
        outcome = part["outcome"].to_numpy()[:: len(LEVELS)]
        parts = predtrack.scores.weighted_interval_score_components(LEVELS, block, outcome)
        row = found[found["forecaster"] == who].iloc[0]
        scale = row["wis"] * 1e-12
        for name, values in parts._asdict().items():
            assert row[name] == pytest.approx(np.sum(values), rel=1e-12, abs=scale)


def test_the_example_of_the_paper_scores_48(held):
    levels, values = [0.1, 0.25, 0.5, 0.75, 0.9], [400, 420, 450, 480, 500]
    table = pa.table({"quantile": levels, "value": values, "outcome": [380] * 5})
    assert score_quantiles(held(table)).table["wis"].tolist() == pytest.approx([48.0])


@pytest.mark.parametrize(
    ("levels", "paired"), [([0.25, 0.5, 0.75], True), ([0.25, 0.75], True), ([0.1, 0.5], False)]
)
def test_components_need_both_ends_of_every_interval(held, levels, paired):
    found = score_quantiles(held(arrow(quantiles(3, levels=levels)))).table
    assert found["dispersion"].notna().tolist() == [paired]
    assert found["unpaired"].tolist() == [0 if paired else found["n"].iloc[0]]
    total = found[["dispersion", "underprediction", "overprediction"]].sum(axis=1)
    assert not paired or total.tolist() == pytest.approx(found["wis"].tolist())


def uneven():
    short = quantiles(5, levels=[0.25, 0.5]).assign(question="more")
    return pd.concat([quantiles(4), short.drop_duplicates([*KEYS, "quantile"])])


def test_forecasts_with_levels_of_their_own_are_sound(held):
    found = score_quantiles(held(arrow(uneven())), by=["forecaster"])
    assert found.sound
    assert found.road == "gathered"
    assert agree(uneven().drop(columns="weight"), found, "pinball", ["forecaster"])


def test_levels_may_differ_between_forecasters_in_one_pass():
    a = quantiles(6, levels=[0.25, 0.5, 0.75]).query("forecaster == 'f0'")
    both = pd.concat([a, quantiles(7).query("forecaster == 'f1'")])
    found = score_quantiles(duckdb.from_df(both))
    assert (found.sound, found.road) == (True, "chained")
    assert agree(both.drop(columns="weight"), found, "pinball", [])


def test_a_level_need_not_be_shared():
    a = quantiles(6, levels=[0.25, 0.75]).query("forecaster == 'f0'")
    both = pd.concat([a, quantiles(7, levels=[0.5]).query("forecaster == 'f1'")])
    found = score_quantiles(duckdb.from_df(both))
    assert (found.sound, found.road) == (True, "chained")


@pytest.mark.parametrize("missing", [math.nan, None])
def test_what_has_no_outcome_is_counted_and_in_no_mean(held, missing):
    table = quantiles(8)
    outcomes = pa.array([missing if pd.isna(x) else x for x in table["outcome"]], from_pandas=False)
    arrows = arrow(table).set_column(4, "outcome", outcomes)
    found = score_quantiles(held(arrows)).table.iloc[0]
    unresolved = int(table["outcome"].isna().sum())
    assert (found["unresolved_rows"], found["unresolved"]) == (unresolved, unresolved // 5)
    assert found["n"] == 12 - unresolved // 5


def test_a_forecast_without_a_single_number_is_counted(held):
    table = quantiles(9).assign(outcome=1.0)
    table.loc[:4, "value"] = None
    found = score_quantiles(held(arrow(table)))
    assert found.sound
    assert found.table[["n", "empty", "empty_rows"]].iloc[0].tolist() == [11, 1, 5]


def test_an_infinite_value_is_unsound_even_without_an_outcome(held):
    table = quantiles(9).assign(outcome=[None] * 5 + [1.0] * 55)
    table.loc[4, "value"] = math.inf
    assert not score_quantiles(held(arrow(table))).sound


@pytest.mark.parametrize("level", [0.0, 1.0, 1.5, -0.1, math.inf])
def test_a_level_lies_between_0_and_1(held, level):
    table = quantiles(9).replace({"quantile": {0.95: level}})
    assert not score_quantiles(held(arrow(table))).sound


@pytest.mark.parametrize("weight", [-1.0, math.inf, None, math.nan])
def test_a_weight_is_finite_and_0_or_more(held, weight):
    table = quantiles(9)
    table.loc[:4, "weight"] = weight
    assert not score_quantiles(held(arrow(table)), weight="weight").sound


def test_a_weight_that_differs_within_a_forecast_is_unsound(held):
    table = quantiles(9)
    table.loc[0, "weight"] = 7.0
    assert not score_quantiles(held(arrow(table)), weight="weight").sound


@pytest.mark.parametrize("group", [["a", "a", "b", "b", "b"], ["a", "b", "a", "b", "a"]])
def test_a_group_that_differs_within_a_forecast_is_unsound(held, group):
    table = quantiles(9).assign(group=group * 12)
    found = score_quantiles(held(arrow(table)), by=["group"])
    assert not found.sound
    assert "groups differs" in found.why


def test_a_forecast_that_stands_in_two_groups_is_unsound(held):
    table = pd.concat([quantiles(9).assign(group=name) for name in "ab"])
    assert not score_quantiles(held(arrow(table)), by=["group"]).sound


def test_two_forecasts_that_exchange_levels_are_seen(held):
    table = quantiles(9).assign(outcome=1.0, value=lambda t: t["quantile"])
    table.loc[[1, 16], ["question", "forecaster"]] = table.loc[
        [16, 1], ["question", "forecaster"]
    ].to_numpy()
    table.loc[[1, 16], "value"] = [9.0, 0.25]
    found = score_quantiles(held(arrow(table)))
    assert agree(table.drop(columns="weight"), found, "pinball", [])
    assert not found.sound


@pytest.mark.parametrize("made", [[1.0, None], [None, None], [math.nan, 2.0]])
def test_forecasts_made_at_several_times_are_several(held, made):
    table = pd.concat([quantiles(9).drop(columns="weight")] * 2)
    times = pa.array(
        [moment for moment in made for _ in range(60)], pa.float64(), from_pandas=False
    )
    arrows = arrow(table).append_column("made", times)
    found = score_quantiles(held(arrows), by=["forecaster"])
    assert agree(arrows.to_pandas(), found, "wis", ["forecaster"])


def test_a_table_in_several_relations_is_one_table():
    table = quantiles(10).drop(columns="weight")
    parts = [duckdb.from_df(table[:30]), duckdb.from_df(table[30:])]
    found = score_quantiles(parts, by=["forecaster"])
    assert (found.sound, found.road) == (True, "chained")
    assert agree(table, found, "wis", ["forecaster"])


def test_a_forecast_in_two_relations_is_gathered():
    table = quantiles(10).drop(columns="weight")
    parts = [duckdb.from_df(table[:32]), duckdb.from_df(table[32:])]
    found = score_quantiles(parts, by=["forecaster"])
    assert (found.sound, found.road) == (True, "gathered")
    assert agree(table, found, "wis", ["forecaster"])


def test_a_file_is_cut_where_forecasts_begin(tmp_path, monkeypatch):
    monkeypatch.setattr(forecasts_parts, "_NEAR", 7)
    table = quantiles(11, 40).drop(columns="weight")
    path = str(tmp_path / "table.parquet")
    table.to_parquet(path)
    with duckdb.connect() as connection:
        parts = forecasts_parts.parts_of(connection, path, 3)
        assert [part.aggregate("count(*)").fetchall()[0][0] for part in parts] == [70, 65, 65]
        found = score_quantiles(parts, by=["forecaster"])
        assert (found.sound, found.road) == (True, "chained")
        assert agree(table, found, "wis", ["forecaster"])


def test_a_short_file_is_not_cut(tmp_path):
    path = str(tmp_path / "table.parquet")
    quantiles(11).to_parquet(path)
    with duckdb.connect() as connection:
        assert len(forecasts_parts.parts_of(connection, path, 3)) == 1


def test_an_empty_table_has_no_forecast(held):
    found = score_quantiles(held(arrow(quantiles(1))[:0]))
    assert found.table["n"].tolist() == [0]
    assert score_quantiles(held(arrow(quantiles(1))[:0]), by=["forecaster"]).table.empty


def test_flags_and_whole_numbers_are_numbers(held):
    table = pa.table({"quantile": [0.25, 0.75], "value": [1, 2], "outcome": [True, True]})
    assert score_quantiles(held(table)).table["wis"].tolist() == [0.25]


def test_a_time_in_text_is_refused(held):
    table = arrow(quantiles(1).assign(made="2026-01-01"))
    with pytest.raises(UsageError, match="'made' must hold times or numbers"):
        score_quantiles(held(table))


def test_a_column_that_is_not_there_is_named(held):
    with pytest.raises(UnknownNameError, match="quantile"):
        score_quantiles(held(pa.table({"value": [1.0], "outcome": [1.0]})))


def test_text_is_no_number(held):
    with pytest.raises(UsageError, match="must hold numbers"):
        score_quantiles(held(pa.table({"quantile": ["0.5"], "value": [1.0], "outcome": [1.0]})))


@pytest.mark.parametrize("name", ["n", "wis", "weight"])
def test_a_group_cannot_have_the_name_of_a_result(name):
    with pytest.raises(UsageError, match=f"groups cannot be by '{name}'"):
        score_quantiles(quantiles(1), by=[name])


def test_certain_and_wrong_is_infinite_everywhere(held):
    columns = {"category": ["u", "v"], "probability": [0.0, 1.0], "outcome": ["u", "u"]}
    found = score_categories(held(pa.table(columns))).table
    assert found[["log", "infinite"]].iloc[0].tolist() == [math.inf, 1]


def test_what_weighs_nothing_says_nothing_even_where_it_is_infinite(held):
    columns = {
        "question": ["a", "a", "b", "b"],
        "category": ["u", "v"] * 2,
        "probability": [0.0, 1.0, 0.5, 0.5],
        "outcome": ["u"] * 4,
        "weight": [0, 0, 2, 2],
    }
    found = score_categories(held(pa.table(columns)), weight="weight")
    assert found.means("log")["log"].tolist() == pytest.approx([math.log(2)])


def test_a_category_that_is_called_none_has_to_be_looked_at(held):
    columns = {"category": ["none", "v"], "probability": [0.5, 0.5], "outcome": ["none"] * 2}
    assert not score_categories(held(pa.table(columns))).sound


def test_the_four_members_of_the_methods_score_as_there(held):
    table = pa.table({"sample": range(4), "value": [1, 2, 4, 8], "outcome": [3] * 4})
    assert score_samples(held(table)).table["crps"].tolist() == [0.8125]
