"""Calibration of a ledger's probabilities or of any table: forecasts in, what they say out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from predtrack.engine import fetch_pandas
from predtrack.errors import UnknownNameError, UsageError
from predtrack.scores.counts import read_count, read_level
from predtrack.summaries.calibration import Calibration
from predtrack.summaries.calibration_binary import CalibrationSettings
from predtrack.summaries.calibration_groups import binary_calibrations
from predtrack.summaries.calibration_intervals import interval_calibration
from predtrack.summaries.calibration_maturity import matured
from predtrack.summaries.calibration_numbers import numeric_calibration
from predtrack.summaries.calibration_remarks import calibration_remarks
from predtrack.summaries.calibration_split import answers_of, groups_in_order
from predtrack.tables.tidy import KEY
from predtrack.workflows.scored_rows import ledger_rows, scored_rows
from predtrack.workflows.sources import is_ledger

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from predtrack.summaries.calibration import NumericCalibration
    from predtrack.workflows.scored_rows import ScoredRows

    Watch = Callable[[float], None]
    Answers = Mapping[tuple[tuple[str, str], ...], int]

__all__ = ["RULES", "calibration"]

_NUMBERS = ("quantiles", "interval")
_NO_NUMBERS = (
    "No stated quantile, and no range of a stated level, has an outcome that counts: there is no"
    " coverage to show."
)

RULES = ("brier", "log")
"""Scores that can be taken apart."""


def calibration(  # noqa: PLR0913 - what a person may choose
    source: Any,  # noqa: ANN401 - a ledger, a path, or a frame of any library
    *,
    today: dt.date,
    by: Sequence[str] = (),
    rules: Sequence[str] = (),
    level: float = 0.9,
    bins: int | None = None,
    as_of: dt.date | None = None,
    outcomes: Any = None,  # noqa: ANN401 - as the source
    watch: Watch | None = None,
    **choices: Any,  # noqa: ANN401 - as table_choices takes them
) -> Calibration:
    """Say what the forecasts of a ledger or a table say of their calibration.

    Parameters
    ----------
    source
        A ledger or its folder, of which the stated probabilities are taken; or a table.
    today
        Day by which questions must have closed, where ``as_of`` names none.
    by
        Columns that make the groups; all together where none is named.
    rules
        Scores to take apart, out of :data:`RULES`; all where none is named.
    level
        Of bands and intervals.
    bins
        Number of bins of the binned view; none for no such view.
    as_of
        Day whose knowledge is used.
    outcomes
        A second table with the outcomes.
    watch
        Is told the share of the groups that is done.
    choices
        What :func:`predtrack.workflows.table_choices.table_choices` takes.

    Raises
    ------
    UsageError
        If the source is neither, an option does not fit it, or it holds nothing that can
        be calibrated.
    UnknownNameError
        If a rule, a column or a grouping does not exist.
    FaultyTableError
        If rows cannot be scored.
    FaultyLedgerError
        If the ledger holds errors.
    """
    settings = _settings(rules, level, bins)
    asked = {"as_of": as_of, "by": by, **choices}
    found, *stated = (
        ledger_rows(source, ("binary", *_NUMBERS), **asked)
        if is_ledger(source)
        else (scored_rows(source, outcomes=outcomes, **asked),)
    )
    _refuse_unfit(found.kind.name, bins)
    rows, said = matured(found.frame, found.funnel, as_of or today)
    found = found._replace(frame=rows.frame, funnel=rows.funnel, remarks=(*found.remarks, *said))
    groups = _groups(found, settings, watch or _unwatched)
    remarks = calibration_remarks(found.frame, found.by, groups, found.kind.name)
    numbers = tuple(_of_numbers(rows, settings) for rows in stated)
    numbers = tuple(one for one in numbers if one.groups)
    return Calibration(
        found.kind.name,
        found.by,
        groups,
        found.funnel,
        level,
        (*found.remarks, *remarks, *([_NO_NUMBERS] if stated and not numbers else [])),
        numbers=numbers,
    )


def _of_numbers(found: ScoredRows, settings: CalibrationSettings) -> Calibration:
    """Say how often what a ledger states of a quantity held."""
    answered = found._replace(frame=found.frame.filter(~nw.col("outcome").is_null()))
    groups = _groups(answered, settings, _unwatched)
    return Calibration(found.kind.name, found.by, groups, found.funnel, settings.level)


def _settings(rules: Sequence[str], level: float, bins: int | None) -> CalibrationSettings:
    for rule in rules:
        if rule not in RULES:
            raise UnknownNameError("score that can be taken apart", rule, RULES)
    if bins is not None and not read_count("bins", bins):
        raise UsageError("there must be at least one bin")
    return CalibrationSettings(
        tuple(dict.fromkeys(rules)) or RULES, read_level("level", level), bins
    )


def _refuse_unfit(kind: str, bins: int | None) -> None:
    if kind == "point":
        raise UsageError(
            "a point says nothing of its own uncertainty, so it has no calibration; score it"
        )
    if kind == "categorical":
        raise UsageError(
            "categories are judged one at a time: make each a yes-or-no question, with the"
            " columns probability and outcome"
        )
    if bins is not None and kind != "binary":
        raise UsageError("bins are for probabilities of yes or no")


def _groups(found: ScoredRows, settings: CalibrationSettings, watch: Watch) -> Any:  # noqa: ANN401
    if found.kind.name == "binary":
        return binary_calibrations(found.frame, found.by, settings, watch)
    answers = answers_of(found.frame, found.by)
    if found.kind.name == "interval":
        return tuple(
            interval_calibration(found.frame, found.by, level=settings.level, answers=answers)
        )
    return _numeric(found, settings, answers, watch)


def _numeric(
    found: ScoredRows,
    settings: CalibrationSettings,
    answers: Answers,
    watch: Watch,
) -> tuple[NumericCalibration, ...]:
    have = found.frame.collect_schema().names()
    kept = dict.fromkeys((*found.by, *KEY, *found.kind.numbers, "outcome"))
    rows = fetch_pandas(found.frame.select(*(name for name in kept if name in have)))
    split = list(groups_in_order(rows, found.by)) if len(rows) else []
    groups = []
    for done, (name, places) in enumerate(split, start=1):
        questions = answers.get(tuple(name.items()))
        part = rows.iloc[places]
        groups.append(
            numeric_calibration(
                name, part, found.kind.name, level=settings.level, questions=questions
            )
        )
        watch(done / len(split))
    return tuple(groups)


def _unwatched(share: float) -> None:
    del share
