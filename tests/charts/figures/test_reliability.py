"""The reliability diagram: what it claims, what it shows, and what it keeps to itself."""

from __future__ import annotations

import datetime as dt
import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from predtrack.charts import get_chart
from predtrack.charts.calibrated.reliability_finding import runs_outside
from predtrack.charts.figures.reliability import reliability
from predtrack.errors import UsageError
from predtrack.summaries.calibration import CalibrationRow
from predtrack.workflows.calibration import calibration

DAY = dt.date(2026, 11, 22)
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert('“1” & 2')</script> 🎲 " + "长" * 10_000


def table(n, *, seed=1, boldness=1.0, numbers=100, **more):
    """Forecasts whose log odds are so many times what is true."""
    random = np.random.default_rng(seed)
    p = random.integers(1, numbers, n) / numbers
    true = 1 / (1 + ((1 - p) / p) ** (1 / boldness))
    happened = (random.random(n) < true).astype(float)
    return pd.DataFrame({"probability": p, "outcome": happened, **more})


def found(rows, **more):
    return calibration(rows, today=DAY, **more)


@pytest.fixture(scope="module")
def calibrated():
    return found(table(300))


@pytest.fixture(scope="module")
def overconfident():
    return found(table(600, boldness=2.5))


@pytest.fixture(scope="module")
def groups():
    parts = [
        table(150, seed=2, boldness=2.5, forecaster="Ann"),
        table(90, seed=3, forecaster="学界"),
        table(9, seed=4, forecaster="Few"),
    ]
    return found(pd.concat(parts), by=["forecaster"])


def data_of(specification, key):
    """Give the first data of the specification whose rows have the key."""
    if isinstance(specification, dict):
        rows = specification.get("data", {}).get("values", [])
        if rows and key in rows[0]:
            return rows
        specification = list(specification.values())
    if isinstance(specification, list):
        for part in specification:
            rows = data_of(part, key)
            if rows:
                return rows
    return None


# --- what the title claims -------------------------------------------------------------------


def test_no_evidence_is_not_called_evidence_of_calibration(calibrated):
    said = reliability(calibrated).title
    assert said == (
        "300 forecasts show no miscalibration beyond luck; that does not prove calibration"
    )
    assert "well calibrated" not in said


def test_a_stretch_is_named_where_test_and_band_both_speak_of_it(overconfident):
    said = reliability(overconfident).title
    assert said.startswith("Forecasts")
    assert "came true more often than said, those" in said
    assert said.endswith("less often")


def test_what_the_title_says_of_a_stretch_is_outside_the_band(overconfident):
    (group,) = overconfident.groups
    runs = runs_outside(group.curve)
    assert all(row.frequency < row.consistency[0] for row in runs["less"])
    assert all(row.frequency > row.consistency[1] for row in runs["more"])


def test_rows_outside_the_band_are_not_named_where_the_test_shows_nothing(calibrated):
    (group,) = calibrated.groups
    row = group.curve[30]
    off = replace(row, frequency=0.0, consistency=(0.2, 0.3))
    curve = (*group.curve[:30], *(off,) * 30, *group.curve[60:])
    altered = replace(calibrated, groups=(replace(group, curve=curve),))
    assert "no miscalibration beyond luck" in reliability(altered).title


def test_a_stretch_of_few_forecasts_is_not_named():
    inside = CalibrationRow(0.5, 0.5, 97, 97, 0.5, 0.5, (0.4, 0.6), (0.4, 0.6))
    outside = CalibrationRow(0.9, 0.9, 3, 3, 0.9, 0.3, (0.6, 1.0), (0.1, 0.6))
    assert runs_outside([inside, outside]) == {}


def test_miscalibration_without_a_stretch_is_said_as_such(overconfident):
    (group,) = overconfident.groups
    inside = tuple(replace(row, consistency=(0.0, 1.0)) for row in group.curve)
    altered = replace(overconfident, groups=(replace(group, curve=inside),))
    assert reliability(altered).title == "600 forecasts show miscalibration beyond luck"


def test_several_groups_stand_beside_what_luck_does(groups):
    assert reliability(groups).title == (
        "3 groups, 3 tested: 1 with p at most 0.05, where luck alone gives about 0.15"
    )


# --- what is drawn ---------------------------------------------------------------------------


def test_the_numbers_in_the_specification_are_those_of_the_summary(calibrated):
    (group,) = calibrated.groups
    specification = reliability(calibrated).to_dict()
    drawn = data_of(specification, "frequency")
    assert [row["frequency"] for row in drawn] == [row.frequency for row in group.curve]
    assert [row["low"] for row in drawn] == [row.consistency[0] for row in group.curve]
    assert [row["most"] for row in drawn] == [row.confidence[1] for row in group.curve]
    histogram = data_of(specification, "none")
    assert sum(row["n"] for row in histogram) == group.n == 300
    assert {"said": "n = 300"} in data_of(specification, "said")


def test_the_subtitle_has_the_parts_beside_the_null(calibrated):
    (group,) = calibrated.groups
    brier = group.parts[0]
    said = reliability(calibrated).subtitle
    assert f"MCB {brier.miscalibration:.2g}" in said
    assert f"DSC {brier.discrimination:.3f}" in said
    assert f"UNC {brier.uncertainty:.3f}" in said
    assert f"luck alone gives MCB {brier.null_mean:.2g}" in said


def test_both_bands_are_named_with_their_level():
    said = reliability(found(table(100), level=0.8)).note
    assert "80 % consistency band" in said
    assert "80 % confidence band" in said


def test_bins_are_shown_where_they_were_asked_for():
    result = found(table(400), bins=10)
    chart = reliability(result)
    rows = data_of(chart.to_dict(), "frequency")
    assert [row["n"] for row in rows] == [row.n for row in result.groups[0].bins]
    assert "closed on the left" in chart.note


def test_few_different_forecasts_have_intervals_and_points():
    specification = json.dumps(reliability(found(table(200, numbers=10))).to_dict())
    assert '"type": "tick"' in specification
    assert '"type": "area"' not in specification


def test_outcomes_that_are_no_counts_have_a_line_without_bands():
    rows = table(100).assign(weight=np.linspace(0.5, 2, 100))
    chart = reliability(found(rows))
    assert "No bands" in chart.note
    assert "nothing is tested here" in chart.title
    assert chart.svg()


def test_the_histogram_counts_all_forecasts_where_the_curve_shows_only_some():
    random = np.random.default_rng(0)
    p = random.random(3000)
    result = found(pd.DataFrame({"probability": p, "outcome": random.random(3000) < p}))
    (group,) = result.groups
    assert sum(row.n for row in group.curve) < 3000
    counts = np.histogram(p, bins=np.arange(21) / 20)[0]
    assert [row.n for row in group.histogram] == counts.tolist()
    assert len(json.dumps(reliability(result).to_dict())) < 100_000


# --- what is withheld ------------------------------------------------------------------------


@pytest.mark.parametrize("n", [1, 12, 20])
def test_up_to_twenty_answers_get_sentences_and_no_curve(n):
    chart = reliability(found(table(n)))
    specification = json.dumps(chart.to_dict())
    for mark in ("line", "area", "point", "tick"):
        assert f'"type": "{mark}"' not in specification
    assert data_of(chart.to_dict(), "frequency") is None
    assert chart.title.startswith("Too few answers for a")
    assert "●" not in chart.text()


def test_many_forecasts_of_few_questions_are_few_answers():
    rows = table(60).assign(question=np.arange(60) % 6, forecaster=np.arange(60) // 6)
    chart = reliability(found(rows))
    assert chart.title == "Too few answers for a reliability curve: n = 60 on 6 questions"
    assert "（6 个问题）" in reliability(found(rows), language="zh").text()


def test_an_infinite_log_score_is_said_as_such():
    rows = table(60)
    rows.loc[0, ["probability", "outcome"]] = [1.0, 0.0]
    chart = reliability(found(rows, rules=["log"]))
    assert "log score ∞ (0 to infinity, lower is better) = miscalibration MCB ∞" in chart.subtitle
    assert chart.svg()


def test_the_sentences_are_those_of_the_summary():
    result = found(table(12))
    chart = reliability(result)
    (sentence,) = result.groups[0].sentences
    assert sentence.rstrip(".") in chart.description
    assert "too few for a curve" in chart.text()


def test_a_small_group_among_large_ones_has_sentences_in_its_panel(groups):
    chart = reliability(groups)
    lines = [row["line"] for row in data_of(chart.to_dict(), "line")]
    assert "9 forecasts, too few" in " ".join(lines)
    assert "n=9, too few for a curve" in chart.text()


def test_many_groups_are_bounded_and_the_chart_says_so():
    parts = [table(30 + i, seed=i, forecaster=f"F{i}") for i in range(15)]
    chart = reliability(found(pd.concat(parts), by=["forecaster"]))
    assert "the 6 largest of 15 groups are drawn" in chart.subtitle
    assert chart.title.startswith("15 groups, 15 tested")
    assert len(chart.to_dict()["concat"]) == 6


def test_more_groups_than_have_curves_are_refused():
    rows = table(25 * 201).assign(question_group=np.arange(25 * 201) % 201)
    with pytest.raises(UsageError, match="more than 200 groups"):
        reliability(found(rows, by=["question_group"]))


def test_shared_questions_are_said():
    rows = table(300).assign(question=np.arange(300) // 2, forecaster=np.arange(300) % 2)
    chart = reliability(found(rows))
    assert "on 150 questions" in chart.subtitle
    assert "forecasts of one question share its outcome" in chart.subtitle


def test_a_sum_of_weights_is_not_passed_off_as_a_count(calibrated):
    assert "weights" not in reliability(calibrated).subtitle
    (group,) = calibrated.groups
    weighed = replace(calibrated, groups=(replace(group, n=604.5),))
    assert reliability(weighed).subtitle.endswith("n adds up the weights")
    assert reliability(weighed, language="zh").subtitle.endswith("n 为权重之和")


def test_other_forecasts_are_refused_with_what_to_draw():
    rows = pd.DataFrame({"lower": [0.0], "upper": [1.0], "level": [0.9], "outcome": [0.5]})
    with pytest.raises(UsageError, match="choose out of coverage, pit"):
        reliability(found(rows))
    with pytest.raises(UsageError, match="was given a DataFrame"):
        reliability(rows)


def test_nothing_to_calibrate_is_refused_with_the_headline(calibrated):
    with pytest.raises(UsageError, match="Nothing can be said of calibration"):
        reliability(replace(calibrated, groups=()))


# --- forms -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_is_whole_and_always_the_same(calibrated, language, scheme):
    chart = reliability(calibrated, language=language)
    drawn = chart.svg(scheme)
    root = ET.fromstring(drawn)
    assert root.find(f"{SVG}title").text == chart.title
    assert root.find(f"{SVG}desc").text == chart.description
    assert drawn == reliability(calibrated, language=language).svg(scheme)


def test_chinese_says_the_same(calibrated, groups):
    assert reliability(calibrated, language="zh").title == (
        "300 条预测未显示超过运气的校准偏差；这并不证明校准良好"
    )
    assert "1 组 p 不超过 0.05" in reliability(groups, language="zh").title
    assert reliability(found(table(12)), language="zh").title == "答案太少，画不出校准曲线：n = 12"


def test_a_terminal_gets_a_small_chart(overconfident):
    text = reliability(overconfident).text(80)
    assert all(len(line) <= 80 for line in text.splitlines())
    assert text.count("●") == 12 + 2  # the rows, and twice in the legend
    assert "0.99" in text
    assert "*" in text


def test_hostile_names_stay_text():
    parts = [table(30, seed=i, forecaster=name) for i, name in enumerate((HOSTILE, "B", "C"))]
    chart = reliability(found(pd.concat(parts), by=["forecaster"]))
    drawn = chart.svg()
    ET.fromstring(drawn)
    assert "<script>" not in drawn
    assert all(len(line) <= 80 for line in chart.text(80).splitlines())
    assert len(chart.description) < 5_000


def test_the_catalogue_knows_it():
    assert get_chart("reliability") is reliability
