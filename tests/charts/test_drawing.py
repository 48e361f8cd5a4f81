"""SVG, PNG and pages: they carry their words, need no network, and hold any text."""

from __future__ import annotations

import html
import json
import re
import struct
import sys
import xml.etree.ElementTree as ET
import zlib

import pytest

from predtrack.charts.drawing import MISSING, can_draw
from predtrack.errors import UsageError

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</script><script>alert(1)</script> \"quoted\" & 'so' <b> 🙂 \x00\x0b\ufffe\ud800"


def chunks(png):
    at, found = 8, []
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        name, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        (sum_,) = struct.unpack(">I", png[at + 8 + length : at + 12 + length])
        assert zlib.crc32(name + body) == sum_
        found.append((name, body))
        at += 12 + length
    return found


def texts_of(png):
    bodies = (body.partition(b"\0\0\0\0\0") for name, body in chunks(png) if name == b"iTXt")
    return {key.decode(): text.decode() for key, _, text in bodies}


def size_of(png):
    return struct.unpack(">II", chunks(png)[0][1][:8])


def specification_of(page):
    (found,) = re.findall(r'id="specification">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)


def test_svg_has_a_title_and_a_description(chart):
    root = ET.fromstring(chart().svg())
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Half came true"
    assert root.findtext(f"{SVG}desc") == "one: 0.5, n = 10"


def test_charts_on_one_page_share_no_name(chart):
    svgs = [chart().svg(), chart().svg(), chart("two").svg()]
    names = [set(re.findall(r'\bid="([^"]+)"', svg)) for svg in svgs]
    assert names[0] == names[1] != set()
    assert not names[0] & names[2]
    for svg, named in zip(svgs, names, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= named


def test_png_carries_them_too(chart):
    drawn = chart(title="一半应验", description="甲：0.5").png()
    assert drawn.startswith(b"\x89PNG\r\n\x1a\n")
    assert texts_of(drawn) == {"Title": "一半应验", "Description": "甲：0.5"}
    assert next(name for name, _ in chunks(drawn)) == b"IHDR"
    assert [name for name, _ in chunks(drawn)][-1] == b"IEND"


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_png_is_as_large_as_the_svg_times_the_scale(chart, scale):
    root = ET.fromstring(chart().svg())
    width, height = (float(root.get(name)) for name in ("width", "height"))
    found = size_of(chart().png(scale=scale))
    assert found == pytest.approx((width * scale, height * scale), abs=scale)


@pytest.mark.parametrize("scale", [0, -1, 11, float("nan")])
def test_a_scale_that_no_picture_has_is_refused(chart, scale):
    with pytest.raises(UsageError, match="scale of a picture"):
        chart().png(scale=scale)


def test_a_page_needs_no_network(chart):
    page = chart().html()
    # Scripts hold texts of elements that nobody makes here; the page is what is outside.
    outside = re.sub(r"(<script[^>]*>).*?</script>", r"\1", page, flags=re.DOTALL)
    assert not re.search(r"\b(?:src|href|srcset|action)\s*=", outside)
    assert not re.search(r"\b(?:src|href)\s*=\s*[\"']?(?:https?:)?//", page)
    assert "@import" not in page
    assert re.findall(r"url\(\s*[\"']?http", page) == []
    assert "vegaEmbed" in page


def test_a_page_holds_the_specification_and_its_words(chart):
    drawn = chart(language="zh", title="一半应验")
    page = drawn.html("dark")
    assert specification_of(page) == drawn.to_dict("dark")
    assert "<title>一半应验</title>" in page
    assert '<html lang="zh">' in page
    assert drawn.to_dict("dark")["config"]["background"] in page.partition("</style>")[0]


def test_a_page_ends_no_script_before_its_time(chart):
    plain, hostile = chart().html(), chart(HOSTILE, title=HOSTILE, description=HOSTILE).html()
    assert hostile.count("</script>") == plain.count("</script>") == 3
    assert hostile.count("<script") == plain.count("<script")
    (said,) = re.findall(r'aria-label="([^"]*)"></div>', hostile)
    assert html.unescape(said) == HOSTILE[:-4]


def test_hostile_text_stays_text(chart):
    root = ET.fromstring(chart(HOSTILE, title=HOSTILE, description=HOSTILE).svg())
    assert root.findtext(f"{SVG}title") == HOSTILE[:-4]
    assert {found.tag.removeprefix(SVG) for found in root.iter()} <= {
        "svg", "title", "desc", "g", "path", "text", "tspan", "rect", "line", "defs", "clipPath"
    }  # fmt: skip
    assert texts_of(chart(title=HOSTILE).png())["Title"] == HOSTILE[:-4]


def test_a_long_text_is_drawn(chart):
    long = chart("long " * 2000, title="long " * 2000)
    ET.fromstring(long.svg())
    assert long.text()


@pytest.mark.parametrize("missing", ["altair", "vl_convert"])
@pytest.mark.parametrize("form", ["svg", "png", "html"])
def test_a_missing_package_is_told_with_how_to_install_it(chart, monkeypatch, missing, form):
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(UsageError) as caught:
        getattr(chart(), form)()
    assert str(caught.value) == MISSING
    assert "predtrack[charts]" in MISSING


@pytest.mark.parametrize("missing", ["altair", "vl_convert"])
def test_without_it_letters_remain(chart, monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    assert not can_draw()
    assert chart()._repr_mimebundle_() == {"text/plain": chart().text()}
