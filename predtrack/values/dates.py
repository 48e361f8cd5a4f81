"""Dates that are only partly known, and the words in which they were given.

"2030", "mid-2029", "within 10 years" and "2025-11-06T15:00+01:00" are all dates that
people give. Each keeps its wording, and turns into the interval of days that the
wording allows. A deadline falls due at the end of that interval.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError, core_schema

from predtrack.values.datewords import Reading, read_wording

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

__all__ = ["PartialDate"]

_EXAMPLES = [
    "2026-10-09",
    "2026-10",
    "2030",
    "2026-Q3",
    "mid-2029",
    "end of 2026",
    "next 12 months",
]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as it was stated, with its wording.

    Parameters
    ----------
    wording
        The words in which the date was given.
    start, end
        First and last day that the wording allows; ``None`` where they hang on an anchor.
    moment
        The instant, where a time of day and its zone were given.
    span
        The length, where the wording counts from when it was said.

    Examples
    --------
    >>> PartialDate.parse("2026-Q3").interval()
    (datetime.date(2026, 7, 1), datetime.date(2026, 9, 30))
    >>> PartialDate.parse("next 12 months").last(dt.date(2025, 10, 9))
    datetime.date(2026, 10, 9)
    """

    wording: str
    start: dt.date | None
    end: dt.date | None
    moment: dt.datetime | None = None
    span: relativedelta | None = None

    @classmethod
    def parse(cls, wording: str) -> PartialDate:
        """Read a wording.

        Raises
        ------
        ValueError
            If the wording is no date that predtrack knows, or no real day.
        """
        reading: Reading = read_wording(wording)
        return cls(wording, reading.start, reading.end, reading.moment, reading.span)

    @classmethod
    def on(cls, day: dt.date) -> PartialDate:
        """Make the date of one known day."""
        return cls(day.isoformat(), day, day)

    @property
    def is_relative(self) -> bool:
        """Whether the wording counts from when it was said."""
        return self.span is not None

    def interval(self, anchor: dt.date | None = None) -> tuple[dt.date, dt.date]:
        """Give the first and the last day that the wording allows.

        Parameters
        ----------
        anchor
            The day on which it was said; needed where the wording is relative.

        Raises
        ------
        ValueError
            If the wording is relative and no anchor is given.
        """
        if self.span is not None:
            if anchor is None:
                raise ValueError(f"{self.wording!r} counts from a day that is not known")
            return anchor, anchor + self.span
        if self.start is None or self.end is None:
            raise ValueError(f"{self.wording!r} names no day")
        return self.start, self.end

    def first(self, anchor: dt.date | None = None) -> dt.date:
        """Give the first day that the wording allows."""
        return self.interval(anchor)[0]

    def last(self, anchor: dt.date | None = None) -> dt.date:
        """Give the last day that the wording allows."""
        return self.interval(anchor)[1]

    def __str__(self) -> str:
        return self.wording

    @classmethod
    def _read(cls, value: Any) -> PartialDate:  # noqa: ANN401 - whatever the file holds
        if isinstance(value, PartialDate):
            return value
        try:
            if isinstance(value, str):
                return cls.parse(str(value))
            if isinstance(value, int) and not isinstance(value, bool):
                return cls.parse(str(value))
            if isinstance(value, dict):
                return cls._read_mapping(value)
            if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
                return cls.on(value)
        except ValueError as error:
            raise PydanticCustomError("not_a_date", "{reason}", {"reason": str(error)}) from None
        raise PydanticCustomError("not_a_date", "must be a date, such as 2026-10-09 or 2030")

    @classmethod
    def _read_mapping(cls, value: dict[Any, Any]) -> PartialDate:
        if set(value) != {"wording", "from", "until"}:
            raise ValueError("a date written as a mapping has the keys wording, from and until")
        if not isinstance(value["wording"], str) or not value["wording"].strip():
            raise ValueError("wording must be the words in which the date was given")
        start = cls.parse(str(value["from"])).first()
        end = cls.parse(str(value["until"])).last()
        if end < start:
            raise ValueError(f"until ({end}) lies before from ({start})")
        return cls(str(value["wording"]), start, end)

    def _write(self) -> Any:  # noqa: ANN401 - text or mapping
        try:
            if PartialDate.parse(self.wording) == self:
                return self.wording
        except ValueError:
            pass
        return {"wording": self.wording, "from": str(self.start), "until": str(self.end)}

    @classmethod
    def __get_pydantic_core_schema__(
        cls,
        source: Any,  # noqa: ANN401 - the contract of pydantic
        handler: GetCoreSchemaHandler,
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._read,
            serialization=core_schema.plain_serializer_function_ser_schema(cls._write),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        words = {"type": "string", "examples": _EXAMPLES}
        number = {"type": "integer", "minimum": 1000, "maximum": 9999, "description": "a year"}
        mapping = {
            "type": "object",
            "properties": {key: {"type": "string"} for key in ("wording", "from", "until")},
            "required": ["wording", "from", "until"],
            "additionalProperties": False,
        }
        return {
            "title": "Partial date",
            "description": "A date as precise as it was stated.",
            "anyOf": [words, number, mapping],
        }
