"""``datapackage.json``: the tables with their fields, types and keys (Frictionless)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.site.json_ld import LICENCES
from predtrack.reports.site.tables import DATA_TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.reports.site.material import Material
    from predtrack.reports.site.tables import DataTable

__all__ = ["package_of"]


def package_of(material: Material, sizes: Mapping[str, int]) -> dict[str, Any]:
    """Describe the tables.

    Parameters
    ----------
    material
        The ledger and what is said of it.
    sizes
        Bytes of each table.
    """
    licences = sorted({one.licence for one in material.publications if one.licence})
    found: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "profile": "tabular-data-package",
        "name": "predtrack-ledger",
        "title": material.title or "Predictions, held to account",
        "description": f"Predictions, resolutions and scores as of {material.as_of}.",
        "created": f"{material.as_of.isoformat()}T00:00:00Z",
        "version": material.as_of.isoformat(),
        "sources": [
            {"title": one.title.say()} | ({"path": one.url} if one.url else {})
            for one in material.publications
        ],
        "resources": [_resource(table, sizes[table.name]) for table in DATA_TABLES],
    }
    named = [{"name": name, "path": LICENCES[name]} for name in licences if name in LICENCES]
    return found | ({"licenses": named} if named else {})


def _resource(table: DataTable, size: int) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {"name": field.name, "type": field.type, "description": field.meaning}
            | ({"constraints": dict(field.constraints)} if field.constraints else {})
            for field in table.fields
        ],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.foreign:
        schema["foreignKeys"] = [
            {"fields": [own], "reference": {"resource": other, "fields": [theirs]}}
            for own, other, theirs in table.foreign
        ]
    return {
        "name": table.name,
        "profile": "tabular-data-resource",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": schema,
    }
