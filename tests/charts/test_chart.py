"""A chart has one specification, and every form of it says what it shows."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

from predtrack import charts
from predtrack.charts.shown import summary_of
from predtrack.errors import UnknownNameError, UsageError
from predtrack.summaries import Funnel


def test_the_title_stands_above_with_what_is_plotted_and_how_to_read_it(chart):
    title = chart(note="Dotted: one half.").to_dict()["title"]
    assert title["text"] == ["Half came true"]
    assert title["subtitle"] == ["share, 0 to 1; n = 10", "Dotted: one half."]


def test_the_description_is_in_the_specification(chart):
    assert chart().to_dict()["description"] == "one: 0.5, n = 10"


def test_a_scheme_changes_colours_and_nothing_else(chart):
    light, dark = chart().to_dict("light"), chart().to_dict("dark")
    assert light["config"]["background"] == "#ffffff"
    assert dark["config"]["background"] != "#ffffff"
    assert light["title"]["text"] == dark["title"]["text"]
    assert light["encoding"] == dark["encoding"]


def test_the_same_chart_is_the_same_bytes(chart):
    assert chart().svg() == chart().svg()
    assert chart().png() == chart().png()
    assert chart().html() == chart().html()


def test_a_notebook_is_given_a_picture_and_letters(chart):
    shown = chart()._repr_mimebundle_()
    assert shown["image/svg+xml"].startswith("<svg")
    assert shown["text/plain"] == str(chart()) == chart().text()


def test_the_catalogue_gives_every_chart():
    for name in charts.CHARTS:
        assert charts.get_chart(name) is getattr(charts, name)
        assert name in dir(charts)
    assert set(charts.CHARTS) < set(charts.__all__)


def test_an_unknown_chart_is_told_with_one_like_it():
    with pytest.raises(UnknownNameError, match="did you mean 'funnel'"):
        charts.get_chart("funel")
    with pytest.raises(AttributeError, match="no attribute 'funel'"):
        _ = charts.funel


def test_the_catalogue_loads_neither_altair_nor_pandas():
    loaded = (
        "import sys, predtrack.charts as charts; charts.CHARTS;"
        "print([name for name in ('altair', 'pandas', 'vl_convert') if name in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"


def test_letters_load_no_altair():
    drawn = (
        "import sys; from predtrack.charts import get_chart;"
        "from predtrack.summaries import Funnel;"
        "get_chart('funnel')(Funnel(3, 2, 1, 1, 1, ())).text();"
        "print([name for name in ('altair', 'vl_convert') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", drawn], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_a_chart_reads_a_summary_or_what_holds_one():
    class Frame:
        summary = Funnel(1, 1, 1, 1, 1, ())

    assert summary_of(Frame(), Funnel) is Frame.summary
    assert summary_of(Frame.summary, Funnel) is Frame.summary
    with pytest.raises(UsageError, match="shows a Funnel, and was given a date"):
        summary_of(dt.date(2026, 1, 1), Funnel)
