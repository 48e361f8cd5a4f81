"""Numbers, flags and text, as a field reads them.

The YAML reader hands over every unquoted scalar as :class:`PlainScalar`, undecided.
Here the field's type decides, by the meaning that YAML 1.2 gives: ``no`` is text,
``1e-3`` a number, ``true`` a flag; ``010`` is the text "010" in a text field and ten
in a number field.
"""

from __future__ import annotations

import math
import re
import sys
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

__all__ = ["Count", "Extra", "Flag", "Number", "PlainScalar", "Text", "plain_meaning"]

_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_BASED = re.compile(r"0x[0-9a-fA-F]+|0o[0-7]+")
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}([_,])[0-9]{3}(\1[0-9]{3})*(\.[0-9]*)?")
_FLAGS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class PlainScalar(str):
    """Text that stood in a file without quotes: its field decides what it is."""

    __slots__ = ()


def _number_in(text: str) -> int | float | None:
    if not (_DECIMAL.fullmatch(text) or _BASED.fullmatch(text)):
        return None
    try:
        number = int(text, 0) if text.startswith(("0x", "0o")) else _decimal(text)
    except ValueError:  # more digits than Python reads
        return None
    return number if abs(number) <= sys.float_info.max else None


def _decimal(text: str) -> int | float:
    return int(text) if text.lstrip("+-").isdecimal() else float(text)


def plain_meaning(value: Any) -> Any:  # noqa: ANN401 - any YAML value
    """Give an unquoted scalar the meaning that YAML 1.2 gives it without a schema.

    Parameters
    ----------
    value
        A value as the reader left it; collections are walked.

    Returns
    -------
    The same value with every :class:`PlainScalar` decided: flag, number or text.

    Examples
    --------
    >>> plain_meaning([PlainScalar("1e-3"), PlainScalar("no"), PlainScalar("true"), "7"])
    [0.001, 'no', True, '7']
    """
    if isinstance(value, dict):
        return {str(key): plain_meaning(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain_meaning(item) for item in value]
    if not isinstance(value, PlainScalar):
        return value
    if value in _FLAGS:
        return _FLAGS[value]
    number = _number_in(value)
    return str(value) if number is None else number


def _read_number(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    if isinstance(value, PlainScalar):
        number = _number_in(value)
        if number is not None:
            return float(number)
        found = repr(str(value)) + _hint(value)
        raise PydanticCustomError("not_a_number", "must be a number, not {found}", {"found": found})
    if isinstance(value, str):
        raise PydanticCustomError(
            "quoted_number", "must be a number, but is quoted text; write it without quotes"
        )
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value) if abs(value) <= sys.float_info.max else math.inf
    return value


def _hint(text: str) -> str:
    percent = re.fullmatch(r"([0-9]+(\.[0-9]+)?)\s*%", text)
    if percent:
        return f"; write {float(percent[1]) / 100:g}"
    if _GROUPED.fullmatch(text):
        return f"; write {re.sub('[_,]', '', text)} without grouping signs"
    return ""


def _read_flag(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    if isinstance(value, PlainScalar):
        if value in _FLAGS:
            return _FLAGS[value]
        raise PydanticCustomError(
            "not_a_flag", "must be true or false, not {found}", {"found": repr(str(value))}
        )
    if isinstance(value, str):
        raise PydanticCustomError(
            "quoted_flag", "must be true or false, but is quoted text; write it without quotes"
        )
    return value


def _read_count(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    if isinstance(value, PlainScalar) and value.isascii() and value.isdecimal():
        return int(value)
    if isinstance(value, str):
        found = {"found": repr(str(value))}
        raise PydanticCustomError("not_a_count", "must be a whole number, not {found}", found)
    return value


Count = Annotated[int, BeforeValidator(_read_count), Field(ge=0, strict=True)]
"""A whole number from 0; quoted text is refused."""

Number = Annotated[float, BeforeValidator(_read_number), Field(allow_inf_nan=False)]
"""A finite number; quoted text is refused."""

Flag = Annotated[bool, BeforeValidator(_read_flag)]
"""``true`` or ``false``; ``yes`` and ``no`` are words, not flags."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that says something."""

Extra = Annotated[dict[str, Any], BeforeValidator(plain_meaning)]
"""The one place for keys of your own."""
