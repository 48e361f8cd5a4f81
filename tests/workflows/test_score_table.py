"""A table in, a scorecard out: published vectors through the whole way."""

import json

import numpy as np
import pandas as pd
import pytest

import predtrack as pt
from predtrack.errors import FaultyTableError, UnknownNameError, UsageError
from predtrack.workflows.score_table import score_table

PROBABILITIES = [0.9, 0.2, 0.65, 0.5, 1, 0, 0.05]
HAPPENED = [1, 0, 1, 0, 1, 0, 1]


def binary(**more):
    return pd.DataFrame({"probability": PROBABILITIES, "outcome": HAPPENED, **more})


def value_of(frame, rule, **options):
    found = pt.score(frame, rules=rule, **options)
    assert len(found) == 1
    return found["value"].iloc[0]


def long(inner, names, blocks, outcomes):
    rows = [
        {"question": f"q{row}", "forecaster": "x", inner: name, "outcome": outcomes[row], **cell}
        for row, block in enumerate(blocks)
        for name, cell in zip(names, block, strict=True)
    ]
    return pd.DataFrame(rows)


def test_brier_of_a_table_is_the_published_one():
    assert value_of(binary(), "brier") == pytest.approx(53 / 280, rel=1e-12)


def test_log_of_a_table_is_the_published_one():
    inner = binary()[lambda rows: rows["probability"].between(0, 1, inclusive="neither")]
    assert value_of(inner, "log") == pytest.approx(0.8896332874356853, rel=1e-12)


def test_categories_of_a_table_give_the_published_score():
    blocks = [(0.8, 0.1, 0.1), (0.2, 0.7, 0.1), (0.2, 0.2, 0.6)]
    cells = [[{"probability": p} for p in block] for block in blocks]
    table = long("category", ["one", "two", "three"], cells, ["one", "two", "three"])
    assert value_of(table, "brier_multicategory") == pytest.approx(11 / 75, rel=1e-12)


def test_ordered_categories_need_their_rank_to_be_scored_in_order():
    blocks = [(0.1, 0.2, 0.5, 0.2), (0.25, 0.25, 0.30, 0.20)]
    cells = [[{"probability": p} for p in block] for block in blocks]
    table = long("category", ["d", "c", "b", "a"], cells, ["b", "c"])
    with pytest.raises(UsageError, match="ordered_brier needs the column rank"):
        pt.score(table, rules="ordered_brier")
    assert "rps" not in set(pt.score(table)["rule"])
    ranked = table.assign(rank=table["category"].map(dict(zip("dcba", range(4), strict=True))))
    expected = (0.0933333333333 + 0.2350) / 2
    assert value_of(ranked, "ordered_brier") == pytest.approx(expected, rel=1e-9)
    assert {"rps", "ordered_brier"} <= set(pt.score(ranked)["rule"])


def test_quantiles_of_a_table_give_the_published_score():
    cells = [[{"value": v} for v in (2, 4, 5, 7, 11)]] * 4
    table = long("quantile", [0.05, 0.25, 0.5, 0.75, 0.95], cells, [6, 12.5, 1, 5])
    expected = (0.68 + 4.78 + 2.88 + 0.48) / 4
    assert value_of(table, "wis") == pytest.approx(expected, rel=1e-12)
    assert value_of(table, "pinball") == pytest.approx(expected / 2, rel=1e-12)


def test_the_weighted_interval_score_comes_with_its_parts():
    cells = [[{"value": v} for v in (2, 4, 5, 7, 11)]] * 4
    table = long("quantile", [0.05, 0.25, 0.5, 0.75, 0.95], cells, [6, 12.5, 1, 5])
    (row,) = score_table(table, rules=["wis"]).rows
    expected = {"dispersion": 0.48, "underprediction": 4.5 / 4, "overprediction": 2.4 / 4}
    assert row.detail["parts"] == pytest.approx(expected, rel=1e-12)


def test_samples_of_unequal_size_give_the_published_scores():
    ensembles = [((0, 1, 2.5), 1), ((1, 2, 3.7), 2), ((0, 1, 2.5, 4), 0.3)]
    rows = [
        {"question": q, "forecaster": "x", "sample": s, "value": v, "outcome": outcome}
        for q, (members, outcome) in enumerate(ensembles)
        for s, v in enumerate(members)
    ]
    expected = (5 / 18 + 3 / 10 + 141 / 160) / 3
    assert value_of(pd.DataFrame(rows), "crps") == pytest.approx(expected, rel=1e-12)


def test_intervals_of_a_table_give_the_published_scores():
    table = pd.DataFrame({"lower": 2, "upper": 11, "level": 0.9, "outcome": [1, 5, 12]})
    assert value_of(table, "interval") == pytest.approx((29 + 9 + 29) / 3, rel=1e-12)


def test_points_get_the_rules_that_fit_them_all():
    table = pd.DataFrame({"value": [400.0, 100], "outcome": [250.0, 250]})
    found = pt.score(table).set_index("rule")["value"]
    assert found["absolute_log_ratio"] == pytest.approx((0.470004 + 0.916291) / 2, abs=1e-6)
    assert found["squared"] == 22500
    below = table.assign(value=[-400.0, 100])
    assert list(pt.score(below)["rule"]) == ["squared", "absolute"]
    with pytest.raises(FaultyTableError, match=r"absolute_log_ratio cannot score.*\(row 0\)"):
        pt.score(below, rules="absolute_log_ratio")
    dropped = pt.score(below, rules="absolute_log_ratio", invalid="drop")
    assert dropped["n"].tolist() == [1]


def test_groups_are_those_of_any_column():
    table = binary(forecaster=list("aabbbba"), topic=list("xyxyxyx"))
    by_forecaster = pt.score(table, rules="brier", by="forecaster").set_index("forecaster")
    scores = (table["probability"] - table["outcome"]) ** 2
    expected = scores.groupby(table["forecaster"]).mean()
    np.testing.assert_allclose(by_forecaster["value"], expected, rtol=1e-12)
    assert list(pt.score(table, rules="brier")["forecaster"]) == ["a", "b"]
    assert len(pt.score(table, rules="brier", by=["forecaster", "topic"])) == 4
    assert len(pt.score(table, rules="brier", by=[])) == 1
    with pytest.raises(UnknownNameError, match="did you mean 'topic'"):
        pt.score(table, by="topics")


def test_what_differs_within_a_forecast_makes_no_groups():
    cells = [[{"value": v} for v in (1, 2)]]
    table = long("quantile", [0.25, 0.75], cells, [1])
    with pytest.raises(UsageError, match="quantile differs within one forecast"):
        pt.score(table, by="quantile")


def test_weights_weigh():
    weighted = binary(weight=[1, 0, 0, 0, 0, 0, 3])
    expected = (0.1**2 + 3 * 0.95**2) / 4
    assert value_of(weighted, "brier") == pytest.approx(expected, rel=1e-12)


def test_an_infinite_score_is_printed_as_what_it_is():
    card = score_table(pd.DataFrame({"probability": [0.0, 0.5], "outcome": [1, 1]}), rules=["log"])
    assert card.rows[0].value == np.inf
    assert card.rows[0].detail["infinite"] == 1


def test_the_funnel_counts_the_rows():
    table = binary().astype(object)
    table.loc[0, "outcome"] = None
    table.loc[1, "probability"] = None
    funnel = score_table(table).funnel
    assert (funnel.published, funnel.scoreable, funnel.scored) == (7, 6, 5)
    assert str(funnel).startswith("7 rows published → 6 scoreable")
    assert [out.reason for out in funnel.excluded] == ["no outcome yet", "no forecast"]


def test_a_rule_of_another_kind_is_not_found():
    with pytest.raises(UnknownNameError, match="score of binary forecasts is called 'crps'"):
        pt.score(binary(), rules="crps")


def test_peers_need_the_question_and_sum_to_nothing():
    table = pd.DataFrame(
        {"question": "q", "forecaster": list("abcd"), "probability": [0.7, 0.5, 0.6, 0.9]}
    ).assign(outcome=1)
    found = pt.score(table, rules="metaculus_peer")
    expected = [7.97695, -36.88602, -12.57647, 41.48554]
    np.testing.assert_allclose(found["value"], expected, atol=1e-5)
    with pytest.raises(UsageError, match="needs the column question"):
        pt.score(binary(), rules="metaculus_peer")


def test_no_rows_give_no_scores_and_an_empty_funnel():
    card = score_table(pd.DataFrame(columns=["probability", "outcome"]))
    assert card.rows == ()
    assert card.funnel.published == 0


def test_the_result_is_a_frame_that_says_its_funnel():
    assert "7 rows published → 7 scoreable" in repr(pt.score(binary()))
    json.loads(pt.score(binary()).to_json())


def test_the_order_of_the_rows_of_a_forecast_changes_nothing():
    cells = [[{"value": v} for v in (2, 4, 5, 7, 11)]] * 4
    table = long("quantile", [0.05, 0.25, 0.5, 0.75, 0.95], cells, [6, 12.5, 1, 5])
    mixed = table.sample(frac=1, random_state=3)
    assert score_table(mixed).rows == score_table(table).rows


def test_groups_are_named_as_a_person_would_and_the_nameless_come_last():
    table = pd.DataFrame({
        "probability": 0.5, "outcome": 1, "year": [2025.0, np.nan, 2024],
        "made": [pd.Timestamp(f"2026-01-01T{hour:02d}:00") for hour in (0, 12, 0)],
        "flag": pd.array([True, None, False], dtype="boolean"),
    })  # fmt: skip
    assert list(pt.score(table, rules="brier", by="year")["year"]) == ["2024", "2025", "(none)"]
    assert list(pt.score(table, rules="brier", by="flag")["flag"]) == ["False", "True", "(none)"]
    days = pt.score(table, rules="brier", by="made")["made"]
    assert list(days) == ["2026-01-01", "2026-01-01T12:00:00"]
    assert len(pt.score(table, rules="brier", by=["year", "year"])) == 3


def test_a_group_may_be_named_as_the_table_names_it():
    table = binary(who=list("aabbbba")).rename(columns={"probability": "p"})
    columns = {"probability": "p", "forecaster": "who"}
    found = pt.score(table, columns=columns, rules="brier", by="who")
    assert list(found["forecaster"]) == ["a", "b"]


def test_a_group_cannot_have_the_name_of_a_column_of_the_result():
    with pytest.raises(UsageError, match=r"--column group=rule"):
        pt.score(binary(rule="x"), by="rule")


def test_revisions_are_scored_one_by_one_and_said_to_be():
    table = pd.DataFrame({
        "question": ["q", "q", "r"], "forecaster": "a", "probability": [0.2, 0.8, 0.5],
        "outcome": 1, "made": ["2026-01-01", "2026-01-02", "2026-01-01"],
    })  # fmt: skip
    found = pt.score(table, rules="brier")
    assert found["n"].tolist() == [3]
    said = "1 pair of question and forecaster has several forecasts; each is scored"
    assert said in repr(found)
    assert "several forecasts" not in repr(pt.score(table, rules="brier", duplicates="last"))
    assert "1 question has several" in repr(pt.score(table.drop(columns="forecaster")))


def test_a_default_rule_that_fits_not_all_is_named():
    table = pd.DataFrame({"value": [-4.0, 100], "outcome": [250.0, 250]})
    said = "absolute_log_ratio is not shown: it cannot score 1 of the forecasts."
    assert said in score_table(table).remarks
    dropped = score_table(table, rules=["absolute_log_ratio"], invalid="drop")
    assert "cannot score 1 of the forecasts, which it leaves out" in dropped.remarks[0]
    assert dropped.rows[0].detail["outside_domain"] == 1


def test_a_day_that_cannot_leave_anything_out_says_so():
    assert "no column made or resolved" in repr(pt.score(binary(), as_of="2026-01-01"))
    with pytest.raises(UsageError, match="as_of must be a day"):
        pt.score(binary(), as_of="soon")


def test_what_weighs_nothing_says_nothing():
    table = pd.DataFrame({"probability": [0.0, 0.5], "outcome": 1, "weight": [0, 2]})
    card = score_table(table, rules=["log"])
    assert card.rows[0].value == pytest.approx(np.log(2), rel=1e-12)
    assert score_table(table.assign(weight=0), rules=["log"]).rows[0].value is None
    assert "Means are weighted by the column weight." in card.remarks
    vast = score_table(table.assign(weight=1e308, probability=0.5), rules=["brier"])
    assert vast.rows[0].value == 0.25


def test_huge_numbers_are_scored_without_a_warning():
    card = score_table(pd.DataFrame({"value": [1e300], "outcome": [-1e300]}))
    values = {row.rule: row.value for row in card.rows}
    assert values == {"squared": np.inf, "absolute": 2e300}


def test_a_contradiction_that_only_peers_show_is_named_by_its_rows():
    table = pd.DataFrame({
        "question": list("qqrr"), "forecaster": list("abab"), "probability": 0.5,
        "outcome": [1, 1, 0, 1],
    })  # fmt: skip
    with pytest.raises(FaultyTableError, match=r"rows? .*3"):
        pt.score(table, rules="metaculus_peer")


@pytest.mark.parametrize("option", ["invalid", "duplicates"])
def test_an_option_that_is_none_is_not_taken_for_another(option):
    with pytest.raises(UnknownNameError, match="is called 'dorp'"):
        pt.score(binary(), **{option: "dorp"})


def test_a_rule_named_twice_is_scored_once():
    assert len(pt.score(binary(), rules=["brier", "brier"], by=[])) == 1


def test_the_funnel_adds_up_whatever_is_wrong():
    table = pd.DataFrame({
        "question": ["a", "b", "c", "d", "e", "f", None], "forecaster": ["x", None] + ["x"] * 5,
        "probability": [0.5, 0.5, 7, None, 0.5, 0.5, 0.5],
        "outcome": [1, 1, 1, 1, None, "void", 1], "made": "2026-01-01",
        "resolved": ["2026-02-01"] * 7,
    })  # fmt: skip
    for day, published in ((None, 7), ("2026-03-01", 7), ("2025-12-31", 4)):
        funnel = score_table(table, invalid="drop", as_of=day).funnel
        assert funnel.published == published
        assert funnel.scored + len(funnel.excluded) == 7
        assert funnel.published >= funnel.scoreable >= funnel.resolved >= funnel.scored
    names = [out.id for out in score_table(table, invalid="drop").funnel.excluded]
    assert names[0] == "b / (none) (row 1)"


def test_many_groups_take_seconds_at_most():
    n = 100_000
    table = pd.DataFrame({"question": range(n), "probability": 0.5, "outcome": 1})
    assert len(pt.score(table, rules="brier", by="question")) == n


def test_the_picture_of_the_result_shows_its_values():
    table = binary(forecaster="a forecaster with a long name")
    assert "0.189286" in repr(pt.score(table, rules="brier"))
    assert "interval_low" not in repr(pt.score(table))
    assert "interval_low" in pt.score(table).columns


def test_outcomes_are_joined_from_any_frame_and_weights_have_any_name():
    table = pd.DataFrame({"id": ["a", "b"], "p": [0.9, 0.2], "size": [3, 1]})
    known = pd.DataFrame({"id": ["b", "a"], "happened": [0, 1]})
    named = {"question": "id", "probability": "p", "outcome": "happened"}
    found = pt.score(table, rules="brier", columns=named, outcomes=known, weight="size")
    assert found["value"].iloc[0] == pytest.approx((3 * 0.01 + 0.04) / 4, rel=1e-12)
    assert table.columns.tolist() == ["id", "p", "size"]


def test_outcomes_in_a_file_join_forecasts_in_a_frame(tmp_path):
    (tmp_path / "known.csv").write_text("question,outcome,resolved\n7,1,2026-02-01\n")
    table = pd.DataFrame({"question": [7, 7], "probability": [0.5, 0.9],
                          "made": pd.to_datetime(["2026-01-01", "2026-03-01"])})  # fmt: skip
    found = pt.score(table, rules="brier", outcomes=tmp_path / "known.csv")
    assert found["value"].tolist() == [0.25]
    assert found.notes.startswith("2 rows published → 1 scoreable")


def test_quantiles_that_do_not_mirror_each_other_have_a_score_and_no_components():
    table = pd.DataFrame(
        {
            "question": ["a"] * 3 + ["b"] * 2,
            "forecaster": ["x"] * 3 + ["y"] * 2,
            "quantile": [0.25, 0.5, 0.75, 0.1, 0.6],
            "value": [1.0, 2.0, 4.0, 1.0, 2.0],
            "outcome": [3.0] * 3 + [1.5] * 2,
        }
    )
    mirrored, other = score_table(table, rules=["wis"]).rows
    assert set(mirrored.detail["parts"]) == {"dispersion", "overprediction", "underprediction"}
    assert None not in mirrored.detail["parts"].values()
    assert other.value > 0
    assert set(other.detail["parts"].values()) == {None}
