"""Skill of a table's forecasts against what a person names."""

import numpy as np
import pandas as pd
import pytest

import predtrack as pt
from predtrack.errors import UnknownNameError, UsageError
from predtrack.workflows.score_table import score_table

TABLE = pd.DataFrame(
    {
        "question": [1, 2, 3, 1, 2, 4],
        "forecaster": list("aaabbb"),
        "probability": [0.7, 0.2, 0.9, 0.6, 0.4, 0.4],
        "outcome": [1, 0, 1, 1, 0, 0],
        "market": [0.6, 0.4, 0.8, 0.6, 0.4, 0.3],
    }
)


def skill(reference, **options):
    card = score_table(TABLE, rules=["brier"], reference=reference, **options)
    return {row.by.get("forecaster", ""): row for row in card.rows if row.family == "skill"}


def brier(probability, outcome):
    return ((np.asarray(probability) - outcome) ** 2).mean()


def test_the_published_skill_against_a_constant():
    one = pd.DataFrame({"probability": [0.7], "outcome": [1]})
    (row,) = [r for r in score_table(one, reference="0.4").rows if r.rule == "brier_skill"]
    assert row.value == pytest.approx(0.75, rel=1e-12)
    assert (row.range, row.direction, row.n) == ((-np.inf, 1.0), "higher", 1)


def test_a_market_is_a_column_of_the_table():
    own, market = brier([0.7, 0.2, 0.9], [1, 0, 1]), brier([0.6, 0.4, 0.8], [1, 0, 1])
    assert skill("column=market")["a"].value == pytest.approx(1 - own / market, rel=1e-12)


@pytest.mark.parametrize(
    ("reference", "rates"), [("base-rate", [2 / 3] * 3), ("leave-one-out", [0.5, 1, 0.5])]
)
def test_a_base_rate_is_that_of_the_group_and_says_that_it_came_afterwards(reference, rates):
    row = skill(reference)["a"]
    expected = 1 - brier([0.7, 0.2, 0.9], [1, 0, 1]) / brier(rates, [1, 0, 1])
    assert row.value == pytest.approx(expected, rel=1e-12)
    assert row.detail["caution"]


def test_another_forecaster_is_met_on_common_questions_only():
    row = skill("forecaster=b")["a"]
    expected = 1 - brier([0.7, 0.2], [1, 0]) / brier([0.6, 0.4], [1, 0])
    assert row.value == pytest.approx(expected, rel=1e-12)
    assert (row.n, row.detail["coverage"]) == (2, pytest.approx(2 / 3))
    assert skill("forecaster=b")["b"].value == 0


def test_no_common_question_is_not_comparable():
    apart = TABLE.assign(question=range(6))
    card = score_table(apart, rules=["brier"], reference="forecaster=b")
    rows = {row.by["forecaster"]: row for row in card.rows if row.family == "skill"}
    assert rows["a"].value is None
    assert rows["a"].n == 0
    assert "nothing can be compared" in rows["a"].detail["reason"]


@pytest.mark.parametrize("reference", ["7", "half", "column=", "forecaster", "base-rate=1"])
def test_what_is_no_reference_is_refused(reference):
    with pytest.raises(UsageError, match=r"is no reference; write a probability such as 0\.5"):
        skill(reference)


def test_what_the_table_has_not_is_no_reference():
    with pytest.raises(UnknownNameError, match="did you mean 'market'"):
        skill("column=markets")
    with pytest.raises(UnknownNameError, match="no forecaster is called 'c'"):
        skill("forecaster=c")
    points = pd.DataFrame({"value": [1.0], "outcome": [2.0]})
    with pytest.raises(UsageError, match="a point table has no constant reference"):
        score_table(points, reference="0.5")


def test_a_score_whose_best_value_is_not_nought_has_no_skill():
    assert [row.rule for row in score_table(TABLE, reference="0.5", by=[]).rows] == [
        "brier", "log", "spherical", "brier_skill", "log_skill",
    ]  # fmt: skip


def test_python_takes_a_number_and_gives_rows_of_skill():
    found = pt.score(TABLE, rules="brier", reference=0.5, by=[])
    assert found["rule"].tolist() == ["brier", "brier_skill"]


def test_a_table_says_what_so_few_answers_can_show():
    (row,) = score_table(TABLE, by=[]).limits
    assert row.detail["questions"] == 4
    assert "4 common questions" in row.detail["headline"]


def test_of_many_groups_the_smallest_is_spoken_of():
    many = pd.DataFrame({"forecaster": [n // 2 for n in range(201)], "probability": 0.5})
    (row,) = score_table(many.assign(outcome=1, question=range(201))).limits
    assert (row.by["forecaster"], row.n) == ("100", 1)
