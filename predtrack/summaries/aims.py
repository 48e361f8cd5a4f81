"""Dates that somebody aimed at or promised: kept, missed, or still to come.

They are no forecasts, so they have no score; what can be said of them is whether they
were kept, and by how many days they were missed. The original date counts, also after
it was moved.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from predtrack.records import Ledger, Outcome, Prediction, Standing

__all__ = ["AimOutcome", "aims"]


@dataclass(frozen=True, slots=True)
class AimOutcome:
    """What became of an aim that is no level to climb to.

    Parameters
    ----------
    id, title, forecaster, claim
        Who aimed at what.
    due
        Last day of the original date.
    status
        ``kept``, ``missed``, ``overdue`` (nobody has said), ``open``, or how the question
        ended.
    happened
        The day on which it happened, where that is known.
    days_late
        Days from the original date to that day; negative is early.
    moved
        How the aim was stated anew, latest last.
    """

    id: str
    title: str
    forecaster: str
    claim: str
    due: dt.date | None
    status: str
    happened: dt.date | None = None
    days_late: int | None = None
    moved: tuple[str, ...] = ()


def aims(ledger: Ledger, *, as_of: dt.date, language: str = "en") -> tuple[AimOutcome, ...]:
    """List the predictions that state an aim, as they stood on a day."""
    stated = (prediction for prediction in ledger.predictions if prediction.is_aim)
    return tuple(
        _outcome(ledger, prediction, as_of, language)
        for prediction in stated
        if ledger.made(prediction) <= as_of and prediction.unresolvable is None
    )


def _outcome(ledger: Ledger, prediction: Prediction, as_of: dt.date, language: str) -> AimOutcome:
    from predtrack.records import standing  # noqa: PLC0415 - tables do without records

    stand = standing(ledger, prediction, as_of)
    happened = _day(stand.outcome)
    late = (happened - stand.due).days if happened and stand.due else None
    return AimOutcome(
        prediction.id,
        prediction.title.say(language),
        ledger.forecaster_name(prediction, language),
        prediction.claim or "",
        stand.due,
        _status(prediction, stand, late),
        happened,
        late,
        tuple(
            f"{again.change} on {again.on}"
            for again in prediction.revisions
            if again.on.last(ledger.made(prediction)) <= as_of
        ),
    )


def _day(outcome: Outcome | None) -> dt.date | None:
    """Read the day of an outcome; none where it is no date."""
    if not isinstance(outcome, str):
        return None
    from predtrack.values import PartialDate  # noqa: PLC0415 - tables do without records

    try:
        return PartialDate.parse(outcome).last()
    except ValueError:
        return None


def _status(prediction: Prediction, stand: Standing, late: int | None) -> str:
    from predtrack.records import Status  # noqa: PLC0415 - tables do without records

    if stand.status is not Status.RESOLVED:
        return str(stand.status.value)
    if late is not None:
        return "kept" if late <= 0 else "missed"
    if stand.outcome in {"yes", "no"}:
        return "kept" if stand.outcome == "yes" else "missed"
    held = getattr(prediction.forecast, "holds", None)
    if held is not None and isinstance(stand.outcome, float):
        return "kept" if held(stand.outcome) else "missed"
    return str(stand.status.value)
