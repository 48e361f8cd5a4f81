"""Give the JSON Schema of the ledger's files, for editors."""

from __future__ import annotations

from typing import Any

from predtrack.errors import UnknownNameError
from predtrack.records import FILES

__all__ = ["schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LIMITS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
"""Limits that pydantic leaves under its own names, which no editor knows."""


def schema(form: str = "predictions") -> dict[str, Any]:
    """Describe one form of file.

    Parameters
    ----------
    form
        ``predictions``, ``resolutions`` or ``series``.

    Raises
    ------
    UnknownNameError
        If there is no such form.
    """
    if form not in FILES:
        raise UnknownNameError("form of file", form, FILES)
    described: dict[str, Any] = _for_editors(FILES[form].model_json_schema())
    return {"$schema": _DIALECT} | described


def _for_editors(part: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Name limits as JSON Schema does, and leave the examples in Python out."""
    if isinstance(part, list):
        return [_for_editors(item) for item in part]
    if not isinstance(part, dict):
        return part
    named = {_LIMITS.get(key, key): _for_editors(value) for key, value in part.items()}
    if isinstance(described := named.get("description"), str):
        named["description"] = described.split("\n\nExamples\n")[0]
    return named
