"""The canonical form of a record, at the price of a slow import only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from predtrack.values import Record

__all__ = ["render"]


def render(record: Record) -> str:
    """Write a record as YAML; reading it gives an equal record.

    Parameters
    ----------
    record
        Any record: a whole file, or one entry of it.

    Examples
    --------
    >>> from predtrack.records import Retelling
    >>> print(render(Retelling(publication="blog-2025", quote="no: never", locator="line 7")))
    publication: blog-2025
    quote: 'no: never'
    locator: line 7
    """
    from predtrack.store.emitting import emit  # noqa: PLC0415 - ruamel is slow to import

    return emit(record)
