"""From a specification to a picture: SVG, PNG, or a page that needs no network."""

from __future__ import annotations

import html
import json
import re
import struct
import zlib
from typing import TYPE_CHECKING, Any

from predtrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["MISSING", "can_draw", "to_html", "to_png", "to_svg"]

MISSING = 'a picture needs other packages; run: pip install "predtrack[charts]"'

_UNFIT = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""Signs that XML 1.0 does not allow; lone halves of a sign are among them."""
_PART = re.compile(r'<(?:clipPath|linearGradient|radialGradient|pattern) id="(\w+)"')
_USE = re.compile(r'(<(?:clipPath|linearGradient|radialGradient|pattern) id="|="url\(#)(\w+)("|\))')
_SIGNATURE = 8
_HEADER = 25  # length, name, thirteen bytes and checksum of the chunk that comes first

_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ margin: 0; background: {paper}; color: {ink}; font-family: system-ui, sans-serif; }}
#chart, #chart > * {{ display: block; max-width: 100%; }}
#chart svg {{ max-width: 100%; height: auto; }}
noscript p {{ margin: 1em; }}
</style>
</head>
<body>
<div id="chart" role="img" aria-label="{description}"></div>
<noscript><p>{title}</p><p>{description}</p></noscript>
<script type="application/json" id="specification">{specification}</script>
<script>{scripts}</script>
<script>
vegaEmbed("#chart", JSON.parse(document.getElementById("specification").textContent),
          {{renderer: "svg", actions: {{export: true, source: false, compiled: false,
                                      editor: false}}}});
</script>
</body>
</html>
"""


def can_draw() -> bool:
    """Say whether the packages are there that draw a picture."""
    try:
        _version()
    except (ImportError, UsageError):
        return False
    return True


def to_svg(specification: Mapping[str, Any], *, title: str, description: str) -> str:
    """Draw a specification as SVG; title and description are its text alternative."""
    drawn: str = _converter().vegalite_to_svg(_drawable(specification), vl_version=_version())
    head, _, body = _with_own_ids(drawn).partition(">")
    said = f"<title>{_escaped(title)}</title><desc>{_escaped(description)}</desc>"
    return f'{head} role="img">{said}{body}\n'


def to_png(
    specification: Mapping[str, Any], *, title: str, description: str, scale: float
) -> bytes:
    """Draw a specification as PNG that carries its title and description as text."""
    if not 0 < scale <= 10:
        raise UsageError(f"the scale of a picture lies above 0 and up to 10, not at {scale}")
    drawn: bytes = _converter().vegalite_to_png(
        _drawable(specification), vl_version=_version(), scale=scale
    )
    at = _SIGNATURE + _HEADER
    texts = {"Title": title, "Description": description}
    said = b"".join(_text_chunk(key, _UNFIT.sub("", text)) for key, text in texts.items())
    return drawn[:at] + said + drawn[at:]


def to_html(
    specification: Mapping[str, Any], *, title: str, description: str, language: str = "en"
) -> str:
    """Give a page with the chart, and with all scripts that draw it."""
    drawable = _drawable(specification)
    settings = drawable.get("config", {})
    return _PAGE.format(
        language=_escaped(language),
        title=_escaped(title),
        description=_escaped(description),
        paper=settings.get("background", "#ffffff"),
        ink=settings.get("title", {}).get("color", "#000000"),
        # A text within the specification must not end the element that holds it.
        specification=json.dumps(drawable, ensure_ascii=False).replace("<", "\\u003c"),
        scripts=_converter().javascript_bundle(vl_version=_version()),
    )


def _with_own_ids(drawn: str) -> str:
    """Name the parts that others refer to anew.

    The program that draws counts them on from one chart to the next, so that a chart would
    not be the same twice; and two charts on one page must not share a name.
    """
    places = {name: f"part{place}" for place, name in enumerate(_PART.findall(drawn))}

    def renamed(prefix: str, text: str) -> str:
        return _USE.sub(lambda use: f"{use[1]}{prefix}{places.get(use[2], use[2])}{use[3]}", text)

    return renamed(f"c{zlib.crc32(renamed('', drawn).encode()):08x}-", drawn) if places else drawn


def _escaped(text: str) -> str:
    return html.escape(_UNFIT.sub("", text))


def _drawable(part: Any) -> Any:  # noqa: ANN401 - any part of a specification
    """Leave out the signs that no XML may hold, wherever texts hold them."""
    if isinstance(part, str):
        return _UNFIT.sub("", part)
    if isinstance(part, dict):
        return {name: _drawable(value) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_drawable(value) for value in part]
    return part


def _text_chunk(key: str, text: str) -> bytes:
    """Give a text as PNG keeps it (ISO/IEC 15948, iTXt)."""
    body = b"iTXt" + key.encode() + b"\0\0\0\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _converter() -> Any:  # noqa: ANN401 - the module has no types
    try:
        import vl_convert  # noqa: PLC0415 - only a picture needs it
    except ImportError as error:
        raise UsageError(MISSING) from error
    return vl_convert


def _version() -> str:
    """Give the release of Vega-Lite that Altair writes, or the newest that can be drawn."""
    from altair import SCHEMA_VERSION  # noqa: PLC0415 - only a picture needs it

    written = ".".join(SCHEMA_VERSION.lstrip("v").split(".")[:2])
    known: list[str] = _converter().get_vegalite_versions()
    return written if written in known else known[-1]
