"""Every date that is still to come, or came and was not answered: what a calendar shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from predtrack.summaries.targets import target_progress

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from predtrack.records import Ledger, Prediction
    from predtrack.summaries.targets import TargetProgress

__all__ = ["OpenDate", "open_dates"]

_REACHED = ("reached", "level seen")


@dataclass(frozen=True, slots=True)
class OpenDate:
    """The day by which something is decided that nobody has decided yet.

    Parameters
    ----------
    kind
        ``prediction`` or ``target``.
    id, title, forecaster
        What was said, and by whom.
    due
        The last day; of a target, of its original deadline.
    overdue
        Whether that day has passed.
    asks
        What decides it: the criteria of a question, or the level of a target.
    """

    kind: Literal["prediction", "target"]
    id: str
    title: str
    forecaster: str
    due: dt.date
    overdue: bool
    asks: str = ""


def open_dates(ledger: Ledger, *, as_of: dt.date, language: str = "en") -> tuple[OpenDate, ...]:
    """List the due date of every open prediction and the deadline of every target not reached.

    Parameters
    ----------
    ledger
        The ledger.
    as_of
        The day; what became known later is not seen.
    language
        Language of titles and names.

    Returns
    -------
    The dates in their order, however far away; those that have passed come first.
    """
    found = [
        *_of_predictions(ledger, as_of, language),
        *_of_targets(target_progress(ledger, as_of=as_of, language=language)),
    ]
    return tuple(sorted(found, key=lambda one: (one.due, one.kind, one.id)))


def _of_predictions(ledger: Ledger, as_of: dt.date, language: str) -> Iterator[OpenDate]:
    from predtrack.records import Status, standing  # noqa: PLC0415 - tables do without records

    for said in ledger.predictions:
        stand = standing(ledger, said, as_of) if ledger.made(said) <= as_of else None
        if stand and stand.due and stand.status in (Status.OPEN, Status.OVERDUE):
            yield OpenDate(
                "prediction",
                said.id,
                said.title.say(language),
                ledger.forecaster_name(said, language),
                stand.due,
                stand.status is Status.OVERDUE,
                _criteria(ledger, said),
            )


def _criteria(ledger: Ledger, said: Prediction) -> str:
    question = ledger.question_of(said)
    return question.criteria if question else ""


def _of_targets(progress: tuple[TargetProgress, ...]) -> Iterator[OpenDate]:
    for aim in progress:
        if aim.deadline and aim.status not in _REACHED:
            level = f"{aim.level:,.12g}"
            yield OpenDate(
                "target",
                aim.id,
                aim.title,
                aim.forecaster,
                aim.deadline,
                aim.status == "overdue",
                f"{aim.metric}: {aim.comparator} {level} {aim.unit}",
            )
