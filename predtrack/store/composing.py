"""YAML text -> nodes that know where they stand; nothing is given a type here.

PyYAML's binding to libyaml composes them where it is there, its pure Python parser
otherwise. Neither gets to decide what a scalar means.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from yaml.composer import Composer
from yaml.error import MarkedYAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from predtrack.store.limits import MAX_ALIASED, MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "MappingNode",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "TooDeepError",
    "TooManyAliasesError",
    "compose",
    "is_tagged",
    "recompose",
]


class TooDeepError(MarkedYAMLError):
    """Lists and mappings are nested beyond every use; stopped before the stack is."""


class TooManyAliasesError(MarkedYAMLError):
    """The aliases repeat more than anybody would write."""


class _Untyped:
    """What both parsers ask of a resolver: to type nothing, and to count the depth."""

    depth = 0

    def resolve(self, *_: object) -> None:
        """Leave the tag empty: a tag that is not empty was written by a person."""

    def descend_resolver(self, parent: Node | None, _: object) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH and parent is not None:
            raise TooDeepError(problem="nested too deep", problem_mark=parent.start_mark)

    def ascend_resolver(self) -> None:
        self.depth -= 1


class _PythonComposer(_Untyped, Reader, Scanner, Parser, Composer):
    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


def is_tagged(node: Any) -> bool:  # noqa: ANN401 - the stubs hold every node for tagged
    """Tell whether a person wrote a tag, such as ``!!str``."""
    return node.tag is not None


def _quickest() -> Callable[[str], Any]:
    try:
        from yaml._yaml import CParser  # noqa: PLC0415 - libyaml may be missing
    except ImportError:
        return _PythonComposer

    class _LibyamlComposer(_Untyped, CParser):
        pass

    return _LibyamlComposer


_composer = _quickest()


def _weigh(node: Node, known: dict[int, tuple[int, int] | None]) -> tuple[int, int]:
    """Count the nodes and the levels below, each alias as often as it repeats."""
    weight = known.get(id(node), (0, 0))
    if weight is None:
        raise TooManyAliasesError(problem="an alias holds itself", problem_mark=node.start_mark)
    if weight == (0, 0):
        known[id(node)] = None
        inside = [_weigh(child, known) for child in _children(node)]
        weight = (
            1 + sum(count for count, _ in inside),
            1 + max((depth for _, depth in inside), default=0),
        )
        known[id(node)] = weight
    return weight


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [child for pair in node.value for child in pair]
    return node.value if isinstance(node, SequenceNode) else []


def _bound_aliases(node: Node) -> None:
    known: dict[int, tuple[int, int] | None] = {}
    count, depth = _weigh(node, known)
    if count - len(known) > MAX_ALIASED or depth > MAX_DEPTH + 1:
        raise TooManyAliasesError(problem="too many aliases", problem_mark=node.start_mark)


def compose(text: str) -> Node | None:
    """Give the one document in ``text`` as nodes, or nothing where there is none.

    Raises
    ------
    yaml.YAMLError
        If it is not YAML, or is too deep, or repeats too much.
    """
    composer = _composer(text)
    try:
        node: Node | None = composer.get_single_node()
    finally:
        composer.dispose()
    if node is not None and "*" in text and "&" in text:
        _bound_aliases(node)
    return node


recompose = lru_cache(maxsize=8)(compose)
"""As ``compose``, for the places of records: several are asked of one file in a row."""
