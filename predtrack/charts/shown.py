"""What a chart is given: a summary, or a frame that holds one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from predtrack.errors import UsageError

__all__ = ["summaries_of", "summary_of"]

Summary = TypeVar("Summary")


def summary_of(given: Any, kind: type[Summary]) -> Summary:  # noqa: ANN401 - a frame or a summary
    """Give the summary itself; the frames of notebooks keep theirs as ``summary``.

    Raises
    ------
    UsageError
        If it is neither.
    """
    found = given if isinstance(given, kind) else getattr(given, "summary", None)
    if not isinstance(found, kind):
        what = type(given).__name__
        raise UsageError(f"this chart shows a {kind.__name__}, and was given a {what}")
    return found


def summaries_of(given: Any) -> list[Any]:  # noqa: ANN401 - as above
    """Give a list of summaries; a frame of notebooks keeps its own as ``summary``.

    Raises
    ------
    UsageError
        If it is no list.
    """
    found = getattr(given, "summary", given)
    if not isinstance(found, Iterable):
        raise UsageError(f"this chart shows a list, and was given a {type(given).__name__}")
    return list(found)
