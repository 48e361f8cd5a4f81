"""The ground of every record: frozen, strict, closed to unknown keys."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Strict

__all__ = ["Many", "Record"]

Item = TypeVar("Item")

Many = Annotated[tuple[Item, ...], Strict(strict=False)]
"""Zero or more of something, in order; a list is taken, a tuple is kept."""


class Record(BaseModel):
    """A fact that was written down: it cannot change, and it has no unknown parts."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        use_attribute_docstrings=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )
