"""What a chart is given: a summary, or a frame that holds one."""

from __future__ import annotations

from typing import Any, TypeVar

from predtrack.errors import UsageError

__all__ = ["summary_of"]

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
