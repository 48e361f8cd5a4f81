"""The whole of a ledger in short: funnel, record, what waits, targets, latest verdicts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.summaries import SCORE_SUMMARIES, ScoreSettings, due, scorecard, target_progress
from predtrack.summaries.changes.claims import DUE_SOON, claim_changes
from predtrack.summaries.changes.side import Side

if TYPE_CHECKING:
    from predtrack.records import Ledger, Publication
    from predtrack.summaries import DueItem, Scorecard, ScoreRow, TargetProgress
    from predtrack.summaries.changes.claims import ClaimChange

__all__ = ["LATELY", "Digest", "Edition", "digest"]

LATELY = 90
"""Days before the day of the digest in which a verdict is a new one."""

_SHOWN = ("hits", "readings", "stated")


@dataclass(frozen=True, slots=True)
class Edition:
    """The record of one publication.

    Parameters
    ----------
    id, title, forecaster, published
        Which publication.
    claims
        Number of predictions in it.
    rows
        Its scores; empty where nothing in it is scored.
    """

    id: str
    title: str
    forecaster: str
    published: dt.date
    claims: int
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What a reader wants to know first.

    Parameters
    ----------
    overall
        Scores of all claims together, and the funnel.
    forecasters
        Number of forecasters whose claims are scored in it.
    editions
        The record of each publication, in the order of their days.
    due
        What is overdue, due soon, or resolved early.
    targets
        The progress of targets.
    resolved, re_resolved
        Claims that got a verdict, or another one, in the last days.
    """

    overall: Scorecard
    forecasters: int
    editions: tuple[Edition, ...]
    due: tuple[DueItem, ...]
    targets: tuple[TargetProgress, ...]
    resolved: tuple[ClaimChange, ...]
    re_resolved: tuple[ClaimChange, ...]


def digest(ledger: Ledger, *, as_of: dt.date, language: str = "en") -> Digest:
    """Sum up a ledger as it was known at the end of a day.

    Parameters
    ----------
    ledger
        The ledger.
    as_of
        The day.
    language
        Language of titles and names.
    """
    now = Side(ledger, as_of, language)
    lately = claim_changes(Side(ledger, _days_before(as_of), language), now)
    return Digest(
        _scores(now, ()),
        int(now.claims.loc[now.claims["excluded"] == "", "forecaster"].nunique()),
        _editions(now),
        due(ledger, as_of=as_of, within=DUE_SOON, language=language),
        target_progress(ledger, as_of=as_of, language=language),
        lately["resolved"],
        lately["re_resolved"],
    )


def _days_before(day: dt.date) -> dt.date:
    return max(day, dt.date.min + dt.timedelta(LATELY)) - dt.timedelta(LATELY)


def _scores(side: Side, by: tuple[str, ...]) -> Scorecard:
    chosen = {name: SCORE_SUMMARIES[name] for name in _SHOWN}
    return scorecard(side.claims, by=by, settings=ScoreSettings(), summaries=chosen)


def _editions(side: Side) -> tuple[Edition, ...]:
    rows = _scores(side, ("publication",)).rows
    claims = side.claims.groupby("publication").size().to_dict()
    said = (one for one in side.ledger.publications if one.id in claims)
    found = (
        _edition(side, publication, claims[publication.id], rows)
        for publication in sorted(said, key=lambda one: (one.published.last(), one.id))
    )
    return tuple(found)


def _edition(
    side: Side, publication: Publication, claims: int, rows: tuple[ScoreRow, ...]
) -> Edition:
    known = side.ledger.forecasters.get(publication.forecaster)
    return Edition(
        publication.id,
        publication.title.say(side.language),
        known.name.say(side.language) if known else publication.forecaster,
        publication.published.last(),
        claims,
        tuple(row for row in rows if row.by["publication"] == publication.id),
    )
