"""Every kind of table can be compared and ranked, with the scores that it is scored with."""

import numpy as np
import pandas as pd
import pytest

import predtrack as pt
from predtrack.errors import UsageError

WHO, QUESTIONS = ("ann", "bob"), 12


def grid():
    rng = np.random.default_rng(3)
    rows = []
    for number in range(QUESTIONS):
        outcome = rng.normal()
        for place, who in enumerate(WHO):
            ends = np.sort(rng.random(4))
            rows += [
                (f"q{number}", who, x, p, outcome + place / 4)
                for x, p in zip((-2, -0.5, 0.5, 2), ends, strict=True)
            ]
    table = pd.DataFrame(rows, columns=["question", "forecaster", "x", "probability", "outcome"])
    return table.assign(outcome=table.groupby("question")["outcome"].transform("first"))


def ranges():
    rng = np.random.default_rng(4)
    middle, half = rng.normal(size=2 * QUESTIONS), rng.uniform(0.2, 2, 2 * QUESTIONS)
    return pd.DataFrame(
        {
            "question": np.tile([f"q{n}" for n in range(QUESTIONS)], 2),
            "forecaster": np.repeat(WHO, QUESTIONS),
            "lower": middle - half,
            "upper": middle + half,
            "level": 0.8,
            "outcome": np.tile(rng.normal(size=QUESTIONS), 2),
        }
    )


def points():
    rng = np.random.default_rng(5)
    outcome = rng.normal(size=QUESTIONS)
    return pd.DataFrame(
        {
            "question": np.tile([f"q{n}" for n in range(QUESTIONS)], 2),
            "forecaster": np.repeat(WHO, QUESTIONS),
            "value": np.tile(outcome, 2) + rng.normal(size=2 * QUESTIONS),
            "outcome": np.tile(outcome, 2),
        }
    )


KINDS = {"cdf": grid, "interval": ranges, "point": points}


@pytest.mark.parametrize("kind", KINDS)
def test_a_comparison_has_the_means_of_the_scores(kind):
    table = KINDS[kind]()
    found = pt.compare(table, *WHO).iloc[0]
    means = pt.score(table, by="forecaster", rules=found["rule"]).set_index("forecaster")["value"]
    assert found["n"] == QUESTIONS
    assert [found["first"], found["second"]] == pytest.approx([means["ann"], means["bob"]])


@pytest.mark.parametrize("kind", KINDS)
def test_a_leaderboard_of_full_answers_has_the_means_of_the_scores(kind):
    table = KINDS[kind]()
    board = pt.leaderboard(table).set_index("forecaster")
    rule = pt.compare(table, *WHO)["rule"].iloc[0]
    means = pt.score(table, by="forecaster", rules=rule).set_index("forecaster")["value"]
    assert board["adjusted"].to_dict() == pytest.approx(means.to_dict())


def test_a_rule_that_cannot_score_all_is_no_default_and_refused_by_name():
    table = points()
    assert pt.compare(table, *WHO)["rule"].tolist() == ["squared"]
    assert pt.compare(table.assign(value=1, outcome=2), *WHO)["rule"].tolist() == [
        "absolute_log_ratio"
    ]
    with pytest.raises(UsageError, match="absolute_log_ratio cannot score 1"):
        pt.compare(table, *WHO, rules="absolute_log_ratio")
    with pytest.raises(UsageError, match="absolute_log_ratio cannot score 1"):
        pt.leaderboard(table, rule="absolute_log_ratio")


def test_forecasts_on_a_grid_are_averaged_by_question_with_their_weights():
    table = grid()
    again = table[table["forecaster"] == "bob"].assign(probability=lambda t: t["probability"] ** 2)
    twice = pd.concat(
        [table.assign(weight=1.0, made="2026-01-01"), again.assign(weight=3.0, made="2026-01-02")]
    )
    one, other = (pt.score(part, rules="crps")["value"].iloc[0] for part in
                  (table[table["forecaster"] == "bob"], again))  # fmt: skip
    found = pt.compare(twice, *WHO, duplicates="all").iloc[0]
    assert found["second"] == pytest.approx((one + 3 * other) / 4)
