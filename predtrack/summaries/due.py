"""What is overdue, what falls due soon, and what was resolved early."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

    from predtrack.records import Ledger, Standing

__all__ = ["DueItem", "due"]

Group = Literal["overdue", "due", "resolved early"]
_ORDER: dict[str, int] = {"overdue": 0, "due": 1, "resolved early": 2}


@dataclass(frozen=True, slots=True)
class DueItem:
    """One prediction that wants attention.

    Parameters
    ----------
    group
        ``overdue``, ``due`` (within the window) or ``resolved early``.
    id, title, forecaster
        Which prediction.
    due
        Last day on which its outcome is decided.
    days
        Days until then; negative once it has passed.
    """

    group: Group
    id: str
    title: str
    forecaster: str
    due: dt.date
    days: int


def due(
    ledger: Ledger, *, as_of: dt.date, within: int = 90, language: str = "en"
) -> tuple[DueItem, ...]:
    """List what wants attention, the most urgent first.

    Parameters
    ----------
    ledger
        The ledger.
    as_of
        The day from which to count.
    within
        Length of the window in days.
    language
        Language of the titles.
    """
    from predtrack.records import standing  # noqa: PLC0415 - tables do without records

    found = []
    for prediction in ledger.predictions:
        if ledger.made(prediction) > as_of:
            continue
        stand = standing(ledger, prediction, as_of)
        group = _group(stand, as_of, within)
        if group and stand.due:
            found.append(
                DueItem(
                    group,
                    prediction.id,
                    prediction.title.say(language),
                    ledger.forecaster_name(prediction, language),
                    stand.due,
                    (stand.due - as_of).days,
                )
            )
    return tuple(sorted(found, key=lambda item: (_ORDER[item.group], item.due, item.id)))


def _group(stand: Standing, as_of: dt.date, within: int) -> Group | None:
    from predtrack.records import Status  # noqa: PLC0415 - tables do without records

    if stand.due is None:
        return None
    if stand.status is Status.OVERDUE:
        return "overdue"
    if stand.resolved_early:
        return "resolved early"
    soon = (stand.due - as_of).days <= within
    return "due" if stand.status is Status.OPEN and soon else None
