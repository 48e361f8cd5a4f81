"""Faults in the YAML itself, before anything in it has a meaning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml.error import MarkedYAMLError, YAMLError

from predtrack.errors import Problem
from predtrack.store.composing import TooDeepError, TooManyAliasesError
from predtrack.store.limits import MAX_DEPTH

if TYPE_CHECKING:
    from predtrack.store.source import Source

__all__ = ["syntax_problem"]

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_ADVICE = {
    "mapping values are not allowed": "put text that holds ': ' in quotes",
    "unexpected end of stream": "a quote is opened and never closed",
    "undefined alias": "put text that begins with '*' in quotes",
    "cannot start any token": "put text that begins with @, ` or % in quotes",
    "unknown escape": "write \\\\ for a backslash, or use single quotes",
    "',' or ']'": "a '[' is opened and never closed",
    "',' or '}'": "a '{' is opened and never closed",
    "did not find expected": "check the indentation, and the quotes above",
    "could not find expected ':'": "a key needs ': ' after it; check the quotes above",
    "sequence entries are not allowed": "begin the list on a line of its own",
    "tag": "put text that begins with '!' in quotes",
}


def syntax_problem(source: Source, error: YAMLError) -> Problem:
    """Put what the parser says into words, at the place that a person should look at."""
    if not isinstance(error, MarkedYAMLError):
        return _forbidden(source, error)
    if isinstance(error, TooManyAliasesError):
        return _problem(source, error, "PT007", f"{error.problem}", "write the values out")
    if isinstance(error, TooDeepError):
        return _problem(source, error, "PT008", f"nested more than {MAX_DEPTH} deep")
    if "another document" in (error.problem or ""):
        hint = "put each document into a file of its own"
        return _problem(source, error, "PT011", "the file holds several documents", hint)
    words = " ".join(filter(None, (error.context, error.problem)))
    return _problem(source, error, "PT004", f"not YAML: {words}", _advice(source, error))


def _position(error: MarkedYAMLError) -> int:
    began = error.context_mark if "end of stream" in (error.problem or "") else None
    mark = began or error.problem_mark or error.context_mark
    return int(mark.index) if mark else 0


def _problem(
    source: Source, error: MarkedYAMLError, code: str, message: str, hint: str = ""
) -> Problem:
    return Problem(code, message, source.locate(_position(error)), hint=hint)


def _advice(source: Source, error: MarkedYAMLError) -> str:
    if source.text[_position(error) : _position(error) + 1] == "\t":
        return "indent with spaces, not with tabs"
    said = error.problem or ""
    return next((advice for words, advice in _ADVICE.items() if words in said), "")


def _forbidden(source: Source, error: YAMLError) -> Problem:
    found = _FORBIDDEN.search(source.text)
    if not found:
        return Problem("PT004", f"not YAML: {error}", source.locate(0))
    message = f"the character U+{ord(found[0]):04X} is not allowed"
    return Problem("PT003", message, source.locate(found.start()), hint="remove it")
