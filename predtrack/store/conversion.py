"""Nodes -> plain data, in which every unquoted scalar is still undecided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from predtrack.store.composing import MappingNode, Node, ScalarNode, is_tagged
from predtrack.values import PlainScalar

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Fault", "is_null", "to_data"]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""The plain scalars that YAML 1.2 reads as nothing."""


def is_null(text: str) -> bool:
    """Tell whether unquoted text means nothing at all."""
    return text in _NULLS


class Fault(NamedTuple):
    """Something that YAML allows and a ledger does not.

    Parameters
    ----------
    code
        Code of the rule.
    node
        Where.
    first
        The other place, where there are two.
    """

    code: str
    node: Node
    first: Node | None = None


def to_data(node: Node) -> tuple[Any, list[Fault]]:
    """Turn nodes into dicts, lists, text, :class:`PlainScalar` and ``None``.

    A key that stands twice is a fault; which value the data has does not matter then.
    """
    faults: list[Fault] = []
    return _convert(node, faults), faults


def _convert(node: Any, faults: list[Fault]) -> Any:  # noqa: ANN401 - any node, any value
    """Convert in one pass: this loop is most of what reading costs beyond parsing."""
    if node.tag is not None:
        faults.append(Fault("PT015", node))
    value = node.value
    if type(value) is str:
        if node.style:
            return value
        return None if value in _NULLS else PlainScalar(value)
    if type(node) is not MappingNode:
        return [_convert(item, faults) for item in value]
    data = {
        key.value: _convert(item, faults)
        for key, item in value
        if key.tag is None and type(key.value) is str
    }
    if len(data) != len(value):
        faults.extend(_faulty_keys(node))
    if "<<" in data:
        faults.extend(Fault("PT014", key) for key, _ in value if _is_merge(key))
    return data


def _is_merge(key: Node) -> bool:
    return isinstance(key, ScalarNode) and key.value == "<<" and not key.style


def _faulty_keys(node: MappingNode) -> list[Fault]:
    seen: dict[str, Node] = {}
    faults = []
    keys: Iterable[Node] = (key for key, _ in node.value)
    for key in keys:
        if not isinstance(key, ScalarNode):
            faults.append(Fault("PT016", key))
        elif is_tagged(key):
            faults.append(Fault("PT015", key))
        elif key.value in seen:
            faults.append(Fault("PT005", key, seen[key.value]))
        else:
            seen[key.value] = key
    return faults
