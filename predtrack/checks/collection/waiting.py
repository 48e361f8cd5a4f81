"""Questions that wait for a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.claims import asked
from predtrack.checks.days import standing_on
from predtrack.records import Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from predtrack.records import Ledger, Prediction

__all__ = ["days_ago", "overdue", "overdue_by"]


def overdue(ledger: Ledger, as_of: dt.date) -> Iterator[tuple[Prediction, int]]:
    """Give every question that is due and open, with the days since."""
    for prediction, _question in asked(ledger):
        stands = standing_on(ledger, prediction, as_of)
        if stands and stands.due and stands.status is Status.OVERDUE:
            yield prediction, (as_of - stands.due).days


def overdue_by(days: int) -> str:
    """Say for how long.

    Examples
    --------
    >>> overdue_by(1)
    'overdue by 1 day'
    """
    return f"overdue by {days} day{'' if days == 1 else 's'}"


def days_ago(days: int) -> str:
    """Say how long ago.

    Examples
    --------
    >>> days_ago(1), days_ago(40)
    ('1 day ago', '40 days ago')
    """
    return f"{days} day{'' if days == 1 else 's'} ago"
