"""How the calibration of probabilities is set out for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.reports.calibration_parts import number, parts_by_group, parts_table
from predtrack.reports.document import Block, Paragraph, Table
from predtrack.reports.group_lines import number_columns
from predtrack.reports.numbers import decimal, span
from predtrack.summaries.calibration_headline import shown_p

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.summaries.calibration import BinaryCalibration, Calibration, CalibrationRow

__all__ = ["binary_tables", "named_group"]

_SHOWN = 11
"""Rows of a curve that people see."""
_CURVES = 3
"""Groups whose curves people see; machines get all."""


def binary_tables(found: Calibration) -> list[Block]:
    """Set out the curves, then the parts of the scores, then the tests."""
    groups: Sequence[BinaryCalibration] = found.groups  # type: ignore[assignment]
    blocks: list[Block] = []
    drawn = [group for group in groups if group.curve]
    for group in drawn if len(groups) <= _CURVES else ():
        blocks.append(_curve(group, found.level))
        if group.bins:
            blocks.append(_bins(group, found))
    if groups:
        blocks += [parts_table(groups[0])] if len(groups) == 1 else parts_by_group(groups, found.by)
    blocks += [Paragraph(text, "aside") for text in _asides(groups, drawn)]
    return blocks


def named_group(title: str, by: dict[str, str]) -> str:
    """Put the name of a group before a title."""
    name = ", ".join(by.values())
    return f"{name}: {title[0].lower()}{title[1:]}" if name else title


def _curve(group: BinaryCalibration, level: float) -> Table:
    rows = _spread(group.curve)
    places = 2 if _are_hundredths(rows) else 4
    some = (
        f" {len(rows)} of {len(group.curve):,} forecasts are shown; --format json has the rest."
        if len(rows) < len(group.curve)
        else ""
    )
    columns = number_columns(
        ("forecast", "forecast"),
        ("happened", "happened"),
        ("consistency", f"{level * 100:g} % consistency"),
        ("confidence", f"{level * 100:g} % confidence"),
        ("n", "n"),
        ("pooled", "pooled"),
    )
    return Table(
        named_group("Reliability curve (CORP, isotonic, no bins)", dict(group.by)),
        columns,
        tuple(_cells(row, decimal(row.forecast, places=places)) for row in rows),
        "Consistency: where “happened” lies if every forecast is true. Confidence: holds the"
        f" true frequency. Each does so in at least {level * 100:g} % of cases, row by row; *"
        " marks what luck would put there less often. Pooled: forecasts from which “happened”"
        f" comes.{some}",
    )


def _are_hundredths(rows: Sequence[CalibrationRow]) -> bool:
    return all(abs(row.forecast * 100 - round(row.forecast * 100)) < 1e-9 for row in rows)


def _bins(group: BinaryCalibration, found: Calibration) -> Table:
    last = group.bins[-1].high
    rows = tuple(
        {
            **_cells(row, decimal(row.forecast)),
            "bin": f"[{row.low:g}, {row.high:g}{']' if row.high == last == 1 else ')'}",
        }
        for row in group.bins
    )
    columns = number_columns(
        ("bin", "bin"),
        ("forecast", "forecast"),
        ("happened", "happened"),
        ("consistency", f"{found.level * 100:g} % consistency"),
        ("confidence", f"{found.level * 100:g} % confidence"),
        ("n", "n"),
    )
    title = f"Bins of one width, closed on the {found.closed}, not folded"
    return Table(named_group(title, dict(group.by)), columns, rows, "Empty bins are left out.")


def _cells(row: CalibrationRow, forecast: str) -> dict[str, str]:
    return {
        "forecast": forecast,
        "happened": f"{decimal(row.frequency)}{'*' if _is_off(row) else ' '}",
        "consistency": span(row.consistency),
        "confidence": span(row.confidence),
        "n": number(row.n),
        "pooled": number(row.pooled),
    }


def _is_off(row: CalibrationRow) -> bool:
    band = row.consistency
    return band is not None and not band[0] <= row.frequency <= band[1]


def _spread(rows: Sequence[CalibrationRow]) -> list[CalibrationRow]:
    """Pick rows so that about as many forecasts lie between each two, and the first and last."""
    if len(rows) <= _SHOWN:
        return list(rows)
    reached = np.cumsum([row.n for row in rows])
    targets = np.linspace(reached[0], reached[-1], _SHOWN)
    places = np.unique(np.searchsorted(reached, targets))
    return [rows[place] for place in places.tolist()]


def _asides(groups: Sequence[BinaryCalibration], drawn: Sequence[BinaryCalibration]) -> list[str]:
    said = []
    if len(groups) == 1:
        said += _spiegelhalter(groups[0])
    wrong = sum(parts.surely_wrong for group in groups for parts in group.parts)
    if wrong:
        said.append(
            f"{number(wrong)} forecasts of 0 or 1 failed: their log score is infinite, and"
            " nothing is clipped."
        )
    said += _withheld(groups)
    if drawn and len(groups) > _CURVES:
        said.append("--format json has the curves of the groups.")
    return said


def _withheld(groups: Sequence[BinaryCalibration]) -> list[str]:
    """Say what is not shown, unless the headline has said it."""
    reasons = dict.fromkeys(group.withheld for group in groups if group.withheld)
    if not reasons or (len(groups) == 1 and groups[0].sentences and groups[0].tests):
        return []
    reason = next(iter(reasons))
    if len(groups) == 1:
        return [f"{reason[0].upper()}{reason[1:]}."]
    without = sum(bool(group.withheld) for group in groups)
    return [f"Withheld from {without:,} of {len(groups):,} groups: {reason}."]


def _spiegelhalter(group: BinaryCalibration) -> list[str]:
    found = next((test for test in group.tests if test.name == "spiegelhalter"), None)
    if found is None or found.statistic is None:
        return []
    said = (
        f"Spiegelhalter's test of the Brier score: z {found.statistic:.2f}, two-sided p"
        f" {shown_p(found.p_value)}; over- and underconfidence can cancel in it."
    )
    return [said]
