"""Coverage of intervals and quantiles: points, intervals, and what the title may pick."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest

from predtrack.charts.figures.coverage import coverage
from predtrack.errors import UsageError
from predtrack.workflows.calibration import calibration

DAY = dt.date(2026, 11, 22)
LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9)


def quantiles(n, *, seed=1, width=1.0, **more):
    random = np.random.default_rng(seed)
    y = random.normal(size=n)
    rows = [
        {"question": f"{more}{i}", "quantile": q, "outcome": y[i], **more,
         "value": width * NormalDist().inv_cdf(q)}
        for i in range(n) for q in LEVELS
    ]  # fmt: skip
    return pd.DataFrame(rows)


def intervals(held, n, level=0.9):
    y = [0.5] * held + [2.0] * (n - held)
    return pd.DataFrame({"lower": 0.0, "upper": 1.0, "level": level, "outcome": y})


def found(rows, **more):
    return calibration(rows, today=DAY, **more)


def test_the_points_are_those_of_the_summary():
    result = found(quantiles(200))
    (group,) = result.groups
    left, right = coverage(result).to_dict()["concat"]
    assert [row["share"] for row in left["data"]["values"]] == [
        row.frequency for row in group.coverage
    ]
    assert [(row["low"], row["high"]) for row in right["data"]["values"]] == [
        row.confidence for row in group.quantiles
    ]
    assert left["title"]["subtitle"] == "n = 200"


def test_a_lone_level_is_named_where_its_interval_does_not_hold_it():
    assert coverage(found(intervals(40, 60))).title == (
        "Intervals of 90 % held the outcome too rarely: 66.7 % of 60"
    )
    assert coverage(found(intervals(60, 60, 0.5))).title == (
        "Intervals of 50 % held the outcome more often than they say: 100.0 % of 60"
    )


def test_what_is_within_its_interval_is_not_called_proof():
    assert coverage(found(intervals(54, 60))).title == (
        "Each level is within what its interval allows; that does not prove calibration"
    )


def test_too_narrow_forecasts_have_their_worst_level_named():
    assert coverage(found(quantiles(200, width=0.4))).title.startswith("Intervals of 80 % held")


def test_a_level_is_not_picked_where_all_together_are_within_luck():
    result = found(quantiles(200))
    (group,) = result.groups
    off = replace(group.quantiles[2], frequency=0.8, confidence=(0.7, 0.9))
    altered = replace(group, quantiles=(*group.quantiles[:2], off, *group.quantiles[3:]))
    calm = replace(altered, pit=replace(group.pit, p_value=0.4))
    title = coverage(replace(result, groups=(calm,))).title
    assert "taken together, no more than luck (PIT p 0.400)" in title
    sure = replace(altered, coverage=(), pit=replace(group.pit, p_value=0.001))
    assert coverage(replace(result, groups=(sure,))).title.startswith("Outcomes were at most the")


def test_several_levels_without_a_joint_test_are_counted_beside_luck():
    both = pd.concat([intervals(30, 60, 0.5), intervals(40, 60, 0.9)])
    assert coverage(found(both)).title == (
        "1 of 2 levels lie outside their 90 % interval, where luck alone gives about 0.2"
    )


def test_groups_are_bounded_and_counted_together():
    parts = [quantiles(30 + i, seed=i, forecaster=f"F{i}") for i in range(6)]
    chart = coverage(found(pd.concat(parts), by=["forecaster"]))
    assert "in 6 groups lie outside their 90 % interval" in chart.title
    assert "the 4 largest of 6 groups are drawn" in chart.subtitle
    assert len(chart.to_dict()["concat"]) == 8


def test_few_answers_have_exact_intervals_and_say_n():
    text = coverage(found(quantiles(9))).text()
    assert "n=9" in text


def test_probabilities_have_no_coverage():
    binary = pd.DataFrame({"probability": [0.5] * 30, "outcome": [0, 1] * 15})
    with pytest.raises(UsageError, match="choose out of reliability, murphy"):
        coverage(found(binary))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("rows", [quantiles(60), intervals(40, 60)])
def test_every_form_is_sound(language, rows):
    result = found(rows)
    chart = coverage(result, language=language)
    assert chart.svg() == coverage(result, language=language).svg()
    ET.fromstring(chart.svg("dark"))
    assert all(len(line) <= 80 for line in chart.text(80).splitlines())


def test_hostile_names_stay_text():
    name = "<script>alert('“1” & 2')</script> 🎲 " + "长" * 10_000
    both = pd.concat([quantiles(9, forecaster=name), quantiles(9, forecaster="B")])
    drawn = coverage(found(both, by=["forecaster"])).svg()
    ET.fromstring(drawn)
    assert "<script>" not in drawn
