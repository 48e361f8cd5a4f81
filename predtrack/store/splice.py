"""A new entry for a list in a file, put in without touching a byte that is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from predtrack.store.composing import MappingNode, Node, ScalarNode, SequenceNode, compose

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CannotSpliceError", "entry", "splice"]

_REST_OF_LINE = re.compile(r"[ \t]*(#[^\n]*|\r)?(\n|\Z)")


class CannotSpliceError(Exception):
    """The list is written in a way that text alone cannot be added to."""


class _Layout(NamedTuple):
    """Where entries of a list stand: the column of the dash, and of what follows it."""

    dash: int = 2
    body: int = 4


def entry(rendered: str, layout: _Layout = _Layout()) -> str:  # noqa: B008 - it cannot change
    r"""Turn a rendered record into an entry of a list.

    Examples
    --------
    >>> print(entry("id: a\ntitle: b\n"), end="")
      - id: a
        title: b
    """
    first, *others = rendered.removesuffix("\n").split("\n")
    lead = " " * layout.dash + "-" + " " * (layout.body - layout.dash - 1)
    indent = " " * layout.body
    lines = [lead + first, *(indent + line if line else line for line in others)]
    return "".join(f"{line}\n" for line in lines)


def splice(text: str, section: str, rendered: str) -> str:
    """Add a rendered record to the end of a list.

    Parameters
    ----------
    text
        The file, as it is.
    section
        The key that the list stands under.
    rendered
        The record, as ``render`` writes it.

    Raises
    ------
    CannotSpliceError
        If the list or the file is written in braces and is not empty.
    """
    root = compose(text)
    if not isinstance(root, MappingNode) or root.flow_style:
        raise CannotSpliceError
    pair = next((pair for pair in root.value if pair[0].value == section), None)
    if pair is None:
        return _insert(text, _end(text, root), f"{section}:\n{entry(rendered)}")
    return _add(text, pair, rendered)


def _add(text: str, pair: tuple[Node, Node], rendered: str) -> str:
    key, value = pair
    if isinstance(value, SequenceNode) and value.value and not value.flow_style:
        return _after_last(text, value, rendered)
    start, end = value.start_mark.index, value.end_mark.index
    if not re.fullmatch(r"\[\s*\]|~|null|Null|NULL|", text[start:end]):
        raise CannotSpliceError
    colon = text.index(":", key.end_mark.index) + 1
    kept = text[:colon] + text[max(end, colon) :]
    return _insert(kept, _next_line(kept, colon), entry(rendered))


def _after_last(text: str, entries: SequenceNode, rendered: str) -> str:
    layout = _layout(text, entries)
    end = _with_comments(text, _end(text, entries), layout)
    gap = "\n" if _has_gaps(text, entries) else ""
    return _insert(text, end, gap + entry(rendered, layout))


def _layout(text: str, entries: SequenceNode) -> _Layout:
    """Read the indentation that the file itself has."""
    start, first = entries.start_mark.index, entries.value[0]
    if text[start] != "-":
        raise CannotSpliceError
    dash = start - (text.rfind("\n", 0, start) + 1)
    is_beside = text[start + 1 : first.start_mark.index].strip(" ") == ""
    gap = first.start_mark.index - start if is_beside else 2
    return _Layout(dash, dash + max(gap, 2))


def _has_gaps(text: str, entries: SequenceNode) -> bool:
    """Tell whether a blank line parts the last two entries."""
    if len(entries.value) < 2:
        return False
    before, last = entries.value[-2:]
    between = text[_end(text, before) : last.start_mark.index]
    return any(not line.strip() for line in between.split("\n")[:-1])


def _end(text: str, node: Node) -> int:
    """Give the start of the line after a node's last content."""
    last = _last(node)
    floor = int(last.end_mark.index)
    is_literal = isinstance(last, ScalarNode) and last.style in {"|", ">"}
    if is_literal and text[floor - 1 : floor] == "\n":
        return floor
    return _next_line(text, floor) if last is node else _back(text, node.end_mark.index, floor)


def _back(text: str, end: int, floor: int) -> int:
    """Step back over the blank lines and comments before what follows a node."""
    start = text.rfind("\n", 0, end) + 1
    while start >= floor and _REST_OF_LINE.fullmatch(text, start, end):
        end, start = start, text.rfind("\n", 0, max(start - 1, 0)) + 1
    return end


def _last(node: Node) -> Node:
    if isinstance(node, MappingNode) and node.value and not node.flow_style:
        return _last(max(node.value[-1], key=_ends_at))
    if isinstance(node, SequenceNode) and node.value and not node.flow_style:
        return _last(node.value[-1])
    return node


def _ends_at(node: Node) -> int:
    """Tell value from key where the value is an alias, whose marks are elsewhere."""
    return int(node.end_mark.index)


def _next_line(text: str, position: int) -> int:
    rest = _REST_OF_LINE.match(text, position)
    if rest is None:
        raise CannotSpliceError
    return rest.end()


def _with_comments(text: str, end: int, layout: _Layout) -> int:
    """Leave the comments that are indented like an entry to the entry before."""
    for line in _lines(text, end):
        indent = len(line) - len(line.lstrip(" "))
        if not line.lstrip(" ").startswith("#") or indent <= layout.dash:
            break
        end += len(line)
    return end


def _lines(text: str, start: int) -> Iterator[str]:
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _insert(text: str, position: int, block: str) -> str:
    """Insert whole lines, with the line ends that the file has."""
    ends = "\r\n" if "\r\n" in text else "\n"
    joint = ends if position and text[position - 1] != "\n" else ""
    return text[:position] + joint + block.replace("\n", ends) + text[position:]
