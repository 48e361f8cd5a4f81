"""Targets as lines of a table, and their progress in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.numbers import percent
from predtrack.reports.site.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from predtrack.reports.site.material import Material
    from predtrack.reports.site.texts import Texts
    from predtrack.summaries import TargetProgress

__all__ = ["status_class", "target_lines", "way_text"]


def status_class(status: str) -> str:
    """Name a status for its colour and its words."""
    return status.replace(" ", "_")


def target_lines(material: Material, keys: Iterable[str], texts: Texts) -> list[dict[str, Any]]:
    """Set out targets, in the order of the ledger."""
    return [_line(material, key, texts) for key in keys if key in material.targets]


def _line(material: Material, key: str, texts: Texts) -> dict[str, Any]:
    target, progress = material.ledger.target(key), material.targets[key]
    return {
        "id": key,
        "title": target.title.say(texts.language),
        "who": material.ledger.forecaster_name(target, texts.language),
        "status_class": status_class(progress.status),
        "value": number(progress.value),
        "value_sort": "" if progress.value is None else progress.value,
        "level": number(progress.level),
        "level_sort": progress.level,
        "unit": progress.unit,
        "way": progress.attainment,
        "way_sort": "" if progress.attainment is None else progress.attainment,
        "time": progress.time_gone,
        "way_short": percent(progress.attainment),
        "time_text": ""
        if progress.time_gone is None
        else texts("time_text", time=percent(progress.time_gone)),
        "deadline": progress.deadline,
    }


def way_text(progress: TargetProgress, texts: Texts) -> str:
    """Say how much of the way and of the time is gone."""
    if progress.attainment is None:
        return ""
    if progress.time_gone is None:
        return percent(progress.attainment)
    ends = {"way": percent(progress.attainment), "time": percent(progress.time_gone)}
    return texts("way_text", **ends)
