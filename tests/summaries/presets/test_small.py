"""PredictionBook, FiveThirtyEight and ForecastBench."""

import numpy as np
import pandas as pd
import pytest

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.summaries.presets import PRESETS

BOOK, BENCH, EVENTS = PRESETS["predictionbook"], PRESETS["forecastbench"], PRESETS["538"]


def binary(**columns):
    return pd.DataFrame({"forecaster": "a", **columns})


def test_predictionbook_counts_every_wager_once():
    table = binary(question=list("qqqr"), probability=[0.9, 0.9, 0.9, 0.5], outcome=[1, 1, 1, 0])
    result = BOOK(table)
    assert result.forecasters["score"][0] == pytest.approx((0.03 + 0.25) / 4)
    assert result.scores["score"].mean() == pytest.approx(0.13)
    assert result.forecasters["wagers"][0] == 4


def test_predictionbook_leaves_withdrawn_predictions_out():
    table = binary(
        question=["q", "r"], probability=[0.9, 0.5], outcome=[1, 0],
        withdrawn=[None, "2026-01-01"],
    )  # fmt: skip
    result = BOOK(table)
    assert result.excluded[["row", "reason"]].to_numpy().tolist() == [[1, "withdrawn"]]


def test_538_weighs_every_event_once():
    table = binary(
        question=list("qqqr"), probability=[0.9, 0.9, 0.9, 0.5], outcome=[1, 1, 1, 0],
        reference=[0.6, 0.6, 0.6, 0.4],
    )  # fmt: skip
    result = EVENTS(table)
    assert result.forecasters["score"][0] == pytest.approx((0.01 + 0.25) / 2)
    assert result.forecasters["reference_score"][0] == pytest.approx(0.16)
    assert result.forecasters["skill"][0] == pytest.approx(1 - 0.13 / 0.16)
    assert result.scores["relative"].tolist() == pytest.approx([-0.15, 0.09])


def test_538_names_no_reference_of_its_own():
    table = binary(question=["q"], probability=[0.7], outcome=[1])
    assert EVENTS(table).forecasters["skill"].isna().all()
    assert EVENTS(table, reference=0.4).forecasters["skill"][0] == pytest.approx(0.75)
    with pytest.raises(UsageError, match="do not give another"):
        EVENTS(table.assign(reference=0.5), reference=0.5)
    with pytest.raises(InvalidForecastError, match=r"reference must.*\(row 0\)"):
        EVENTS(table.assign(reference=40))


TABLE = [[0.04, 0.25, None], [0.09, None, 0.49], [None, 0.16, 0.36], [0.01, 0.36, 0.64]]


def test_forecastbench_adjusts_for_difficulty():
    cells = [(i, j, v) for i, row in enumerate(TABLE) for j, v in enumerate(row) if v is not None]
    who, what, brier = zip(*cells, strict=True)
    table = pd.DataFrame({
        "forecaster": who, "question": what, "probability": np.sqrt(brier), "outcome": 0,
    })  # fmt: skip
    result = BENCH(table)
    adjusted = result.forecasters["adjusted"]
    assert (adjusted - adjusted[0]).tolist() == pytest.approx([0, 0.03, -0.132, 0.071])
    hard = result.scores.groupby("question")["difficulty"].first()
    assert (hard - hard[0]).tolist() == pytest.approx([0, 0.264, 0.494])
    index = result.forecasters["brier_index"]
    assert index.tolist() == pytest.approx((100 * (1 - np.sqrt(adjusted))).tolist())


def test_forecastbench_gives_always_one_half_an_index_of_fifty():
    rng = np.random.default_rng(4)
    table = pd.DataFrame({
        "forecaster": np.repeat(["a", "b", "half"], 40), "question": np.tile(np.arange(40), 3),
        "probability": np.r_[rng.random(80), np.full(40, 0.5)],
        "outcome": np.tile(rng.integers(0, 2, 40), 3),
    })  # fmt: skip
    headline = BENCH(table).forecasters.set_index("forecaster")
    assert headline.loc["half", ["adjusted", "brier_index"]].tolist() == pytest.approx([0.25, 50])


def bench(blanks, *, sets=None, absent=0):
    frame = pd.DataFrame({
        "forecaster": np.repeat(["a", "b"], 40), "question": np.tile(np.arange(40), 2),
        "probability": 0.8, "outcome": 1, "question_set": sets,
    })  # fmt: skip
    frame.loc[range(blanks), "probability"] = None
    return frame.drop(index=range(39 - absent + 1, 40))


def test_forecastbench_imputes_one_half_and_says_so():
    result = BENCH(bench(2).drop(columns="question_set"))
    headline = result.forecasters.set_index("forecaster")
    assert headline.loc["a", "imputed"] == pytest.approx(0.05)
    assert headline.loc["a", "score"] == pytest.approx((38 * 0.04 + 2 * 0.25) / 40)
    assert result.scores["coverage"].eq(0).sum() == 2


def test_forecastbench_drops_who_has_more_than_a_twentieth_imputed():
    result = BENCH(bench(3).drop(columns="question_set"))
    assert result.forecasters["forecaster"].tolist() == ["b"]
    assert len(result.excluded) == 40
    assert result.excluded["reason"].unique().tolist() == [
        "7.5% of the forecaster's forecasts are imputed"
    ]


def test_forecastbench_asks_for_every_question_of_a_set():
    result = BENCH(bench(0, sets="2026-01", absent=2))
    assert result.forecasters.set_index("forecaster").loc["a", "imputed"] == pytest.approx(0.05)
    assert len(result.scores) == 80
    assert "a" not in BENCH(bench(0, sets="2026-01", absent=3)).forecasters["forecaster"].tolist()


def test_forecastbench_takes_one_forecast_a_question_and_common_questions():
    table = binary(question=["q", "q"], probability=[0.5, 0.6], outcome=1)
    with pytest.raises(InvalidForecastError, match=r"one forecast for each.*\(rows 0, 1\)"):
        BENCH(table)
    apart = table.assign(question=["q", "r"], forecaster=["a", "b"])
    with pytest.raises(InvalidForecastError, match="not comparable"):
        BENCH(apart)
