"""The words for what validation finds: short, and about the file, not about pydantic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from predtrack.errors import did_you_mean
from predtrack.kinds import FORECASTS
from predtrack.records import QUESTION_KINDS, SCHEMA_VERSION
from predtrack.store.models import fields_of, noun
from predtrack.values import LocalText

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import ErrorDetails

    from predtrack.values import Record

__all__ = ["Saying", "say"]

_GO_ON = re.compile(r"[;:] (?=write |give )")
"""Where a message of a record turns into advice."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What is said about an error.

    Parameters
    ----------
    message
        What is wrong.
    hint
        What to do about it; may be empty.
    """

    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class _Fault:
    """An error, with what the sayings need to know of its place."""

    error: ErrorDetails
    name: str
    model: type[Record] | None

    @property
    def found(self) -> str:
        """The value, as a person would name it."""
        value = self.error["input"]
        if isinstance(value, dict):
            return "a mapping"
        if isinstance(value, (list, tuple)):
            return "a list"
        text = str(value)
        return repr(text if len(text) <= 60 else text[:59] + "…")

    @property
    def limits(self) -> dict[str, Any]:
        """What pydantic adds to the error."""
        return self.error.get("ctx", {})


def _indefinite(name: object) -> str:
    return f"an {name!r}" if str(name)[:1] in "aeio" else f"a {name!r}"


def _missing(fault: _Fault) -> Saying:
    lacking = fault.error["loc"][-1]
    if isinstance(lacking, int):
        return Saying(f"{fault.name} needs two numbers", "write [lower, upper]")
    owner = noun(fault.model) if fault.model else fault.name
    hint = f"begin with 'schema_version: {SCHEMA_VERSION}'" if lacking == "schema_version" else ""
    return Saying(f"{owner} needs {_indefinite(lacking)}", hint)


def _unknown(fault: _Fault) -> Saying:
    name = str(fault.error["loc"][-1])
    fields = fields_of(fault.model) if fault.model else []
    meant = did_you_mean(name, fields)
    hint = meant or f"known here: {', '.join(fields)}"
    if "extra" in fields:
        hint += " own keys go under extra" if meant else "; own keys go under extra"
    return Saying(f"unknown field {name!r}", hint)


def _a(thing: str) -> Callable[[_Fault], Saying]:
    def saying(fault: _Fault) -> Saying:
        if fault.error["input"] is None:
            advice = "give it a value, or leave the key out"
            return Saying(f"{fault.name} must be {thing}, but is empty", advice)
        return Saying(f"{fault.name} must be {thing}, not {fault.found}")

    return saying


def _record(fault: _Fault) -> Saying:
    is_text = fault.model is not None and issubclass(fault.model, LocalText)
    return _a("text" if is_text else "a mapping")(fault)


def _limit(words: str, key: str) -> Callable[[_Fault], Saying]:
    def saying(fault: _Fault) -> Saying:
        limit = f"{fault.limits[key]:g}"
        return Saying(f"{fault.name} must be {words} {limit}", _percent(fault, limit))

    return saying


def _percent(fault: _Fault, limit: str) -> str:
    try:
        value = float(fault.error["input"])
    except (TypeError, ValueError):
        return ""
    return f"write {value:g} % as {value / 100:g}" if limit == "1" and 1 < value <= 100 else ""


def _length(words: str, key: str, unit: str) -> Callable[[_Fault], Saying]:
    return lambda fault: Saying(f"{fault.name} {words} {fault.limits[key]} {unit}")


def _choice(fault: _Fault) -> Saying:
    choices = re.findall(r"'([^']*)'", fault.limits["expected"])
    if fault.error["loc"][-1] == "kind" and len(choices) == 1:
        choices = list(QUESTION_KINDS)
    among = " or ".join(filter(None, (", ".join(map(repr, choices[:-1])), repr(choices[-1]))))
    hint = did_you_mean(str(fault.error["input"]), choices)
    return Saying(f"{fault.name} must be {among}, not {fault.found}", hint)


def _pattern(fault: _Fault) -> Saying:
    if fault.name == "sha256":
        return Saying("sha256 must be 64 hexadecimal digits in small letters")
    parts = re.split("/" if "/" in fault.limits["pattern"] else "$^", str(fault.error["input"]))
    better = "/".join(filter(None, (_slug(part) for part in parts)))
    allowed = "use small letters, digits, '.', '_' and '-'"
    hint = f"{allowed}, such as {better!r}" if better else allowed
    return Saying(f"{fault.name} {fault.found} is not an identifier", hint)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", text.strip().lower()).strip("-._")


def _no_forecast(fault: _Fault) -> Saying:
    hint = f"one of its keys must be {', '.join(FORECASTS)}"
    return Saying(f"{fault.name} names no kind of forecast", hint)


def _no_question(fault: _Fault) -> Saying:
    hint = f"write 'kind: ' and one of {', '.join(QUESTION_KINDS)}"
    return Saying(f"{fault.name} names no kind of question", hint)


def _own_words(fault: _Fault) -> Saying:
    """Say what the record says about itself; it may end in advice."""
    *message, advice = _GO_ON.split(fault.error["msg"].removeprefix("Value error, "))
    if not message:
        message, advice = [advice], ""
    words = "; ".join(message)
    if re.match(r"(must|has|needs|is) ", words):
        words = f"{fault.name} {words}"
    elif fault.error["type"] == "not_a_date":
        words = f"{fault.name}: {words}"
    return Saying(words[0].lower() + words[1:], advice)


_SAYINGS: dict[str, Callable[[_Fault], Saying]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _choice,
    "string_pattern_mismatch": _pattern,
    "no_kind_of_forecast": _no_forecast,
    "no_kind_of_question": _no_question,
    "model_type": _record,
    "dict_type": _a("a mapping"),
    "tuple_type": _a("a list"),
    "string_type": _a("text"),
    "float_type": _a("a number"),
    "bool_type": _a("true or false"),
    "bool_parsing": _a("true or false"),
    "int_type": _a("a whole number"),
    "int_parsing": _a("a whole number"),
    "int_parsing_size": _a("a smaller number"),
    "int_from_float": _a("a whole number"),
    "finite_number": _a("a finite number"),
    "less_than_equal": _limit("at most", "le"),
    "less_than": _limit("less than", "lt"),
    "greater_than_equal": _limit("at least", "ge"),
    "greater_than": _limit("more than", "gt"),
    "string_too_short": lambda fault: Saying(f"{fault.name} must not be empty"),
    "string_too_long": _length("must have at most", "max_length", "characters"),
    "too_short": _length("needs at least", "min_length", "entries"),
    "too_long": _length("must have at most", "max_length", "entries"),
}


def say(error: ErrorDetails, *, name: str, model: type[Record] | None) -> Saying:
    """Put an error into words.

    Parameters
    ----------
    error
        What pydantic found.
    name
        What the file calls the value at fault.
    model
        The record at fault, or that holds the field at fault, where it is known.
    """
    return _SAYINGS.get(error["type"], _own_words)(_Fault(error, name, model))
