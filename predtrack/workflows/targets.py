"""Measure the progress of stated targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.summaries.targets import TargetProgress, target_progress
from predtrack.workflows.reading import sound_ledger

if TYPE_CHECKING:
    import datetime as dt

    from predtrack.workflows.reading import Source

__all__ = ["targets"]


def targets(source: Source, *, as_of: dt.date, language: str = "en") -> tuple[TargetProgress, ...]:
    """Measure every target that had been set by a day, with what was known then."""
    return target_progress(sound_ledger(source), as_of=as_of, language=language)
