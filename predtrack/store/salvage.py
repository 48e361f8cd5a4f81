"""The sound parts of a file that has faulty ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.records import SCHEMA_VERSION
from predtrack.store.composing import MappingNode, Node, ScalarNode, SequenceNode, is_tagged
from predtrack.store.conversion import to_data
from predtrack.store.validation import validate
from predtrack.values import PlainScalar, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails

    from predtrack.store.draft import Draft

__all__ = ["salvage"]

Part = tuple[str, int | None]
"""A part of a file: the key, and the index where there is a list under it."""


def salvage(
    draft: Draft, node: MappingNode, errors: Iterable[ErrorDetails]
) -> tuple[Record | None, dict[str, list[int]]]:
    """Leave out what is faulty.

    Returns
    -------
    The file's record, if its head is sound; and for each list, which entries were kept.
    """
    faulty = {_part(draft.data, error) for error in errors} | set(_with_bad_keys(node))
    if ("", None) in faulty:
        return None, {}
    indexes = {
        name: [index for index in range(len(value)) if (name, index) not in faulty]
        for name, value in draft.data.items()
        if isinstance(value, list)
    }
    sound = {
        name: [value[index] for index in indexes[name]] if name in indexes else value
        for name, value in draft.data.items()
        if (name, None) not in faulty
    }
    kept = validate(draft.form, {"schema_version": PlainScalar(SCHEMA_VERSION)} | sound)
    return (kept, indexes) if isinstance(kept, Record) else (None, {})


def _part(data: dict[str, Any], error: ErrorDetails) -> Part:
    name, *way = error["loc"]
    index = way[0] if way and isinstance(data.get(str(name)), list) else None
    return str(name), index if isinstance(index, int) else None


def _with_bad_keys(node: MappingNode) -> Iterator[Part]:
    """Convert part by part: an alias carries a fault into every record that uses it."""
    parts: list[tuple[Node, Node]] = list(node.value)
    names = [
        str(key.value) for key, _ in parts if isinstance(key, ScalarNode) and not is_tagged(key)
    ]
    if is_tagged(node) or len(set(names)) < len(parts) or "<<" in names:
        yield "", None
        return
    for name, (_, value) in zip(names, parts, strict=True):
        if isinstance(value, SequenceNode) and not is_tagged(value):
            yield from ((name, index) for index, item in enumerate(value.value) if to_data(item)[1])
        elif to_data(value)[1]:
            yield name, None
