"""One file's text -> its records, their places, and the problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yaml.error import YAMLError

from predtrack.errors import Problem
from predtrack.records import SCHEMA_VERSION
from predtrack.store.composing import MappingNode, Node, compose
from predtrack.store.conversion import to_data
from predtrack.store.draft import Draft
from predtrack.store.finding import Step, spot
from predtrack.store.keys import fault_problem
from predtrack.store.place import FilePlace
from predtrack.store.salvage import salvage
from predtrack.store.syntax import syntax_problem
from predtrack.store.validation import problems_of, validate
from predtrack.values import PlainScalar, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from predtrack.store.source import Source

__all__ = ["Parsed", "parse"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file gave.

    Parameters
    ----------
    record
        The file's record with all sound parts; none where nothing can be kept.
    problems
        Everything that is wrong.
    places
        Each record of the file with its place.
    """

    record: Record | None
    problems: tuple[Problem, ...] = ()
    places: tuple[tuple[Record, FilePlace], ...] = ()


def parse(source: Source, form: type[Record]) -> Parsed:
    """Read the records of one file; what is faulty is left out and reported."""
    try:
        node = compose(source.text)
    except YAMLError as error:
        return Parsed(None, (syntax_problem(source, error),))
    if not isinstance(node, MappingNode):
        return Parsed(None, (_no_mapping(source, node),))
    return _read(source, form, node)


def _no_mapping(source: Source, node: Node | None) -> Problem:
    if node is None:
        hint = "fill it or remove it"
        return Problem("PT012", "the file is empty", source.locate(0), hint=hint)
    where = source.locate(node.start_mark.index)
    hint = f"begin with 'schema_version: {SCHEMA_VERSION}'"
    return Problem("PT013", "the top level must be a mapping", where, hint=hint)


def _read(source: Source, form: type[Record], node: MappingNode) -> Parsed:
    data, faults = to_data(node)
    data = {name: value for name, value in data.items() if value is not None}
    version = data.get("schema_version", PlainScalar(SCHEMA_VERSION))
    if version != str(SCHEMA_VERSION) or not isinstance(version, PlainScalar):
        return Parsed(None, (_strange_version(source, node, version),))
    record = validate(form, data)
    if isinstance(record, Record) and not faults:
        return Parsed(record, (), tuple(_places(source, record, {})))
    errors = () if isinstance(record, Record) else record
    draft = Draft(form, data)
    problems = [fault_problem(source, node, draft, fault) for fault in faults]
    problems += problems_of(source, Step(node), draft, errors)
    kept, indexes = salvage(draft, node, errors)
    places = tuple(_places(source, kept, indexes)) if kept else ()
    return Parsed(kept, tuple(dict.fromkeys(problems)), places)


def _strange_version(source: Source, node: MappingNode, version: object) -> Problem:
    is_newer = isinstance(version, str) and version.isdecimal() and int(version) > SCHEMA_VERSION
    hint = "update predtrack" if is_newer else f"write 'schema_version: {SCHEMA_VERSION}'"
    found = version if isinstance(version, PlainScalar) else repr(version)
    message = f"schema_version must be {SCHEMA_VERSION}, not {found}"
    key, value = next(pair for pair in node.value if pair[0].value == "schema_version")
    return Problem("PT107", message, source.locate(spot(Step(value, key))), hint=hint)


def _places(
    source: Source, record: Record, indexes: Mapping[str, Sequence[int]]
) -> Iterator[tuple[Record, FilePlace]]:
    yield record, FilePlace(source, ())
    for name in type(record).model_fields:
        part = getattr(record, name)
        if isinstance(part, Record):
            yield part, FilePlace(source, (name,))
        elif isinstance(part, tuple):
            at = indexes.get(name, range(len(part)))
            yield from (
                (item, FilePlace(source, (name, index)))
                for item, index in zip(part, at, strict=True)
            )
