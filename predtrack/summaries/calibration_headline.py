"""What calibration shows, in a sentence or two, and what it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.summaries.calibration import BinaryCalibration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.summaries.calibration import NumericCalibration, ScoreParts
    from predtrack.summaries.funnel import Funnel

    Group = BinaryCalibration | NumericCalibration

__all__ = ["ALPHA", "headline", "p_value_of", "shown_p"]

ALPHA = 0.05
"""Chance below which luck is taken for no explanation."""


def headline(groups: Sequence[Group], funnel: Funnel) -> str:
    """Say in a sentence or two what is shown, and what is not."""
    if not groups:
        return _of_none(funnel)
    if len(groups) > 1:
        return _of_many(groups)
    return _of_one(groups[0])


def _of_none(funnel: Funnel) -> str:
    said = "Nothing can be said of calibration"
    if not funnel.scored:
        return f"{said}: no forecast has an outcome that counts."
    if funnel.unit != "claims":
        return f"{said}: no forecast has any weight."
    return (
        f"{said}: none of the {funnel.scored:,} scored claims states a probability. A word or a"
        " bare assertion is none, and a number read into it would be the reader's;"
        " predtrack score says what such claims can be worth."
    )


def shown_p(p: float | None, draws: int | None = None) -> str:
    """Write a p value; a simulated one is no smaller than its draws allow.

    Examples
    --------
    >>> shown_p(0.2345), shown_p(1 / 1001, 1000), shown_p(0.00001), shown_p(None)
    ('0.234', '≤ 0.001', '< 0.001', '–')
    """
    if p is None:
        return "–"
    if draws and p <= 1.5 / (1 + draws):
        return f"≤ {max(p, 0.001):.3f}"
    return f"{p:.3f}" if p >= 0.0005 else "< 0.001"


def _of_one(group: Group) -> str:
    if not isinstance(group, BinaryCalibration):
        return _of_numbers(group)
    parts = group.parts[0]
    said = f"On average {group.mean_forecast:.3f} was said, and {group.base_rate:.3f} came true."
    exact = next((test for test in group.tests if test.name.startswith("exact")), None)
    if exact is not None:
        return f"{_exact(group, exact)} {said}"
    if parts.p_value is None:
        return f"{group.n:,} forecasts. {said} {_untested(group)}"
    return f"{_tested(group, parts)} {said}"


def _untested(group: BinaryCalibration) -> str:
    return f"No test here: {group.withheld}." if group.withheld else "Nothing was tested."


def _exact(group: BinaryCalibration, test: Any) -> str:  # noqa: ANN401 - a ScoreTest
    rule = test.name.removeprefix("exact ").replace("brier", "Brier")
    verdict = (
        "That speaks against the stated probabilities."
        if test.p_value <= ALPHA
        else "So few cannot show that the probabilities are wrong, nor that they are right."
    )
    many = "1 forecast" if group.n == 1 else f"{group.n:,} forecasts"
    return (
        f"{many}, too few for a curve. The {rule} score is {test.observed:.3f}; if every"
        f" stated probability were true it would be {test.expected:.3f} on average, and at least"
        f" as large in {100 * test.p_value:.0f} of 100 cases (exact). {verdict}"
    )


def _tested(group: BinaryCalibration, parts: ScoreParts) -> str:
    p, rule = parts.p_value, parts.rule.replace("brier", "Brier")
    beside = (
        f"{rule} MCB {parts.miscalibration:.2g}, luck alone {parts.null_mean:.2g},"
        f" p {shown_p(p, parts.draws)}"
    )
    if p is not None and p <= ALPHA:
        return f"{group.n:,} forecasts show miscalibration beyond luck ({beside})."
    return (
        f"{group.n:,} forecasts show no miscalibration beyond luck ({beside}); that does not"
        " prove calibration."
    )


def _of_numbers(group: NumericCalibration) -> str:
    said = f"{group.n:,} forecasts."
    if group.pit is not None:
        p = shown_p(group.pit.p_value, group.pit.draws)
        shown = (
            f"Outcomes do not fall evenly into the distributions (PIT, p {p})."
            if group.pit.p_value <= ALPHA
            else f"That outcomes fall unevenly into the distributions is not shown (PIT, p {p});"
            " that does not prove calibration."
        )
        said = f"{said} {shown}"
    if group.coverage:
        said = f"{said} {_of_coverage(group)}"
    return said


def _of_coverage(group: NumericCalibration) -> str:
    off = [row for row in group.coverage if not row.confidence[0] <= row.level <= row.confidence[1]]
    if not off:
        return "Coverage of every level is within what its interval allows."
    worst = max(off, key=lambda row: abs(row.frequency - row.level))
    short = "too rarely" if worst.frequency < worst.level else "more often than they say"
    return (
        f"Intervals of {100 * worst.level:g} % hold the outcome {short}:"
        f" {100 * worst.frequency:.1f} % of {worst.n:,}."
    )


def _of_many(groups: Sequence[Group]) -> str:
    values = [p_value_of(group) for group in groups]
    tested = [p for p in values if p is not None]
    small = sum(p <= ALPHA for p in tested)
    said = f"{len(groups):,} groups"
    if not tested:
        return f"{said}; none of them could be tested."
    return (
        f"{said}, {len(tested):,} of them tested: {small:,} with p at most {ALPHA:g}, where luck"
        f" alone gives about {ALPHA * len(tested):.2g}."
    )


def p_value_of(group: Group) -> float | None:
    """Give the p value that a group stands with: of the exact test, of MCB, or of the PIT."""
    if not isinstance(group, BinaryCalibration):
        return group.pit.p_value if group.pit else None
    exact = next((test.p_value for test in group.tests if test.name.startswith("exact")), None)
    return exact if exact is not None else group.parts[0].p_value
