"""The page of calibration: what is shown comes first, and what is not shown is said."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from predtrack.reports import FORMATS
from predtrack.reports.calibration import calibration_page
from predtrack.reports.metadata import Metadata
from predtrack.workflows.calibration import calibration

TODAY = dt.date(2026, 11, 22)


def table(n, power=1.0, seed=2):
    random = np.random.default_rng(seed)
    p = random.integers(1, 100, n) / 100
    y = (random.random(n) < p**power).astype(int)
    return pd.DataFrame({"probability": p, "outcome": y, "topic": random.choice(list("abcdef"), n)})


def page(frame, **options):
    found = calibration(frame, today=TODAY, **options)
    return calibration_page(
        found, metadata=Metadata("1", "table.csv", TODAY), heading="Calibration"
    )


def shown(frame, **options):
    return FORMATS["table"](page(frame, **options), width=80, colour=False)


@pytest.mark.parametrize("n", [0, 1, 15, 300, 100_000])
@pytest.mark.parametrize("options", [{}, {"bins": 10}, {"by": ["topic"]}])
def test_a_page_fits_eighty_columns(n, options):
    lines = shown(table(n), **options).splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0] == "Calibration"


def test_a_hundred_million_forecasts_fit_too():
    # The weight of a row is a count: the same numbers as of so many rows.
    frame = table(5000).assign(weight=20_000)
    text = shown(frame)
    assert max(map(len, text.splitlines())) <= 80
    assert "100,000,000 forecasts" in text


def test_the_headline_comes_first_and_claims_no_more_than_is_shown():
    text = " ".join(shown(table(300, seed=5)).split())
    assert "show no miscalibration beyond luck" in text
    assert "does not prove calibration" in text
    assert "well calibrated" not in text
    assert text.index("beyond luck") < text.index("Reliability curve") < text.index("MCB - DSC")


def test_miscalibration_is_named():
    text = " ".join(shown(table(3000, power=2)).split())
    assert "3,000 forecasts show miscalibration beyond luck" in text
    assert "p ≤ 0.001" in text


def test_fifteen_forecasts_get_words_and_no_curve():
    text = " ".join(shown(table(15)).split())
    assert "too few for a curve" in text
    assert "Reliability curve" not in text
    assert "must differ by at least 0.109" in text


def test_the_null_stands_beside_every_miscalibration():
    text = shown(table(300))
    assert "luck alone" in text
    assert "95 % below" in text
    assert "luck" in shown(table(300), by=["topic"])


def test_levels_are_named_at_the_bands():
    text = shown(table(300), level=0.8)
    assert "80 % consistency" in text
    assert "80 % confidence" in text


def test_bins_say_their_side_and_their_n():
    text = shown(table(300), bins=5)
    assert "closed on the left, not folded" in text
    assert "[0.2, 0.4)" in text
    assert "[0.8, 1]" in text


def test_the_payload_has_the_whole_curve_and_the_murphy_diagram():
    group = page(table(300)).payload["groups"][0]
    assert len(group.curve) > 80
    assert len(group.murphy.thetas) == len(group.murphy.values) == 99


def test_records_have_the_same_keys_in_every_row():
    records = page(table(300), by=["topic"], bins=5).records
    assert len({tuple(record) for record in records}) == 1
    assert next(iter(records[0])) == "topic"
    parts = {record["part"] for record in records}
    assert {"curve", "bin", "miscalibration", "mean", "spiegelhalter"} <= parts


def test_every_form_takes_a_page():
    one = page(table(300), by=["topic"], bins=5)
    for form in FORMATS.values():
        assert form(one, width=80, colour=False)


@pytest.mark.parametrize("kind", ["interval", "quantiles"])
def test_numeric_pages_show_coverage_with_width(kind):
    random = np.random.default_rng(1)
    y = random.normal(size=100)
    frame = pd.DataFrame({"question": range(100), "outcome": y})
    if kind == "interval":
        frame = frame.assign(lower=-1.0, upper=1.0, level=0.9)
    else:
        frame = pd.concat([frame.assign(quantile=q, value=4 * q - 2) for q in (0.1, 0.5, 0.9)])
    text = shown(frame)
    assert "Coverage and sharpness" in text
    assert "width" in text
    assert max(map(len, text.splitlines())) <= 80
    assert ("Where outcomes fell" in text) is (kind == "quantiles")
