"""A record -> what its YAML says: defaults left out, dates in their own words."""

from __future__ import annotations

import re
from typing import Any

from pydantic import TypeAdapter

from predtrack.records import Question
from predtrack.values import LocalText, PartialDate, PlainScalar, Record

__all__ = ["tree_of"]

_DATES = TypeAdapter(PartialDate)
_BARE_DATE = re.compile(r"[0-9][0-9A-Z:.+-]*")
_EXACT = 10**16
"""Below it a float that is whole is written without a point and stays the same."""


def tree_of(value: Any) -> Any:  # noqa: ANN401 - any value of a record
    """Give mappings, lists, and scalars that need no further thought.

    Examples
    --------
    >>> from predtrack.kinds import RangeForecast
    >>> tree_of(RangeForecast(range=(1.0, 2.5), level=0.8))
    {'range': [1, '2.5'], 'level': '0.8'}
    """
    if isinstance(value, LocalText):
        return value.model_dump()
    if isinstance(value, Record):
        return _fields(value)
    if isinstance(value, PartialDate):
        return _date(_DATES.dump_python(value))
    if isinstance(value, dict):
        return {_key(key): tree_of(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [tree_of(item) for item in value]
    return _number(value) if isinstance(value, float) else value


def _fields(record: Record) -> dict[str, Any]:
    """Keep the order of the model; a question says its kind before all else."""
    fields = sorted(
        type(record).model_fields.items(),
        key=lambda field: isinstance(record, Question) and field[0] != "kind",
    )
    values = ((name, field, getattr(record, name)) for name, field in fields)
    return {
        field.alias or name: tree_of(value)
        for name, field, value in values
        if field.is_required() or value != field.get_default(call_default_factory=True)
    }


def _date(written: Any) -> Any:  # noqa: ANN401 - text or mapping
    if isinstance(written, dict):
        return {key: _date(words) for key, words in written.items()}
    return PlainScalar(written) if _BARE_DATE.fullmatch(written) else written


def _key(key: object) -> object:
    return PlainScalar(_number(key)) if isinstance(key, float) else key


def _number(value: float) -> int | PlainScalar:
    if value.is_integer() and abs(value) < _EXACT:
        return int(value)
    return PlainScalar(repr(value))
