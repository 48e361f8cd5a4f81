"""Calibration as flat rows, for frames, CSV and Parquet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.summaries.calibration import BinaryCalibration

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from predtrack.summaries.calibration import (
        Calibration,
        CalibrationRow,
        NumericCalibration,
        ScoreParts,
    )

    Rows = tuple[list[dict[str, Any]], tuple[str, ...]]

__all__ = ["TYPES", "coverage_records", "curve_records", "flat_records", "part_records"]

CURVE = (
    "low", "high", "n", "pooled", "forecast", "frequency",
    "consistency_low", "consistency_high", "confidence_low", "confidence_high",
)  # fmt: skip
PARTS = (
    "rule", "n", "mean", "miscalibration", "discrimination", "uncertainty",
    "null_mean", "null_high", "p_value", "method", "draws", "surely_wrong",
)  # fmt: skip
COVERAGE = (
    "measure", "level", "n", "frequency", "confidence_low", "confidence_high", "median_width",
)  # fmt: skip

TYPES: Mapping[str, str] = {
    "part": "VARCHAR",
    "rule": "VARCHAR",
    "n": "DOUBLE",
    **dict.fromkeys(
        (
            "low", "high", "pooled", "forecast", "frequency", "consistency_low",
            "consistency_high", "confidence_low", "confidence_high", "value", "expected",
            "p_value", "median_width",
        ),
        "DOUBLE",
    ),
}  # fmt: skip
"""Columns of the flat records with their types in SQL."""


def curve_records(found: Calibration) -> Rows:
    """Give the rows of the curves, or of the bins where those were asked for."""
    rows = [
        {**group.by, **_row(row)}
        for group in found.groups
        if isinstance(group, BinaryCalibration)
        for row in group.bins or group.curve
    ]
    return rows, CURVE


def part_records(found: Calibration) -> Rows:
    """Give the decompositions."""
    rows = [
        {**group.by, "rule": parts.rule, "n": group.n, **_parts(parts)}
        for group in found.groups
        if isinstance(group, BinaryCalibration)
        for parts in group.parts
    ]
    return rows, PARTS


def coverage_records(found: Calibration) -> Rows:
    """Give quantiles and intervals by level."""
    rows = [
        {**group.by, **row}
        for group in found.groups
        if not isinstance(group, BinaryCalibration)
        for row in _levels(group)
    ]
    return rows, COVERAGE


def flat_records(found: Calibration) -> list[dict[str, Any]]:
    """Give all of it in one shape; the column ``part`` says what a row is."""
    rows = [
        {**group.by, **row}
        for group in found.groups
        for row in (_of_binary(group) if isinstance(group, BinaryCalibration) else _of_pit(group))
    ]
    empty = dict.fromkeys(TYPES)
    return [{**{name: row[name] for name in found.by}, **empty, **row} for row in rows]


def _of_binary(group: BinaryCalibration) -> Iterator[dict[str, Any]]:
    for part, rows in (("curve", group.curve), ("bin", group.bins)):
        for row in rows:
            yield {"part": part, **_row(row)}
    for parts in group.parts:
        yield from _values(parts, group.n)
    for test in group.tests:
        value = test.statistic if test.observed is None else test.observed
        yield {
            "part": test.name,
            "n": group.n,
            "value": value,
            "expected": test.expected,
            "p_value": test.p_value,
        }


def _values(parts: ScoreParts, n: float) -> Iterator[dict[str, Any]]:
    for name in ("mean", "miscalibration", "discrimination", "uncertainty"):
        row = {"part": name, "rule": parts.rule, "n": n, "value": getattr(parts, name)}
        null = {"expected": parts.null_mean, "p_value": parts.p_value}
        yield row | (null if name == "miscalibration" else {})


def _of_pit(group: NumericCalibration) -> Iterator[dict[str, Any]]:
    for row in _levels(group):
        yield {"part": row.pop("measure"), "forecast": row.pop("level"), **row}
    if group.pit:
        pit = group.pit
        for low, high, count, share in zip(
            pit.edges, pit.edges[1:], pit.counts, pit.expected, strict=False
        ):
            cells = {"low": low, "high": high, "n": count, "frequency": count / group.n}
            yield {"part": "pit", **cells, "expected": share}
        yield {"part": "pit test", "n": group.n, "value": pit.statistic, "p_value": pit.p_value}


def _row(row: CalibrationRow) -> dict[str, Any]:
    band, confidence = row.consistency or (None, None), row.confidence or (None, None)
    cells = (row.low, row.high, row.n, row.pooled, row.forecast, row.frequency)
    return dict(zip(CURVE, (*cells, *band, *confidence), strict=True))


def _parts(parts: ScoreParts) -> dict[str, Any]:
    return {name: getattr(parts, name) for name in PARTS if name not in ("rule", "n")}


def _levels(group: NumericCalibration) -> Iterator[dict[str, Any]]:
    for row in group.quantiles:
        yield _level("quantile", row, None)
    for covered in group.coverage:
        yield _level("interval", covered, covered.median_width)


def _level(measure: str, row: Any, width: float | None) -> dict[str, Any]:  # noqa: ANN401
    cells = (measure, row.level, row.n, row.frequency, *row.confidence, width)
    return dict(zip(COVERAGE, cells, strict=True))
