"""The report of ``predtrack calibration``: what is shown, the curve, the parts of the score."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from predtrack.reports.calibration_numbers import numeric_tables
from predtrack.reports.calibration_tables import binary_tables
from predtrack.reports.document import Block, Page, Paragraph
from predtrack.summaries.calibration_headline import headline
from predtrack.summaries.calibration_records import TYPES, flat_records

if TYPE_CHECKING:
    from predtrack.reports.metadata import Metadata
    from predtrack.summaries import Funnel
    from predtrack.summaries.calibration import Calibration

__all__ = ["calibration_page"]


def calibration_page(found: Calibration, *, metadata: Metadata, heading: str = "") -> Page:
    """Lay out the calibration of a table.

    Parameters
    ----------
    found
        What was found, group by group.
    metadata
        Source and day.
    heading
        What to write above; by default the source and the day.
    """
    title = heading or f"Calibration of {metadata.ledger} as of {metadata.as_of}"
    blocks: list[Block] = [
        Paragraph(title, "heading"),
        Paragraph(_headline(found)),
        *(Paragraph(said) for said in _few(found)),
        *(binary_tables(found) if found.kind == "binary" else numeric_tables(found)),
        *(block for one in found.numbers for block in _stated_numbers(one)),
        Paragraph(_funnel(found)),
        *(Paragraph(text, "aside") for text in found.remarks),
    ]
    named = dict.fromkeys(found.by, "VARCHAR")
    records = tuple(row for one in (found, *found.numbers) for row in flat_records(one))
    return Page(_payload(found, metadata), records, tuple(blocks), named | dict(TYPES))


def _headline(found: Calibration) -> str:
    if found.numbers and not found.groups:
        return "No scored claim states a probability; what is stated of quantities is below."
    return headline(found.groups, found.funnel)


def _stated_numbers(found: Calibration) -> list[Block]:
    """Set out the quantiles or the ranges of a ledger."""
    what = "Stated ranges" if found.kind == "interval" else "Stated quantiles"
    said = Paragraph(f"{what}: {headline(found.groups, found.funnel)}")
    return [said, *numeric_tables(found)]


def _few(found: Calibration) -> list[str]:
    """Say what few answers can say: of one group, or of the smallest."""
    small = [group for group in found.groups if group.sentences]
    if not small:
        return []
    smallest = min(small, key=lambda group: group.n)
    name = ", ".join(smallest.by.values())
    said = [f"{name}: {sentence}" if name else sentence for sentence in smallest.sentences]
    return said[:1]


def _funnel(found: Calibration) -> str:
    funnel = found.funnel
    reasons = ", ".join(f"{n:,} {reason}" for reason, n in funnel.reasons.items())
    lines = [str(funnel), f"Not scored: {reasons}." if reasons else "", _stated(found)]
    return "\n".join(filter(None, lines))


def _stated(found: Calibration) -> str:
    """Say how many claims of a ledger state a probability."""
    if found.funnel.unit != "claims" or not found.groups or "tag" in found.by:
        return ""
    n = sum(group.n for group in found.groups)
    return f"{n:,} of the {found.funnel.scored:,} scored claims state a probability."


def _payload(found: Calibration, metadata: Metadata) -> dict[str, Any]:
    notes: dict[str, Any] = {
        "funnel_counts": found.funnel.unit,
        "remarks": list(found.remarks),
    }
    if found.funnel.left_out is not None:
        notes["excluded"] = dict(found.funnel.left_out)
    return {
        "metadata": metadata,
        "funnel": _counts(found.funnel),
        "headline": _headline(found),
        "kind": found.kind,
        "by": list(found.by),
        "level": found.level,
        "closed": found.closed,
        "groups": list(found.groups),
        "numbers": [_of_numbers(one) for one in found.numbers],
        "notes": notes,
    }


def _of_numbers(found: Calibration) -> dict[str, Any]:
    said = headline(found.groups, found.funnel)
    return {"kind": found.kind, "headline": said, "groups": list(found.groups)}


def _counts(funnel: Funnel) -> dict[str, Any]:
    apart = ("unit", "left_out")
    return {one.name: getattr(funnel, one.name) for one in fields(funnel) if one.name not in apart}
