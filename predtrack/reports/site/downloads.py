"""The data of the site as tables: every prediction, verdict, score, target and observation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from predtrack.reports.json_form import plain
from predtrack.reports.site.cells import csv_text
from predtrack.reports.site.data_package import package_of
from predtrack.reports.site.tables import DATA_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.reports.site.material import Material

__all__ = ["Download", "downloads"]


class Download(NamedTuple):
    """A file of data.

    Parameters
    ----------
    path
        Where it lies.
    holds
        Key of the words that say what it holds.
    rows
        Number of rows, where it is a table.
    content
        Its bytes.
    media
        Media type.
    """

    path: str
    holds: str
    rows: int | None
    content: bytes
    media: str


def downloads(material: Material) -> Iterator[Download]:
    """Write every file of data."""
    sizes = {}
    for table in DATA_TABLES:
        rows = list(table.rows(material))
        text = csv_text([field.name for field in table.fields], rows)
        content = text.encode("utf-8", "replace")
        sizes[table.name] = len(content)
        yield Download(
            f"data/{table.name}.csv", f"holds_{table.name}", len(rows), content, "text/csv"
        )
    scores = {
        "metadata": {
            "tool_version": material.version,
            "as_of": material.as_of,
            "built_at": material.built,
            "commit": material.commit,
            "schema_version": 1,
        },
        "funnel": material.cards["all"].funnel,
        "scorecards": {
            name: {"scores": card.rows, "limits": card.limits}
            for name, card in material.cards.items()
        },
    }
    yield Download("data/scores.json", "holds_json", None, _json(plain(scores)), "application/json")
    for form, schema in material.schemas.items():
        yield Download(
            f"data/schema/{form}.schema.json",
            "holds_schema",
            None,
            _json(schema),
            "application/schema+json",
        )
    package = package_of(material, sizes)
    yield Download(
        "data/datapackage.json", "holds_package", None, _json(package), "application/json"
    )


def _json(value: Any) -> bytes:  # noqa: ANN401 - what JSON knows
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return f"{text}\n".encode("utf-8", "replace")
