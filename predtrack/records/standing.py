"""Where a prediction stands on a given day: open, overdue, resolved, void."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from predtrack.records.ledger import Ledger
    from predtrack.records.outcome import Outcome
    from predtrack.records.prediction import Prediction, Withdrawal
    from predtrack.records.questions import Question
    from predtrack.records.resolution import Resolution

__all__ = ["Standing", "Status", "falls_due", "has_passed", "standing"]

_SAME: dict[Outcome, Outcome] = {"yes": 1.0, "no": 0.0}


class Status(enum.Enum):
    """What can be said of a prediction on a day."""

    UNRESOLVABLE = "unresolvable"
    WITHDRAWN = "withdrawn"
    OPEN = "open"
    OVERDUE = "overdue"
    RESOLVED = "resolved"
    DISPUTED = "disputed"
    VOID = "void"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a prediction stands.

    Parameters
    ----------
    status
        The one word for it.
    due
        Last day on which the outcome is decided; ``None`` where no date was stated.
    is_due
        Whether that day has ended.
    outcome
        The outcome that counts, where there is one.
    resolutions
        The verdicts in force, one a resolver; the first one counts.
    """

    status: Status
    due: dt.date | None
    is_due: bool
    outcome: Outcome | None = None
    resolutions: tuple[Resolution, ...] = ()

    @property
    def resolved_early(self) -> bool:
        """Whether an outcome is known although the deadline has not passed."""
        return self.outcome is not None and not self.is_due


def falls_due(question: Question, made: dt.date) -> dt.date | None:
    """Give the last day on which a question can be decided.

    Parameters
    ----------
    question
        The question; a relative deadline counts from ``made``.
    made
        The day on which the question was asked.
    """
    return question.due.last(made) if question.due else None


def has_passed(day: dt.date | None, zone: str, as_of: dt.date) -> bool:
    """Tell whether ``day`` has ended in ``zone`` when ``as_of`` ends in UTC.

    Examples
    --------
    >>> has_passed(dt.date(2026, 10, 9), "UTC", dt.date(2026, 10, 9))
    True
    >>> has_passed(dt.date(2026, 10, 9), "America/New_York", dt.date(2026, 10, 9))
    False
    """
    if day is None:
        return False
    if day.year >= dt.MAXYEAR or as_of.year >= dt.MAXYEAR:
        return day <= as_of
    one = dt.timedelta(days=1)
    end = dt.datetime.combine(day + one, dt.time(), ZoneInfo(zone))
    return end <= dt.datetime.combine(as_of + one, dt.time(), dt.UTC)


def _in_force(resolutions: tuple[Resolution, ...], as_of: dt.date) -> tuple[Resolution, ...]:
    """Keep the last verdict of each resolver that was known on the day."""
    latest: dict[str, Resolution] = {}
    for resolution in resolutions:
        if resolution.known.last() <= as_of:
            latest[resolution.resolver.name] = resolution
    return tuple(latest.values())


def _verdict(active: tuple[Resolution, ...]) -> Status:
    answers = {_SAME.get(found.outcome, found.outcome) for found in active if found.is_answer}
    if len(answers) > 1:
        return Status.DISPUTED
    if answers:
        return Status.RESOLVED
    return Status.VOID if active[0].outcome == "void" else Status.AMBIGUOUS


def _counts(
    withdrawn: Withdrawal, due: dt.date | None, active: tuple[Resolution, ...], as_of: dt.date
) -> bool:
    """Let nobody take back what has failed: a withdrawal counts before the outcome."""
    ends = [due] if due else []
    ends += [resolution.known.last() for resolution in active if resolution.is_answer]
    return withdrawn.on.last() <= min(ends, default=as_of) and withdrawn.on.last() <= as_of


def standing(ledger: Ledger, prediction: Prediction, as_of: dt.date) -> Standing:
    """Say where a prediction stands at the end of a day.

    Parameters
    ----------
    ledger
        The ledger that holds the prediction and its resolutions.
    prediction
        The prediction.
    as_of
        The day; what became known later is not seen.
    """
    question = ledger.question_of(prediction)
    if prediction.unresolvable is not None or question is None:
        return Standing(Status.UNRESOLVABLE, None, is_due=False)
    due = falls_due(question, ledger.asked(prediction))
    is_due = has_passed(due, question.zone, as_of)
    active = _in_force(ledger.resolutions_of(prediction), as_of)
    if prediction.withdrawn and _counts(prediction.withdrawn, due, active, as_of):
        return Standing(Status.WITHDRAWN, due, is_due)
    if not active:
        return Standing(Status.OVERDUE if is_due else Status.OPEN, due, is_due)
    status = _verdict(active)
    counts = active[0].outcome if status is Status.RESOLVED else None
    if status is Status.RESOLVED:
        counts = next(resolution.outcome for resolution in active if resolution.is_answer)
    return Standing(status, due, is_due, counts, active)
