"""Calibration of probabilities, from the sufficient table of each group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores import get_score
from predtrack.scores.decomposition import (
    SufficientTable,
    corp_from_table,
    miscalibration_under_calibration,
    murphy_curve,
    spiegelhalter,
)
from predtrack.scores.nulls import null_test
from predtrack.scores.small_samples import SMALL, what_n_can_say
from predtrack.summaries.calibration import (
    BinaryCalibration,
    Murphy,
    ScoreParts,
    ScoreTest,
)
from predtrack.summaries.calibration_curves import bin_rows, curve_rows, forecast_counts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.scores.decomposition import Corp

__all__ = ["MANY_GROUPS", "CalibrationSettings", "binary_calibration"]

SEVERAL_GROUPS = 10
"""Groups beyond which nulls are drawn less often."""

MANY_GROUPS = 200
"""Groups beyond which none gets a curve, and nulls are drawn least."""
_THETAS = np.arange(1, 100) / 100
_WEIGHED = (
    "outcomes between 0 and 1, and weights that are not whole numbers, have no band, null or test"
)


@dataclass(frozen=True, slots=True)
class CalibrationSettings:
    """What a person chose.

    Parameters
    ----------
    rules
        Scores to take apart: brier, log.
    level
        Of bands and intervals.
    bins
        Bins of one width; none for no binned view.
    draws
        Random outcomes for bands and nulls.
    curves
        Whether curves are drawn.
    """

    rules: tuple[str, ...] = ("brier", "log")
    level: float = 0.9
    bins: int | None = None
    draws: int = 1000
    curves: bool = True

    def for_groups(self, number: int) -> CalibrationSettings:
        """Give what many groups leave time for."""
        if number > MANY_GROUPS:
            return CalibrationSettings(self.rules, self.level, None, 200, curves=False)
        return self if number <= SEVERAL_GROUPS else replace(self, draws=min(self.draws, 400))


def binary_calibration(
    by: Mapping[str, str],
    table: SufficientTable,
    settings: CalibrationSettings,
    questions: int | None = None,
) -> BinaryCalibration:
    """Say all that the forecasts of a group say of their calibration.

    Parameters
    ----------
    by
        Name of the group.
    table
        Its forecasts.
    settings
        What a person chose.
    questions
        Number of distinct questions, where it is known: forecasts on one question share its
        outcome, so that there are no more answers than questions.
    """
    answers = table.total if questions is None else min(questions, table.total)
    shared = answers < table.total
    counts = table.holds_counts
    few = answers <= SMALL
    tested = counts and not (few and shared)
    drawn = settings.curves and not few
    return BinaryCalibration(
        by,
        _plain(table.total),
        questions,
        float(table.n @ table.probability) / table.total,
        table.base_rate,
        tuple(_parts(table, rule, settings, tested=tested) for rule in settings.rules),
        tuple(_tests(table, settings, few=few)) if tested else (),
        curve_rows(table, settings.level, settings.draws) if drawn else (),
        bin_rows(table, settings.bins, settings.level, settings.draws)
        if drawn and settings.bins
        else (),
        _murphy(table) if counts and settings.curves else None,
        _withheld(table, answers, settings),
        what_n_can_say(int(answers)).score_sentences[:1] if few else (),
        forecast_counts(table) if drawn else (),
    )


def _withheld(table: SufficientTable, answers: float, settings: CalibrationSettings) -> str:
    """Say what is not shown, and why."""
    if answers <= SMALL:
        shared = f" to {_plain(answers)} questions" if answers < table.total else ""
        said = f"{_plain(table.total)} forecasts{shared}: up to {SMALL} answers have no curve"
        return said if table.total != 1 else f"1 forecast: up to {SMALL} answers have no curve"
    if not settings.curves:
        return f"more than {MANY_GROUPS} groups have no curves"
    return "" if table.holds_counts else _WEIGHED


def _parts(
    table: SufficientTable, rule: str, settings: CalibrationSettings, *, tested: bool
) -> ScoreParts:
    found = corp_from_table(table, score=rule)  # type: ignore[arg-type]
    parts = ScoreParts(
        rule,
        found.mean_score,
        found.miscalibration,
        found.discrimination,
        found.uncertainty,
        surely_wrong=found.surely_wrong if rule == "log" else 0.0,
    )
    return _beside_null(found, parts, settings.draws) if tested else parts


def _beside_null(found: Corp, parts: ScoreParts, draws: int) -> ScoreParts:
    null = miscalibration_under_calibration(found.table, score=found.score, draws=draws)
    return replace(
        parts,
        null_mean=null.mean,
        null_high=null.quantile(0.95),
        p_value=null.upper_tail(found.miscalibration),
        method=null.method,
        draws=null.draws,
    )


def _tests(table: SufficientTable, settings: CalibrationSettings, *, few: bool) -> list[ScoreTest]:
    """Test exactly where every outcome can be counted, and by Spiegelhalter beyond."""
    if few:
        return [_exact(table, rule) for rule in settings.rules]
    found = spiegelhalter(table)
    return [ScoreTest("spiegelhalter", found.p_value, found.z)]


def _exact(table: SufficientTable, rule: str) -> ScoreTest:
    p = np.repeat(table.probability, table.n)
    sums = np.stack([table.outcomes, table.n - table.outcomes], axis=1).ravel()
    y = np.repeat(np.tile([1, 0], len(table)), sums)
    found = null_test(p, y, rule=get_score(rule, kind="binary"))
    return ScoreTest(
        f"exact {rule}",
        found.upper_tail,
        None,
        found.observed,
        found.expected,
        found.standard_deviation,
    )


def _murphy(table: SufficientTable) -> Murphy:
    b, n = table.base_rate, table.total
    always = SufficientTable.from_groups([b], [n], [table.outcomes.sum()])
    curves = (murphy_curve(one, _THETAS).tolist() for one in (table, always))
    return Murphy(tuple(_THETAS.tolist()), *map(tuple, curves))


def _plain(number: float) -> float:
    return int(number) if float(number).is_integer() else number
