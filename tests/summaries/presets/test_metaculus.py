"""Metaculus, against a sum over the moments of each question."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.summaries.presets import PRESETS

METACULUS = PRESETS["metaculus"]
CAREFUL = settings(deadline=None, derandomize=True, max_examples=80)
forecasts = st.lists(
    st.tuples(
        st.sampled_from("abc"), st.integers(0, 9), st.floats(0.001, 0.999),
        st.sampled_from([np.nan, 4.0]),
    ),
    min_size=1, max_size=9,
)  # fmt: skip


def table_of(rows, **columns):
    who, made, probability, withdrawn = zip(*rows, strict=True)
    return pd.DataFrame({
        "question": "q", "forecaster": who, "probability": probability, "made": made,
        "withdrawn": withdrawn, **columns,
    })  # fmt: skip


def by_moments(rows, outcome, until, scheduled):
    base, peer, covered = {}, {}, {}
    for half in np.arange(0.5, until):
        given = {}
        for who in {r[0] for r in rows}:
            mine = [(at, i) for i, (w, at, *_) in enumerate(rows) if w == who and at < half]
            if mine and not half > rows[max(mine)[1]][3]:
                p = rows[max(mine)[1]][2]
                given[who] = p if outcome else 1 - p
        n = len(given)
        mean = np.mean(np.log(list(given.values()))) if given else 0
        for who, p in given.items():
            base[who] = base.get(who, 0) + 100 * (1 + np.log2(p)) / scheduled
            less = n / (n - 1) * (np.log(p) - mean) if n > 1 else 0
            peer[who] = peer.get(who, 0) + 100 * less / scheduled
            covered[who] = covered.get(who, 0) + 1 / scheduled
    return {who: (base[who], peer[who], covered[who]) for who in base}


@CAREFUL
@given(rows=forecasts, outcome=st.integers(0, 1), closed=st.integers(1, 12))
def test_scores_are_the_sum_of_the_moments(rows, outcome, closed):
    table = table_of(rows, outcome=outcome, opens=0, closes=10, closed=closed, resolved=11)
    scores = METACULUS(table).scores.set_index("forecaster")
    expected = by_moments(rows, outcome, min(closed, 10), 10)
    assert set(scores.index) == set(expected)
    for name, values in expected.items():
        got = scores.loc[name, ["score", "relative", "coverage"]].tolist()
        assert got == pytest.approx(values, abs=1e-9)


def test_the_published_time_average():
    table = table_of(
        [("a", 1, 0.4, np.nan), ("a", 2, 0.7, np.nan), ("a", 4, 0.8, np.nan)],
        outcome=1, opens=0, closes=5,
    )  # fmt: skip
    assert METACULUS(table).scores["score"][0] == pytest.approx(26.54, abs=5e-3)


def test_the_published_peer_scores():
    rows = [(who, 0, p, np.nan) for who, p in zip("abcd", [0.7, 0.5, 0.6, 0.9], strict=True)]
    scores = METACULUS(table_of(rows, outcome=1, closes=3)).scores
    expected = [7.97695, -36.88602, -12.57647, 41.48554]
    assert scores["relative"].tolist() == pytest.approx(expected, abs=5e-6)
    assert scores["spot_relative"].tolist() == pytest.approx(expected, abs=5e-6)


def test_an_early_resolution_is_divided_by_the_scheduled_time():
    scores = METACULUS(
        table_of([("a", 0, 0.9, np.nan)], outcome=1, opens=0, closes=10, closed=2, resolved=3)
    ).scores
    assert scores["score"][0] == pytest.approx(84.7997 / 5, abs=1e-4)
    assert scores["coverage"][0] == pytest.approx(0.2)


def test_the_spot_is_the_close_unless_it_is_stated():
    rows = [("a", 0, 0.7, np.nan), ("a", 6, 0.9, np.nan), ("b", 6, 0.5, np.nan)]
    table = table_of(rows, outcome=1, opens=0, closes=10)
    at_close = METACULUS(table).scores.set_index("forecaster")["spot_score"]
    assert at_close.tolist() == pytest.approx([84.7997, 0], abs=1e-4)
    early = METACULUS(table.assign(spot=2)).scores.set_index("forecaster")["spot_score"]
    assert early["a"] == pytest.approx(48.542683, abs=1e-6)
    assert np.isnan(early["b"])


def test_spots_belong_to_their_questions_in_dates_too():
    table = pd.DataFrame({
        "question": ["z", "z", "y", "y"], "forecaster": "a", "probability": [0.5, 1, 0.5, 1],
        "outcome": 1, "made": ["2026-01-01", "2026-01-05"] * 2, "closes": "2026-01-10",
        "spot": ["2026-01-02", "2026-01-02", None, None],
    })  # fmt: skip
    found = METACULUS(table).scores.set_index("question")["spot_score"]
    assert found.to_dict() == {"y": 100, "z": 0}


def test_many_answers_have_their_own_baseline():
    table = pd.DataFrame({
        "question": "q", "forecaster": "a", "made": 0, "closes": 5, "category": list("xyz"),
        "probability": [0.7, 0.2, 0.1], "outcome": "x",
    })  # fmt: skip
    expected = 100 * np.log(3 * 0.7) / np.log(3)
    assert METACULUS(table).scores["score"][0] == pytest.approx(expected, rel=1e-12)


def test_an_impossible_outcome_is_clipped_only_by_name():
    table = table_of([("a", 0, 0.0, np.nan)], outcome=1, closes=4)
    with pytest.raises(InvalidForecastError, match=r"least=0.001 \(row 0\)"):
        METACULUS(table)
    expected = 100 * (1 + np.log2(0.001))
    assert METACULUS(table, least=0.001).scores["score"][0] == pytest.approx(expected)
    with pytest.raises(UsageError, match="least"):
        METACULUS(table, least=0.7)
    with pytest.raises(InvalidForecastError, match="must be 0 or 1"):
        METACULUS(table.assign(outcome=0.5))


def test_forecasts_after_the_close_are_listed():
    rows = [("a", 0, 0.7, np.nan), ("a", 5, 0.9, np.nan), ("a", 8, 0.9, np.nan)]
    found = METACULUS(table_of(rows, outcome=1, closes=10, closed=5, resolved=8)).excluded
    assert found["row"].tolist() == [1, 2]
    assert found["reason"].tolist() == [
        "made when the question was closed", "made when the outcome was known",
    ]  # fmt: skip
