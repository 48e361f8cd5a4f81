"""The words for what YAML allows and a ledger does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.errors import Problem
from predtrack.store.finding import part_at

if TYPE_CHECKING:
    from predtrack.store.composing import MappingNode
    from predtrack.store.conversion import Fault
    from predtrack.store.draft import Draft
    from predtrack.store.source import Source

__all__ = ["fault_problem"]

_WORDS = {
    "PT014": ("merge keys '<<' are not read", "write the keys out"),
    "PT015": ("tags are not read", "remove the tag; quote what is meant as text"),
    "PT016": ("a key must be text", "write the key as plain text"),
}


def fault_problem(source: Source, top: MappingNode, draft: Draft, fault: Fault) -> Problem:
    """Put a fault of keys or tags into words, at its place."""
    name = draft.identifier(part_at(top, fault.node.start_mark.index))
    where = source.locate(fault.node.start_mark.index)
    if fault.first is None:
        message, hint = _WORDS[fault.code]
        if fault.code == "PT015":
            message = f"tags such as {_tag(fault.node.tag)} are not read"
        return Problem(fault.code, message, where, hint=hint, record=name)
    first = source.locate(fault.first.start_mark.index).line
    message = f"the key {fault.node.value!r} stands twice, on lines {first} and {where.line}"
    hint = "remove or rename one of them"
    return Problem(fault.code, message, where, hint=hint, record=name)


def _tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
