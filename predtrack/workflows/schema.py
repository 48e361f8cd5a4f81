"""Give the JSON Schema of the ledger's files, for editors."""

from __future__ import annotations

from typing import Any

from predtrack.errors import UnknownNameError
from predtrack.records import FILES

__all__ = ["schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


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
    return {"$schema": _DIALECT} | FILES[form].model_json_schema()
