"""Where something stands: a path of keys and indexes -> the nodes along it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yaml.nodes import CollectionNode

from predtrack.store.composing import MappingNode, Node, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Step", "Steps", "follow", "match", "part_at", "spot"]

Steps = tuple["Step", ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One node on the way, with the key or index that led to it.

    Parameters
    ----------
    node
        The value.
    key
        The key that stands before it in the file; none in a list.
    name
        The key's text, or the index.
    """

    node: Node
    key: Node | None = None
    name: str | int = ""


def _step(node: Node, name: str | int) -> Step | None:
    if isinstance(node, SequenceNode):
        inside = isinstance(name, int) and name < len(node.value)
        return Step(node.value[name], None, name) if inside else None
    if isinstance(node, MappingNode):
        pairs = (pair for pair in node.value if str(pair[0].value) == str(name))
        return next((Step(value, key, name) for key, value in pairs), None)
    return None


def follow(start: Step, path: Sequence[str | int]) -> Steps:
    """Walk along ``path`` as far as the nodes go; the last step is the nearest node."""
    steps = [start]
    for name in path:
        further = _step(steps[-1].node, name)
        if further is None:
            break
        steps.append(further)
    return tuple(steps)


def match(start: Step, path: Sequence[str | int], *, ends_in_mapping: bool = False) -> Steps:
    """Walk along ``path``, leaving out names that are not in the file.

    Pydantic names the member of a union between the keys. As few names as possible are
    left out, and of two equal ways the one that leaves out earlier.

    Parameters
    ----------
    start
        Where the walk begins.
    path
        Names, some of which may be nowhere in the file.
    ends_in_mapping
        Whether only a mapping will do as the last node.
    """
    way = _match(start, tuple(path), ends_in_mapping=ends_in_mapping)
    return (start, *way[1]) if way else (start,)


def _match(
    at: Step, path: tuple[str | int, ...], *, ends_in_mapping: bool
) -> tuple[int, Steps] | None:
    if not path:
        fits = isinstance(at.node, MappingNode) or not ends_in_mapping
        return (0, ()) if fits else None
    skipped = _match(at, path[1:], ends_in_mapping=ends_in_mapping)
    further = _step(at.node, path[0])
    taken = further and _match(further, path[1:], ends_in_mapping=ends_in_mapping)
    if taken and further and (skipped is None or taken[0] < skipped[0] + 1):
        return taken[0], (further, *taken[1])
    return (skipped[0] + 1, skipped[1]) if skipped else None


def part_at(top: MappingNode, position: int) -> tuple[str | int, ...]:
    """Give the key, and the index where there is a list, of the part around a position."""
    for key, value in top.value:
        if key.start_mark.index <= position < value.end_mark.index:
            entries = value.value if isinstance(value, SequenceNode) else []
            index = bisect_right(entries, position, key=lambda entry: int(entry.end_mark.index))
            return (str(key.value), index) if index < len(entries) else (str(key.value),)
    return ()


def spot(step: Step) -> int:
    """Give the position that a person should look at: the value, or its key's line."""
    shown = step.key if step.key is not None and _starts_below(step.node) else step.node
    return int(shown.start_mark.index)


def _starts_below(node: Node) -> bool:
    """Tell whether nothing of the value stands on the line of its key."""
    if isinstance(node, ScalarNode):
        return not node.value and not node.style
    return isinstance(node, CollectionNode) and not node.flow_style
