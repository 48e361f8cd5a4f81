"""The report of ``predtrack targets``: where each target stands, how fast, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.document import Block, Column, Page, Paragraph, Table
from predtrack.reports.numbers import compact, decimal, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.reports.metadata import Metadata
    from predtrack.summaries import AimOutcome, TargetProgress
    from predtrack.summaries.pace import Pace

__all__ = ["targets_page"]


def targets_page(
    progress: Sequence[TargetProgress], dates: Sequence[AimOutcome], *, metadata: Metadata
) -> Page:
    """Lay out the progress of targets, and the dates that were aimed at."""
    heading = Paragraph(f"Targets of {metadata.ledger} as of {metadata.as_of}", "heading")
    blocks: list[Block] = [heading]
    if progress:
        blocks.append(_where(progress))
        moving = [target for target in progress if _is_measured(target)]
        blocks += [_how_fast(moving)] if moving else []
        blocks += [_ladder(target) for target in progress if target.ladder]
        blocks += [
            Paragraph(f"{target.title}: said to be {said}.", "aside")
            for target in progress
            for said in target.likelihoods
        ]
    blocks += [_dates(dates)] if dates else []
    last = "A target is not a forecast: it has progress, and no Brier score."
    said = Paragraph(last, "aside") if progress or dates else Paragraph("There is no target.")
    blocks.append(said)
    payload = {
        "metadata": metadata,
        "targets": [target.as_dict() for target in progress],
        "dates": list(dates),
    }
    return Page(payload, tuple(map(_record, progress)), tuple(blocks))


def _where(progress: Sequence[TargetProgress]) -> Table:
    rows = tuple(
        {
            "target": target.title,
            "latest": compact(target.value),
            "observed": str(target.observed or "–"),
            "level": f"{compact(target.level)} {target.unit}",
            "deadline": str(target.deadline or "–"),
            "status": ", ".join((target.status, *target.revisions)),
        }
        for target in progress
    )
    columns = (
        Column("target", "target", gives_way=True),
        Column("latest", "latest", "right"),
        Column("observed", "observed"),
        Column("level", "level", gives_way=True),
        Column("deadline", "deadline"),
        Column("status", "status", gives_way=True),
    )
    return Table("Where they stand", columns, rows)


def _is_measured(target: TargetProgress) -> bool:
    speeds = (target.pace.realised, target.pace.remaining) if target.pace else ()
    return target.attainment is not None or any(speed is not None for speed in speeds)


def _dates(dates: Sequence[AimOutcome]) -> Table:
    rows = tuple(
        {
            "aim": aim.title,
            "due": str(aim.due or "–"),
            "happened": str(aim.happened or "–"),
            "late": "–" if aim.days_late is None else f"{aim.days_late:+d}",
            "status": ", ".join((aim.status, *aim.moved)),
        }
        for aim in dates
    )
    columns = (
        Column("aim", "aim", gives_way=True),
        Column("due", "due"),
        Column("happened", "happened"),
        Column("late", "days late", "right"),
        Column("status", "status", gives_way=True),
    )
    note = "The original date counts, also after it was moved."
    return Table("Dates that were aimed at or promised", columns, rows, note)


def _how_fast(progress: Sequence[TargetProgress]) -> Table:
    rows = tuple(
        {
            "target": target.title,
            "way": percent(target.attainment),
            "time": percent(target.time_gone),
            "spi": decimal(target.spi, places=2),
            **_speeds(target.pace),
        }
        for target in progress
    )
    columns = (
        Column("target", "target", gives_way=True),
        Column("way", "way", "right"),
        Column("time", "time", "right"),
        Column("spi", "SPI", "right"),
        Column("realised", "pace/y", "right"),
        Column("remaining", "needed/y", "right"),
        Column("projected", "projected"),
        Column("late", "vs deadline", "right"),
    )
    note = (
        "Way: share of the way from the baseline, in growth (log) or in steps (linear)."
        " Time: share of the time from baseline to deadline. SPI: schedule performance"
        " index, earned over elapsed time; below 1 is behind. Pace: growth a year since"
        " the baseline, or units over the last twelve months where the metric only adds"
        " up; needed: from the latest observation to the original deadline."
        " Projected: when the level is reached at that pace; vs deadline: years after it,"
        " before it where negative."
    )
    return Table("How fast", columns, rows, note)


def _speeds(pace: Pace | None) -> dict[str, str]:
    if pace is None:
        return dict.fromkeys(("realised", "remaining", "projected", "late"), "–")
    show = compact if pace.measure == "units per year" else percent
    late = pace.days_late
    years = f"{late / 365.25:+.1f} y" if late is not None else "–"
    return {
        "realised": show(pace.realised),
        "remaining": show(pace.remaining),
        "projected": f"{pace.projected:%Y-%m}" if pace.projected else "–",
        "late": years,
    }


def _ladder(target: TargetProgress) -> Paragraph:
    ahead = next((rung for rung in target.ladder if rung.reached is None), None)
    ending = f"; next {ahead.id} at {compact(ahead.level)} {target.unit}" if ahead else ""
    rungs = f"{target.rungs_reached} of {len(target.ladder)} rungs seen reached"
    return Paragraph(f"{target.title}: {rungs}{ending}.")


def _record(target: TargetProgress) -> dict[str, Any]:
    flat = target.as_dict()
    pace = flat.pop("pace") or {}
    del flat["ladder"]
    return flat | {f"pace_{key}": value for key, value in pace.items()}
