"""Pictures are images without anything active; a site without Altair has none."""

import re
import sys
from xml.etree import ElementTree as ET

import pytest

from predtrack.reports.site.markup import bar, link, meter, pieces
from predtrack.reports.site.texts import Texts


@pytest.mark.parametrize("kind", ["our_site", "hostile_site", "large_site"])
def test_a_picture_holds_nothing_active(request, kind):
    charts = sorted((request.getfixturevalue(kind) / "charts").glob("*.svg"))
    assert charts
    for chart in charts:
        text = chart.read_text(encoding="utf-8")
        for element in ET.fromstring(text).iter():
            assert not element.tag.lower().endswith(("script", "foreignobject"))
            assert not any(name.lower().startswith("on") for name in element.attrib)
        assert not re.search(r"(href|src)\s*=\s*[\"'](?!#)", text)


def test_every_picture_has_its_twin_in_the_other_scheme(our_site):
    names = {chart.name for chart in (our_site / "charts").glob("*.svg")}
    light = {name for name in names if name.endswith("~light.svg")}
    assert {name.replace("~light", "~dark") for name in light} == names - light
    assert {name.replace("~en~", "~zh~") for name in names if "~en~" in name} <= names


def test_a_site_without_altair_has_no_pictures(tmp_path, book, claim, monkeypatch):
    import datetime as dt

    from predtrack.workflows.site import build_site

    monkeypatch.setitem(sys.modules, "altair", None)
    build_site(book([claim()]), tmp_path / "site", as_of=dt.date(2026, 11, 21))
    assert not (tmp_path / "site" / "charts").exists()
    assert "<img" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_small_drawings_stay_in_their_frame():
    assert 'width="100.00"' in meter(7.5, -3)
    assert 'x="0.00"' in meter(7.5, -3)
    assert "rect" not in bar({"hits": 0, "partials": 0, "misses": 0})


def test_pieces_escape_what_they_are_given():
    assert "<b>" not in link("https://example.org/?a=<b>", "<b>")
    assert "<b>" not in pieces(Texts("en"))["chip"]("true", "<b>")
