"""The Murphy diagram: thresholds, curves and their names."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

import numpy as np
import pandas as pd
import pytest

from predtrack.charts.calibrated.curve_labels import label_places
from predtrack.charts.figures.murphy import murphy
from predtrack.errors import UsageError
from predtrack.workflows.calibration import calibration

DAY = dt.date(2026, 11, 22)


def table(n, *, seed=1, **more):
    random = np.random.default_rng(seed)
    p = random.integers(1, 100, n) / 100
    return pd.DataFrame({"probability": p, "outcome": (random.random(n) < p) * 1.0, **more})


def found(rows, **more):
    return calibration(rows, today=DAY, **more)


def groups(number, n=40):
    parts = [table(n + i, seed=i, forecaster=f"F{i:02d}") for i in range(number)]
    return found(pd.concat(parts), by=["forecaster"])


def layers(chart):
    return chart.to_dict()["layer"]


def test_the_curves_are_those_of_the_summary():
    result = found(table(300))
    (group,) = result.groups
    rows = layers(murphy(result))[0]["data"]["values"]
    forecasts = [row["score"] for row in rows if row["name"] == "forecasts"]
    base = [row["score"] for row in rows if row["name"] == "base rate"]
    assert forecasts == list(group.murphy.values)
    assert base == list(group.murphy.base_rate)


def test_the_base_rate_has_the_curve_of_somebody_who_always_says_it():
    (group,) = found(table(300)).groups
    b = group.base_rate
    expected = [(1 - b) * t if t < b else b * (1 - t) for t in group.murphy.thetas]
    assert group.murphy.base_rate == pytest.approx(expected, rel=1e-12)


def test_twice_the_area_under_the_curve_is_the_brier_score_that_the_note_names():
    result = found(table(2000))
    (group,) = result.groups
    told = group.murphy
    heights = (0, *told.values, 0)  # noqa: PD011 - no frame
    area = np.trapezoid(heights, (0, *told.thetas, 1))
    brier = group.parts[0].mean
    assert 2 * area == pytest.approx(brier, abs=0.002)
    assert f"Brier score ({brier:.3f})" in murphy(result).note


def test_the_title_names_where_forecasts_cost_less_than_the_base_rate():
    rows = pd.DataFrame({"probability": [0.1] * 30 + [0.9] * 30, "outcome": [0] * 30 + [1] * 30})
    assert murphy(found(rows)).title == (
        "Acting on these forecasts (n = 60) cost less than acting on the base rate at thresholds"
        " of 0.10 to 0.89"
    )


def test_forecasts_that_never_help_are_said_to():
    rows = pd.DataFrame({"probability": [0.5] * 30, "outcome": [0, 1] * 15})
    assert murphy(found(rows)).title.startswith(
        "At no threshold did acting on these forecasts (n = 30)"
    )


def test_few_forecasts_are_said_to_prove_little():
    assert murphy(found(table(12))).title.endswith("so few prove little")


def test_a_group_is_called_lowest_only_where_it_is_lowest_everywhere():
    sharp = table(60, seed=1)
    sharp["probability"] = np.where(sharp["outcome"] == 1, 0.95, 0.05)
    flat = sharp.assign(probability=0.5)
    both = pd.concat([sharp.assign(forecaster="Sharp"), flat.assign(forecaster="Flat")])
    chart = murphy(found(both, by=["forecaster"]))
    assert chart.title == "Sharp has the lowest curve at every threshold"
    assert "different questions do not compare" in chart.note
    twins = pd.concat([flat.assign(forecaster="A"), flat.assign(forecaster="B")])
    assert murphy(found(twins, by=["forecaster"])).title.startswith("No group")


def test_groups_differ_in_dash_and_name_as_well_as_in_colour():
    lines = layers(murphy(groups(4)))[0]["encoding"]
    assert len({tuple(dash) for dash in lines["strokeDash"]["scale"]["range"]}) == 4
    labels = layers(murphy(groups(4)))[2]["data"]["values"]
    assert [row["name"] for row in labels] == ["F00", "F01", "F02", "F03"]


def test_groups_are_bounded_and_the_chart_says_so():
    chart = murphy(groups(9))
    assert "the 6 largest of 9 groups are drawn" in chart.subtitle
    assert len(layers(chart)[0]["data"]["values"]) == 6 * 99


def test_weights_that_are_no_counts_have_no_diagram():
    rows = table(60).assign(weight=np.linspace(0.5, 2, 60))
    with pytest.raises(UsageError, match="no Murphy diagram"):
        murphy(found(rows))


def test_names_stand_apart_and_on_their_curves():
    x = [at / 10 for at in range(11)]
    curves = {name: [0.1 * at * (1 - at) for at in x] for name in "abc"}
    places = label_places(x, curves)
    assert len(set(places)) == 3
    assert label_places([0.5], {"a": [1.0], "b": [2.0]}) == [0, 0]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_form_is_sound(language):
    result = groups(3)
    chart = murphy(result, language=language)
    assert chart.svg() == murphy(result, language=language).svg()
    ET.fromstring(chart.svg("dark"))
    text = chart.text(80)
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "F00 θ 0.50" in text


def test_hostile_names_stay_text():
    name = "<script>alert('“1” & 2')</script> 🎲 " + "x" * 10_000
    both = pd.concat([table(30, forecaster=name), table(30, seed=2, forecaster="B")])
    drawn = murphy(found(both, by=["forecaster"])).svg()
    ET.fromstring(drawn)
    assert "<script>" not in drawn
    assert len(drawn) < 100_000
