"""The reports of ``predtrack list`` and ``predtrack due``."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from predtrack.reports.document import Block, Column, Page, Paragraph, Table
from predtrack.reports.numbers import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.reports.metadata import Metadata
    from predtrack.summaries import DueItem

__all__ = ["due_page", "list_page"]

_GROUPS = {
    "overdue": "Overdue: the date has passed, and nobody has resolved it",
    "due": "Due within {within} days",
    "resolved early": "Resolved early: counted once the date has come",
}


def _flat(item: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass of the summaries
    return {name.name: getattr(item, name.name) for name in fields(item)}


def list_page(rows: Sequence[Any], *, metadata: Metadata) -> Page:
    """Lay out a list of predictions.

    Parameters
    ----------
    rows
        What :func:`predtrack.workflows.listing.listing` gives.
    metadata
        Source and day.
    """
    cells = tuple(
        {
            "id": row.id,
            "due": str(row.due or "–"),
            "status": row.status if row.outcome is None else f"{row.status}: {_text(row.outcome)}",
            "title": row.title,
        }
        for row in rows
    )
    columns = (
        Column("id", "prediction", gives_way=True),
        Column("due", "due"),
        Column("status", "status", gives_way=True),
        Column("title", "title", gives_way=True),
    )
    found = f"{count(len(rows), 'prediction')} in {metadata.ledger} as of {metadata.as_of}"
    blocks: tuple[Block, ...] = (Table(found, columns, cells),) if rows else (Paragraph(found),)
    records = tuple(map(_flat, rows))
    return Page({"metadata": metadata, "predictions": list(rows)}, records, blocks)


def _text(outcome: float | str) -> str:
    return f"{outcome:g}" if isinstance(outcome, float) else outcome


def due_page(items: Sequence[DueItem], *, within: int, metadata: Metadata) -> Page:
    """Lay out what wants attention, one table a group."""
    blocks: list[Block] = [
        Paragraph(f"Due in {metadata.ledger} as of {metadata.as_of}", "heading"),
    ]
    for group, title in _GROUPS.items():
        members = [item for item in items if item.group == group]
        if members:
            blocks.append(_due_table(title.format(within=within), members))
    if not items:
        blocks.append(Paragraph(f"Nothing is overdue, and nothing falls due in {within} days."))
    payload = {"metadata": metadata, "within_days": within, "due": list(items)}
    return Page(payload, tuple(asdict(item) for item in items), tuple(blocks))


def _due_table(title: str, items: Sequence[DueItem]) -> Table:
    rows = tuple(
        {"due": str(item.due), "days": f"{item.days:+d}", "id": item.id, "title": item.title}
        for item in items
    )
    columns = (
        Column("due", "due"),
        Column("days", "days", "right"),
        Column("id", "prediction", gives_way=True),
        Column("title", "title", gives_way=True),
    )
    return Table(title, columns, rows)
