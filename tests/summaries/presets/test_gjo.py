"""Good Judgment Open, against its own worked figures and a loop over days."""

import statistics

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError
from predtrack.scores.rules.brier_multicategory import brier_multicategory
from predtrack.scores.rules.ordered_brier import ordered_brier
from predtrack.summaries.presets import PRESETS

GJO = PRESETS["gjo"]
CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)
DAYS = st.integers(0, 9)
forecasts = st.lists(
    st.tuples(st.sampled_from("abc"), st.floats(0, 9.75), st.floats(0, 1)), min_size=1, max_size=9
)


def by_days(rows, outcome, opens, ends):
    """Keep books day by day, as the platform describes it."""
    days, daily = range(int(opens), int(np.ceil(ends))), {}
    for day in days:
        for who in {r[0] for r in rows}:
            mine = [(at, i) for i, (w, at, _) in enumerate(rows) if w == who and at < ends]
            mine = [one for one in mine if one[0] < day + 1]
            if mine:
                daily.setdefault(who, {})[day] = 2 * (rows[max(mine)[1]][2] - outcome) ** 2
    found = {}
    for who, scores in daily.items():
        less = [
            score - statistics.median(other[day] for other in daily.values() if day in other)
            for day, score in scores.items()
        ]
        found[who] = (statistics.mean(scores.values()), sum(less) / len(days),
                      len(scores) / len(days))  # fmt: skip
    return found


@CAREFUL
@given(rows=forecasts, outcome=st.integers(0, 1), ends=st.floats(0.5, 10))
def test_scores_are_those_of_a_ledger_kept_day_by_day(rows, outcome, ends):
    who, made, probability = zip(*rows, strict=True)
    table = pd.DataFrame({
        "question": "q", "forecaster": who, "probability": probability, "made": made,
        "outcome": outcome, "opens": 0.0, "closes": ends,
    })  # fmt: skip
    scores = GJO(table).scores.set_index("forecaster")
    expected = by_days(rows, outcome, 0, ends)
    assert set(scores.index) == set(expected)
    for name, values in expected.items():
        got = scores.loc[name, ["score", "relative", "coverage"]].tolist()
        assert got == pytest.approx(values, abs=1e-12)


def test_a_week_of_the_worked_example():
    table = pd.DataFrame({
        "question": "q", "forecaster": "a", "probability": [0.9, 0.95], "outcome": 1,
        "made": ["2016-10-01", "2016-10-04"], "closes": "2016-10-07",
    })  # fmt: skip
    assert GJO(table).scores["score"][0] == pytest.approx(0.0114286, abs=5e-8)


def ordered(*probabilities, happened, ranks=None):
    return pd.DataFrame({
        "question": "q", "forecaster": "a", "made": 0, "closes": 5,
        "category": list("wxyz"), "probability": probabilities, "outcome": happened,
    } | ({"rank": ranks} if ranks else {}))  # fmt: skip


def test_ordered_questions_use_the_ordered_rule_and_others_do_not():
    cubs = ordered(0.15, 0.45, 0.25, 0.15, happened="y")
    assert GJO(cubs).scores["score"][0] == pytest.approx(0.81, rel=1e-12)
    rule = ordered(0.25, 0.25, 0.30, 0.20, happened="x", ranks=[1, 2, 3, 4])
    assert GJO(rule).scores["score"][0] == pytest.approx(0.2350, rel=1e-12)
    other = ordered(0.1, 0.2, 0.5, 0.2, happened="y", ranks=[10, 20, 30, 40])
    assert GJO(other).scores["score"][0] == pytest.approx(0.28 / 3, rel=1e-12)
    assert GJO(other.sample(frac=1, random_state=1)).scores["score"][0] == pytest.approx(0.28 / 3)


@CAREFUL
@given(parts=st.lists(st.integers(1, 50), min_size=4, max_size=4), place=st.integers(0, 3))
def test_categories_score_as_the_rules_of_the_catalogue(parts, place):
    probability = np.array(parts) / sum(parts)
    plain = ordered(*probability, happened="wxyz"[place])
    expected = brier_multicategory([probability], [place])
    assert GJO(plain).scores["score"][0] == pytest.approx(expected[0], abs=1e-12)
    expected = ordered_brier([probability], [place])
    ranked = GJO(plain.assign(rank=range(4)))
    assert ranked.scores["score"][0] == pytest.approx(expected[0], abs=1e-12)


def test_binary_and_ordered_questions_meet_in_one_table():
    binary = pd.DataFrame({
        "question": ["r"], "forecaster": "a", "made": 0, "closes": 5, "probability": 0.8,
        "outcome": 1,
    })  # fmt: skip
    both = pd.concat([ordered(0.1, 0.2, 0.5, 0.2, happened="y", ranks=[1, 2, 3, 4]), binary])
    result = GJO(both)
    assert result.scores["score"].tolist() == pytest.approx([0.28 / 3, 0.08])
    assert result.forecasters["score"][0] == pytest.approx((0.28 / 3 + 0.08) / 2)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"probability": [0.1, 0.2, 0.5, 0.3]}, "sum to 1"),
        ({"outcome": "v"}, "must be one of the categories"),
        ({"category": list("wxyy")}, "named twice"),
        ({"rank": [1, 2, 2, 3]}, "ranks"),
        ({"rank": [1, 2, None, 3]}, "ranks"),
    ],
)
def test_faulty_categories_are_refused_with_their_rows(changes, message):
    table = ordered(0.1, 0.2, 0.5, 0.2, happened="y").assign(**changes)
    with pytest.raises(InvalidForecastError, match=message) as fault:
        GJO(table)
    assert fault.value.rows


def test_relative_scores_are_summed_and_others_averaged_over_questions():
    table = pd.DataFrame({
        "question": list("qqrr"), "forecaster": list("abab"), "made": 0, "closes": 4,
        "probability": [1, 0.5, 1, 0.5], "outcome": 1,
    })  # fmt: skip
    headline = GJO(table).forecasters.set_index("forecaster")
    assert headline.loc["a", ["score", "relative", "median"]].tolist() == [0, -0.5, 0.25]
    assert headline.loc["b", ["score", "relative", "median"]].tolist() == [0.5, 0.5, 0.25]
