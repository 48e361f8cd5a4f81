"""Every platform's numbers of one small table of revisions, worked out by hand."""

import json
from math import log, log2, sqrt

import click.testing
import numpy as np
import pandas as pd
import pytest

import predtrack as pt
from predtrack.cli import main
from predtrack.errors import FaultyTableError, UnknownNameError, UsageError
from predtrack.summaries.presets import PRESETS

# Five days and two. Ana says .5 for two days and .8 for three; Ben .6 from the second day.
REVISIONS = """\
question,forecaster,probability,outcome,made,opens,closes,resolved
rain,ana,0.5,yes,2026-01-01,2026-01-01,2026-01-05,2026-01-06
rain,ana,0.8,yes,2026-01-03,2026-01-01,2026-01-05,2026-01-06
rain,ben,0.6,yes,2026-01-02,2026-01-01,2026-01-05,2026-01-06
snow,ana,0.4,no,2026-01-01,2026-01-01,2026-01-02,2026-01-03
snow,ben,0.2,no,2026-01-01,2026-01-01,2026-01-02,2026-01-03
hail,ben,0.3,,2026-01-01,2026-01-01,2026-01-02,
"""
FIRST = 1  # Ana's first forecast, in a table with one forecast for each


def bits(p):
    return 100 * (1 + log2(p))


PEER = 100 * ((log(0.5 / 0.6) + 3 * log(0.8 / 0.6)) / 5 + log(0.6 / 0.8)) / 2
EXPECTED = {
    "gjo": ((0.248 + 0.32) / 2, (0.32 + 0.08) / 2),
    "gjo_relative": (-0.054 + 0.12, 0.054 - 0.12),
    "fatebook": ((0.248 + 0.32) / 2, (0.256 + 0.08) / 2),
    "fatebook_relative": ((-0.054 + 0.12) / 2, (0.054 - 0.12) / 2),
    "metaculus": (
        ((2 * bits(0.5) + 3 * bits(0.8)) / 5 + bits(0.6)) / 2,
        (4 * bits(0.6) / 5 + bits(0.8)) / 2,
    ),
    "metaculus_relative": (PEER, -PEER),
    "predictionbook": ((0.25 + 0.04 + 0.16) / 3, (0.16 + 0.04) / 2),
    "forecastbench": ((0.04 + 0.16) / 2, (0.16 + 0.04) / 2),
    "538": (((0.25 + 0.04) / 2 + 0.16) / 2, (0.16 + 0.04) / 2),
}
EVERY = pytest.mark.parametrize("preset", PRESETS)


def text_for(preset):
    lines = REVISIONS.splitlines()
    if preset == "forecastbench":
        del lines[FIRST]
    return "\n".join(lines) + "\n"


@pytest.fixture
def file(tmp_path):
    def writing(preset, text=None):
        path = tmp_path / "revisions.csv"
        path.write_text(text or text_for(preset), encoding="utf-8")
        return path

    return writing


def values(found, preset):
    named = {(row["rule"], row["forecaster"]): row["value"] for row in found}
    return {
        rule: tuple(named[rule, who] for who in ("ana", "ben"))
        for rule in EXPECTED
        if rule in (preset, f"{preset}_relative")
    }


def approximately(preset):
    return {
        rule: pytest.approx(ends, rel=1e-12)
        for rule, ends in EXPECTED.items()
        if rule in (preset, f"{preset}_relative")
    }


@EVERY
def test_a_platform_finds_its_numbers_through_python(preset, file):
    found = pt.score(file(preset), preset=preset).to_dict("records")
    assert values(found, preset) == approximately(preset)


@EVERY
@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_frame_with_real_times_gives_the_same_as_text(preset, library, file):
    import polars as pl

    frame = pd.read_csv(file(preset))
    for name in ("made", "opens", "resolved"):
        frame[name] = pd.to_datetime(frame[name]).dt.tz_localize("UTC")
    frame["closes"] = pd.to_datetime(frame["closes"]) + pd.Timedelta(1, "D")  # the end of the day
    made = {
        "pandas": lambda: frame,
        "polars": lambda: pl.from_pandas(frame),
        "pyarrow": lambda: pl.from_pandas(frame).to_arrow(),
    }[library]()
    found = pt.score(made, preset=preset).to_dict("records")
    assert values(found, preset) == approximately(preset)


@EVERY
def test_days_may_be_counted_in_numbers_also_in_a_text_file(preset, file):
    days = text_for(preset)
    for day in range(6, 0, -1):  # a close is the end of its day, which a number has to say
        for end in ",\n":
            days = days.replace(f"-01-0{day}{end}", f"#{day - 1}{end}")
    days = days.replace("2026#", "")
    frame = pd.read_csv(file(preset, days), dtype=str).assign(
        closes=lambda rows: (rows["closes"].astype(int) + 1).astype(str)
    )
    path = file(preset, frame.to_csv(index=False))
    found = pt.score(path, preset=preset).to_dict("records")
    assert values(found, preset) == approximately(preset)


@EVERY
def test_a_platform_finds_its_numbers_through_the_command(preset, file):
    arguments = ["score", str(file(preset)), "--preset", preset, "--format", "json"]
    result = click.testing.CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    printed = json.loads(result.stdout)
    rows = [row | {"forecaster": row["by"]["forecaster"]} for row in printed["scores"]]
    assert values(rows, preset) == approximately(preset)
    left_out = printed["funnel"]["excluded"]
    assert [row["reason"].partition(":")[0] for row in left_out] == ["unresolved"]
    assert left_out[0]["id"].startswith("hail / ben")


@EVERY
@pytest.mark.parametrize("form", ["table", "markdown", "csv"])
def test_people_get_the_convention_beside_the_numbers(preset, form, file):
    arguments = ["score", str(file(preset)), "--preset", preset, "--format", form]
    shown = click.testing.CliRunner().invoke(main, arguments).stdout
    assert "ana" in shown
    assert preset in shown if form == "csv" else "Source:" in shown
    assert form != "table" or max(map(len, shown.splitlines())) <= 80


def test_the_difficulty_is_taken_off_at_the_level_of_always_one_half(file):
    (row, _) = pt.score(file("forecastbench"), preset="forecastbench").to_dict("records")
    assert row["n"] == 2
    arguments = ["score", str(file("forecastbench")), "--preset", "forecastbench"]
    result = click.testing.CliRunner().invoke(main, [*arguments, "--format", "json"])
    detail = json.loads(result.stdout)["scores"][0]["detail"]
    assert detail["adjusted"] == pytest.approx(0.1, rel=1e-12)
    assert detail["brier_index"] == pytest.approx(100 * (1 - sqrt(0.1)), rel=1e-12)


def test_a_row_that_only_the_platform_refuses_is_named_by_its_line(file):
    certain = file("metaculus", REVISIONS.replace("snow,ben,0.2", '"snow",ben,1'))
    with pytest.raises(FaultyTableError, match=r"an infinite loss.*\(line 6\)"):
        pt.score(certain, preset="metaculus")
    dropped = pt.score(certain, preset="metaculus", invalid="drop")
    assert dropped["n"].tolist() == [2, 2, 1, 1]
    assert "1 invalid" not in repr(dropped)
    assert "6 rows published → 5 scoreable" in repr(dropped)


def test_what_is_invalid_is_dropped_for_a_platform_too(file):
    void = file("gjo", f"{REVISIONS}wind,ana,0.5,void,2026-01-01,2026-01-01,2026-01-02,\n")
    with pytest.raises(FaultyTableError, match=r"outcome must.*found void \(line 8\)"):
        pt.score(void, preset="gjo")
    found = pt.score(void, preset="gjo", invalid="drop").to_dict("records")
    assert values(found, "gjo") == approximately("gjo")


def test_forecasts_over_categories_may_be_numbered(file):
    del file
    table = pd.DataFrame({
        "question": "q", "forecaster": "a", "category": [1, 2, 3], "probability": [0.2, 0.5, 0.3],
        "outcome": [2.0, np.nan, 2.0], "made": "2026-01-01", "closes": "2026-01-02",
    })  # fmt: skip
    whole = pt.score(table.assign(outcome=2.0), preset="gjo")
    assert whole["value"].iloc[0] == pytest.approx(0.04 + 0.25 + 0.09, rel=1e-12)


def test_a_platform_is_named_alone(file):
    for more in ({"rules": "brier"}, {"by": "question"}, {"duplicates": "last"}):
        with pytest.raises(UsageError, match="name it alone"):
            pt.score(file("gjo"), preset="gjo", **more)
    with pytest.raises(UnknownNameError, match="did you mean 'gjo'"):
        pt.score(file("gjo"), preset="gjoo")
    with pytest.raises(UsageError, match="presets score probabilities"):
        pt.score(pd.DataFrame({"value": [1.0], "outcome": [1.0]}), preset="gjo")
    with pytest.raises(UsageError, match="needs a column made"):
        pt.score(pd.read_csv(file("gjo")).drop(columns="made"), preset="gjo")
