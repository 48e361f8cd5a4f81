"""From a specification to a picture: SVG, PNG, or a page that needs no network."""

from __future__ import annotations

import html
import json
import struct
import zlib
from typing import TYPE_CHECKING, Any

from predtrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["MISSING", "to_html", "to_png", "to_svg"]

MISSING = 'a picture needs other packages; run: pip install "predtrack[charts]"'

_SIGNATURE = 8
_HEADER = 25  # length, name, thirteen bytes and checksum of the chunk that comes first

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
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


def to_svg(specification: Mapping[str, Any], *, title: str, description: str) -> str:
    """Draw a specification as SVG; title and description are its text alternative."""
    drawn: str = _converter().vegalite_to_svg(dict(specification), vl_version=_version())
    head, _, body = drawn.partition(">")
    said = f"<title>{html.escape(title)}</title><desc>{html.escape(description)}</desc>"
    return f'{head} role="img">{said}{body}\n'


def to_png(
    specification: Mapping[str, Any], *, title: str, description: str, scale: float
) -> bytes:
    """Draw a specification as PNG that carries its title and description as text."""
    if not 0 < scale <= 10:
        raise UsageError(f"the scale of a picture lies above 0 and up to 10, not at {scale}")
    drawn: bytes = _converter().vegalite_to_png(
        dict(specification), vl_version=_version(), scale=scale
    )
    at = _SIGNATURE + _HEADER
    said = _text_chunk("Title", title) + _text_chunk("Description", description)
    return drawn[:at] + said + drawn[at:]


def to_html(specification: Mapping[str, Any], *, title: str, description: str) -> str:
    """Give a page with the chart, and with all scripts that draw it."""
    # A text within the specification must not end the element that holds it.
    written = json.dumps(specification, ensure_ascii=False).replace("<", "\\u003c")
    return _PAGE.format(
        title=html.escape(title),
        description=html.escape(description),
        specification=written,
        scripts=_converter().javascript_bundle(vl_version=_version()),
    )


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
