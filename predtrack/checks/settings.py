"""What a keeper may set about the checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

__all__ = ["Limits", "Settings"]


class Limits(TypedDict, total=False):
    """How long or how many the keeper lets wait; :class:`Settings` says what each means."""

    overdue_warn_after_days: int
    overdue_error_after_days: int | None
    max_overdue: int | None
    stale_after_days: int | None
    series_stale_after_days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the checks read the ledger.

    Parameters
    ----------
    as_of
        The day on which the ledger is read; nothing in it may lie later.
    overdue_warn_after_days
        Days after its due date from which an open question is warned of.
    overdue_error_after_days
        Days after its due date from which an open question is an error; ``None`` for never.
    max_overdue
        Open questions after their due dates that may wait; ``None`` for any number.
    stale_after_days
        Days without a new record from which the ledger is an error; ``None`` for never.
    series_stale_after_days
        The same of a series that something open waits for, without a new observation.
    logged_late_after_days
        Days between saying and recording from which a prediction counts as logged late.
    shortest_criteria
        Words below which criteria count as too short.
    similar_from
        Share of wording, from 0 to 1, from which two questions count as the same one.
    read_bytes
        Reads a file of the ledger by its path, ``None`` where there is no such file; without
        it, local evidence is not looked at.
    read_document
        Reads a source document by its name, ``None`` where there is no such document; without
        it, quotes are not verified.
    """

    as_of: dt.date
    overdue_warn_after_days: int = 0
    overdue_error_after_days: int | None = None
    max_overdue: int | None = None
    stale_after_days: int | None = None
    series_stale_after_days: int | None = None
    logged_late_after_days: int = 7
    shortest_criteria: int = 4
    similar_from: float = 0.8
    read_bytes: Callable[[str], bytes | None] | None = None
    read_document: Callable[[str], bytes | None] | None = None
