"""Measure the progress of stated targets, and say which stated dates were kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.summaries.aims import AimOutcome, aims
from predtrack.summaries.target_path import TargetPath, target_paths
from predtrack.summaries.targets import TargetProgress, target_progress
from predtrack.workflows.reading import sound_ledger

if TYPE_CHECKING:
    import datetime as dt

    from predtrack.workflows.reading import Source

__all__ = ["Targets", "target_ways", "targets"]


@dataclass(frozen=True, slots=True)
class Targets:
    """All that was aimed at.

    Parameters
    ----------
    progress
        Levels to reach, and how far and how fast they were approached.
    dates
        Dates and conditions that were aimed at or promised: kept or missed.
    """

    progress: tuple[TargetProgress, ...]
    dates: tuple[AimOutcome, ...]


def targets(source: Source, *, as_of: dt.date, language: str = "en") -> Targets:
    """Measure everything that had been aimed at by a day, with what was known then."""
    ledger = sound_ledger(source)
    return Targets(
        target_progress(ledger, as_of=as_of, language=language),
        aims(ledger, as_of=as_of, language=language),
    )


def target_ways(source: Source, *, as_of: dt.date, language: str = "en") -> tuple[TargetPath, ...]:
    """Lay out the way of every target that had been set by a day, as pictures need it."""
    return target_paths(sound_ledger(source), as_of=as_of, language=language)
