"""The page of files, from the JSON Schema of the records."""

from __future__ import annotations

import json
import re
from typing import Any

from predtrack.records import FILES, SCHEMA_VERSION

__all__ = ["files_page"]

PATHS = {
    "predictions": "predictions/<publisher>/<publication>.yaml",
    "resolutions": "resolutions/<publisher>/<publication>.yaml",
    "series": "resolutions/series/<id>.yaml",
}
HEAD = f"""\
# Files

<!-- Written by docs/generate_reference.py from the records. Do not edit. -->

A ledger is a folder of YAML files (YAML 1.2) in three forms, of schema version {SCHEMA_VERSION}. \
`predtrack schema` prints the same as JSON Schema, for editors.

Keys that are not listed here are errors; keys of your own go under `extra`. A type decides what a \
scalar without quotes means: `no` is text in a text field, `010` is ten in a number field.

A **date** is written [as it was stated](../howto/write-dates.md). An **identifier** is made of \
small letters, digits, dots, underscores and hyphens; a slash joins its segments.
"""


def files_page() -> str:
    """Describe every form of file and every record in it."""
    schemas = {name: model.model_json_schema() for name, model in FILES.items()}
    records = {name: part for s in schemas.values() for name, part in s.get("$defs", {}).items()}
    files = [_file(name, schema) for name, schema in schemas.items()]
    described = [_record(name, records[name]) for name in sorted(records)]
    return "\n".join([HEAD, *files, "## Records\n", *described])


def _file(name: str, schema: dict[str, Any]) -> str:
    return f"## A file of {name}\n\n`{PATHS[name]}`\n\n{_prose(schema)}\n\n{_fields(schema)}\n"


def _record(name: str, schema: dict[str, Any]) -> str:
    return f"### {name}\n\n{_prose(schema)}\n\n{_fields(schema)}\n"


def _prose(schema: dict[str, Any]) -> str:
    """Give a description without its examples, in Markdown's spelling."""
    text = schema.get("description", "").split("\n\nExamples\n")[0].replace("``", "`")
    return re.sub(r":\w+:(?=`)", "", text)


def _fields(schema: dict[str, Any]) -> str:
    required = set(schema.get("required", ()))
    rows = [
        f"| `{name}` | {_type(field)} | {_need(field, stated=name in required)} "
        f"| {' '.join(_prose(field).split())} |"
        for name, field in schema["properties"].items()
    ]
    return "\n".join(["| field | type | needed | meaning |", "|---|---|---|---|", *rows])


def _need(field: dict[str, Any], *, stated: bool) -> str:
    if stated:
        return "**yes**"
    default = field.get("default")
    if default in (None, [], {}):
        return "no"
    return f"no; else `{default if isinstance(default, str) else json.dumps(default)}`"


def _type(field: dict[str, Any]) -> str:
    """Name a type in the words of a person who writes a file."""
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if field.get("title") == "Partial date":
        return "date"
    if "const" in field or "enum" in field:
        return ", ".join(f"`{value}`" for value in field.get("enum", [field.get("const")]))
    choices = [part for part in field.get("anyOf", field.get("oneOf", ())) if part != _NULL]
    if choices:
        return " or ".join(dict.fromkeys(_type(part) for part in choices))
    return _plain_type(field)


_NULL = {"type": "null"}
_NAMES = {"integer": "whole number", "boolean": "`true` or `false`", "string": "text"}


def _plain_type(field: dict[str, Any]) -> str:
    match field.get("type"):
        case "array" if "prefixItems" in field:
            return f"list of {len(field['prefixItems'])}: {_type(field['prefixItems'][0])}"
        case "array":
            return f"list of {_type(field['items'])}"
        case "object":
            return "mapping"
        case "string" if "a-z0-9._-" in field.get("pattern", ""):
            return "identifier"
        case "number":
            low, high = (field.get(key) for key in ("minimum", "maximum"))
            return "number" if low is None or high is None else f"number, {low} to {high}"
        case other:
            return _NAMES[other]
