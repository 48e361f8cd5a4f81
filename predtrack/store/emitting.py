"""The one canonical YAML form of a record.

Fields in the order of the model, block style, short payloads in braces, text without
quotes wherever YAML 1.2 reads it as text, Chinese as it is.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)

from predtrack.errors import StorageError
from predtrack.store.conversion import is_null
from predtrack.store.tree import tree_of
from predtrack.values import PlainScalar, plain_meaning

if TYPE_CHECKING:
    from predtrack.values import Record

__all__ = ["append_by_rewriting", "emit"]

_SHORT = 72
"""Longest payload, in characters, that is written in braces on one line."""

_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""Characters that are escaped: nobody could see them, or they would break the line."""

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""Signs at the beginning of text that parsers do not all read alike."""


class _Representer(RoundTripRepresenter):
    """Writes a :class:`PlainScalar` without quotes, whatever it looks like."""

    def represent_plain(self, value: PlainScalar) -> ScalarNode:
        tag = self.dumper.resolver.resolve(ScalarNode, str(value), (True, False))
        return self.represent_scalar(tag, str(value))

    def represent_null(self, _: None) -> ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:null", "null")


_Representer.add_representer(PlainScalar, _Representer.represent_plain)
_Representer.add_representer(type(None), _Representer.represent_null)


def _round_trip() -> YAML:
    """Give the slow reader and writer that keeps what people wrote."""
    yaml = YAML(typ="rt")
    yaml.Representer = _Representer
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def emit(record: Record) -> str:
    """Write a record as YAML."""
    written = io.StringIO()
    _round_trip().dump(_block(_presentable(tree_of(record))), written)
    return written.getvalue()


def append_by_rewriting(text: str, section: str, record: Record) -> str:
    """Load a whole file, add an entry, and dump it: comments stay, some spacing may change.

    Raises
    ------
    StorageError
        If the file holds YAML that only the quick parser reads.
    """
    yaml, written = _round_trip(), io.StringIO()
    try:
        data = yaml.load(text)
        if data.get(section) is None:
            data[section] = []
        data[section].append(_presentable(tree_of(record)))
        yaml.dump(data, written)
    except YAMLError as error:
        raise StorageError(f"{section} is written in a way that cannot be added to") from error
    return written.getvalue().replace("\n", "\r\n" if "\r\n" in text else "\n")


def _block(tree: CommentedMap) -> CommentedMap:
    tree.fa.set_block_style()
    return tree


def _presentable(tree: Any) -> Any:  # noqa: ANN401 - any tree
    """Choose for each part of a tree how it is written."""
    if isinstance(tree, dict):
        mapping = CommentedMap((_text(key), _presentable(item)) for key, item in tree.items())
        return _in_style(mapping, list(mapping.values()), len(str(tree)))
    if isinstance(tree, list):
        entries = CommentedSeq(_presentable(item) for item in tree)
        has_mappings = any(isinstance(item, CommentedMap) for item in entries)
        return _in_style(entries, [*entries], _SHORT + 1 if has_mappings else len(str(tree)))
    return _text(tree)


def _in_style(
    whole: CommentedMap | CommentedSeq, parts: list[Any], length: int
) -> CommentedMap | CommentedSeq:
    """Write on one line what is short and holds no block; what is empty has no other way."""
    if length <= _SHORT and not any(map(_is_block, parts)):
        whole.fa.set_flow_style()
    else:
        whole.fa.set_block_style()
    return whole


def _is_block(part: object) -> bool:
    if isinstance(part, (CommentedMap, CommentedSeq)):
        return not part.fa.flow_style()
    return isinstance(part, LiteralScalarString)


def _is_simple(lines: str) -> bool:
    """Tell whether lines can stand as they are, with no white space that could get lost."""
    return lines == lines.strip() and all(line == line.strip() for line in lines.split("\n"))


def _text(value: Any) -> Any:  # noqa: ANN401 - any scalar
    if not isinstance(value, str) or isinstance(value, PlainScalar):
        return value
    if _UNSEEN.search(value):
        return DoubleQuotedScalarString(value)
    if "\n" in value:
        return (LiteralScalarString if _is_simple(value) else DoubleQuotedScalarString)(value)
    means_text = isinstance(plain_meaning(PlainScalar(value)), str) and not is_null(value)
    is_plain = means_text and value[0] not in _INDICATORS
    return value if is_plain else SingleQuotedScalarString(value)
