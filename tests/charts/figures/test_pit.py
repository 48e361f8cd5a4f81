"""The PIT histogram: its shape, its band, and what few outcomes get."""

from __future__ import annotations

import datetime as dt
import json
import xml.etree.ElementTree as ET
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from predtrack.charts.figures.pit import pit
from predtrack.errors import UsageError
from predtrack.workflows.calibration import calibration

DAY = dt.date(2026, 11, 22)
LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9)


def quantiles(n, *, seed=1, width=1.0, shift=0.0, **more):
    """Quantiles of a normal distribution, too narrow or shifted; half of mirrored outcomes."""
    random = np.random.default_rng(seed)
    y = random.normal(size=n)
    rows = [
        {"question": f"{more}{i}", "quantile": q, "outcome": y[i], **more,
         "value": shift + width * NormalDist().inv_cdf(q)}
        for i in range(n) for q in LEVELS
    ]  # fmt: skip
    return pd.DataFrame(rows)


def found(rows, **more):
    return calibration(rows, today=DAY, **more)


def layers(chart):
    return chart.to_dict()["layer"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"width": 0.4}, "Outcomes heap at both ends: the forecasts were too narrow"),
        ({"width": 3.0}, "Outcomes are rare at both ends: the forecasts were too wide"),
        ({"shift": -1.0}, "Outcomes heap at the high end: the forecasts were too low"),
        ({"shift": 1.0}, "Outcomes heap at the low end: the forecasts were too high"),
    ],
)
def test_a_shape_is_named_where_both_ends_bear_it_out(given, said):
    assert pit(found(quantiles(200, **given))).title == said


def test_an_even_histogram_is_not_called_proof():
    assert pit(found(quantiles(200, seed=2))).title == (
        "That 200 outcomes fall unevenly into the forecasts is not shown; that does not prove"
        " calibration"
    )


def test_bars_and_bands_are_multiples_of_what_is_expected():
    result = found(quantiles(200))
    told = result.groups[0].pit
    rows = pit(result).to_dict()["data"]["values"]
    assert [row["n"] for row in rows] == list(told.counts)
    ratios = np.array(told.counts) / (200 * np.array(told.expected))
    assert [row["ratio"] for row in rows] == pytest.approx(ratios.tolist())
    ends = [(row["least"] * row["expected"], row["most"] * row["expected"]) for row in rows]
    assert ends == [pytest.approx(band) for band in told.band]


@pytest.mark.parametrize("level", [0.5, 0.8, 0.9, 0.99])
@pytest.mark.parametrize("n", [21, 60, 200, 1001])
def test_the_band_holds_the_count_of_each_bin_with_at_least_its_level(n, level):
    told = found(quantiles(n), level=level).groups[0].pit
    for share, (low, high) in zip(told.expected, told.band, strict=True):
        held = binom.cdf(high, n, share) - binom.cdf(low - 1, n, share)
        assert held >= level - 1e-9
        tail = (1 - level) / 2
        assert (low, high) == tuple(binom.ppf([tail, 1 - tail], n, share))


def test_up_to_twenty_answers_get_no_bars():
    chart = pit(found(quantiles(20)))
    assert chart.title == "Too few outcomes for a PIT histogram: n = 20"
    assert '"ratio"' not in json.dumps(chart.to_dict())
    assert "●" not in chart.text()
    assert "no PIT histogram" in chart.text()


def test_groups_stand_side_by_side_and_small_ones_have_a_sentence():
    parts = [quantiles(n, seed=n, forecaster=name) for n, name in ((60, "A"), (40, "B"), (9, "C"))]
    chart = pit(found(pd.concat(parts), by=["forecaster"]))
    assert chart.title.startswith("3 groups, 2 tested")
    assert "n=9, too few for a histogram" in chart.text()
    assert len(chart.to_dict()["concat"]) == 3


def test_probabilities_and_intervals_have_no_such_histogram():
    binary = pd.DataFrame({"probability": [0.5] * 30, "outcome": [0, 1] * 15})
    with pytest.raises(UsageError, match="choose out of reliability, murphy"):
        pit(found(binary))
    intervals = pd.DataFrame({"lower": [0.0], "upper": [1.0], "level": [0.9], "outcome": [0.5]})
    with pytest.raises(UsageError, match="choose coverage"):
        pit(found(intervals))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_form_is_sound(language):
    result = found(quantiles(120))
    chart = pit(result, language=language)
    assert chart.svg() == pit(result, language=language).svg()
    ET.fromstring(chart.svg("dark"))
    assert all(len(line) <= 80 for line in chart.text(80).splitlines())
    assert "120" in chart.subtitle
