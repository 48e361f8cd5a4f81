"""``pt.calibration``: a frame that says what it shows."""

import datetime as dt
import pathlib
import pickle

import numpy as np
import pandas as pd
import pytest

import predtrack as pt

ROOT = pathlib.Path(__file__).parents[2]


@pytest.fixture
def table():
    random = np.random.default_rng(1)
    p = random.integers(1, 100, 200) / 100
    y = (random.random(200) < p).astype(int)
    return pd.DataFrame({"probability": p, "outcome": y, "topic": ["a", "b"] * 100})


def test_the_result_is_a_frame_of_the_curve(table):
    found = pt.calibration(table)
    assert isinstance(found, pd.DataFrame)
    assert list(found) == [
        "low", "high", "n", "pooled", "forecast", "frequency",
        "consistency_low", "consistency_high", "confidence_low", "confidence_high",
    ]  # fmt: skip
    assert found["n"].sum() == 200
    assert found["frequency"].is_monotonic_increasing


def test_the_frame_prints_its_headline_and_its_funnel(table):
    found = pt.calibration(table)
    for text in (repr(found), found._repr_html_()):
        assert "200 forecasts show no miscalibration beyond luck" in text
        assert "200 rows published → 200 scoreable" in text


def test_parts_tests_and_murphy_are_frames(table):
    found = pt.calibration(table, by="topic")
    assert list(found.parts["rule"]) == ["brier", "log"] * 2
    assert found.parts["null_mean"].notna().all()
    assert list(found.tests["test"]) == ["spiegelhalter"] * 2
    assert len(found.murphy) == 2 * 99
    # Twice the area below a Murphy diagram is the Brier score.
    brier = found.parts.set_index(["topic", "rule"])["mean"]["a", "brier"]
    assert found.murphy.query("topic == 'a'")["score"].sum() / 50 == pytest.approx(brier, abs=1e-3)


def test_bins_take_the_place_of_the_curve(table):
    found = pt.calibration(table, bins=5)
    assert len(found) == 5
    assert found["n"].sum() == 200


def test_numeric_forecasts_have_levels():
    table = pd.DataFrame({"lower": [0.0] * 30, "upper": [1.0] * 30, "level": [0.9] * 30,
                          "outcome": np.linspace(-1, 2, 30)})  # fmt: skip
    found = pt.calibration(table)
    assert found.loc[0, ["measure", "level", "n", "median_width"]].tolist() == [
        "interval",
        0.9,
        30,
        1,
    ]
    assert found.parts.empty
    assert found.pit.empty


def test_part_of_a_frame_still_says_where_it_comes_from(table):
    part = pt.calibration(table).head(3)
    assert "beyond luck" in repr(part)
    assert len(part.parts) == 2


def test_a_frame_can_be_kept(table):
    kept = pickle.loads(pickle.dumps(pt.calibration(table)))
    assert "beyond luck" in kept.notes
    assert len(kept.parts) == 2


def test_ten_forecasts_have_no_rows_but_notes(table):
    found = pt.calibration(table.head(10))
    assert found.empty
    assert "too few for a curve" in found.notes
    assert "10 common questions" in found.notes


def test_a_ledger_without_probabilities_says_so():
    found = pt.calibration(ROOT, as_of=dt.date(2026, 11, 21))
    assert found.empty
    assert "none of the 69 scored claims states a probability" in repr(found)
    assert found.parts.empty
