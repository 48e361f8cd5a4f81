"""How the calibration of quantiles, samples, distributions and intervals is set out for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.reports.calibration_parts import number
from predtrack.reports.calibration_tables import named_group
from predtrack.reports.document import Block, Paragraph, Table
from predtrack.reports.group_lines import group_columns, number_columns
from predtrack.reports.numbers import compact, decimal, span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.summaries.calibration import Calibration, NumericCalibration

__all__ = ["numeric_tables"]

_APART = 3
"""Groups whose quantiles and histograms people see; machines get all."""


def numeric_tables(found: Calibration) -> list[Block]:
    """Set out coverage with width, then the quantiles, then the PIT histogram."""
    groups: Sequence[NumericCalibration] = found.groups  # type: ignore[assignment]
    blocks: list[Block] = [_coverage(groups, found)] if any(g.coverage for g in groups) else []
    for group in groups if len(groups) <= _APART else ():
        if group.quantiles:
            blocks.append(_quantiles(group, found.level))
        if group.pit:
            blocks.append(_pit(group))
    reasons = dict.fromkeys(group.withheld for group in groups if group.withheld)
    if reasons:
        blocks.append(Paragraph(f"{next(iter(reasons))}.", "aside"))
    if len(groups) > _APART and found.kind != "interval":
        blocks.append(Paragraph("--format json has the PIT histograms of the groups.", "aside"))
    return blocks


def _coverage(groups: Sequence[NumericCalibration], found: Calibration) -> Table:
    rows = tuple(
        {
            "group": ", ".join(group.by.values()),
            "level": f"{row.level * 100:g} %",
            "hold": f"{row.frequency * 100:.1f} %",
            "interval": _percents(row.confidence),
            "below": number(row.below),
            "above": number(row.above),
            "width": compact(row.median_width),
            "n": number(row.n),
        }
        for group in groups
        for row in group.coverage
    )
    columns = (
        *group_columns(found.by),
        *number_columns(
            ("level", "interval"),
            ("hold", "coverage"),
            ("interval", f"{found.level * 100:g} % CI"),
            ("below", "below"),
            ("above", "above"),
            ("width", "width"),
            ("n", "n"),
        ),
    )
    return Table(
        "Coverage and sharpness of intervals",
        columns,
        rows,
        "Coverage: share of intervals that hold the outcome, ends included, with Wilson's"
        " interval (Clopper and Pearson's up to 20). Below, above: outcomes outside. Width: the"
        " median; narrow is good only where coverage is right.",
    )


def _quantiles(group: NumericCalibration, level: float) -> Table:
    rows = tuple(
        {
            "level": f"{row.level:g}",
            "at": decimal(row.frequency),
            "interval": span(row.confidence),
            "n": number(row.n),
        }
        for row in group.quantiles
    )
    columns = number_columns(
        ("level", "level"), ("at", "at most it"), ("interval", f"{level * 100:g} % CI"), ("n", "n")
    )
    title = named_group("Quantiles: how often the outcome was at most each", dict(group.by))
    return Table(title, columns, rows)


def _pit(group: NumericCalibration) -> Table:
    assert group.pit  # noqa: S101 - the caller has looked
    edges = zip(group.pit.edges, group.pit.edges[1:], strict=False)
    cells = zip(edges, group.pit.counts, group.pit.expected, strict=True)
    rows = tuple(
        {
            "bin": f"{low:g}–{high:g}",
            "count": f"{count:,.1f}".removesuffix(".0"),
            "expected": f"{share * group.n:,.1f}".removesuffix(".0"),
            "ratio": decimal(count / (share * group.n), places=2),
        }
        for (low, high), count, share in cells
    )
    columns = number_columns(
        ("bin", "PIT"), ("count", "outcomes"), ("expected", "expected"), ("ratio", "ratio")
    )
    return Table(
        named_group("Where outcomes fell in the distributions (PIT)", dict(group.by)),
        columns,
        rows,
        "Heaps at both ends: too narrow. A hump in the middle: too wide. A slope: too high or"
        " too low.",
    )


def _percents(ends: tuple[float, float]) -> str:
    low, high = (f"{end * 100:.1f}" for end in ends)
    return f"{low}–{high} %"
