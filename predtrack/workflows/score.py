"""Score a ledger: claims in, scorecard out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.scores import get_score
from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.summaries import SCORE_SUMMARIES, Scorecard, ScoreSettings, scorecard
from predtrack.tables import claims, of_hindsight
from predtrack.workflows.reading import sound_ledger

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from predtrack.workflows.reading import Source

__all__ = ["score"]


def score(
    source: Source,
    *,
    as_of: dt.date,
    by: Sequence[str] = ("forecaster",),
    rules: Sequence[str] = (),
    level: float = 0.95,
    language: str = "en",
    hindsight: Sequence[str] = HINDSIGHT_CLASSES,
) -> Scorecard:
    """Score what had been said, resolved and known by a day.

    Parameters
    ----------
    source
        A ledger, or its folder.
    as_of
        The day; nothing that became known later is used.
    by
        Columns that make the groups.
    rules
        Names of rules for stated probabilities and points; empty for the defaults.
    level
        Level of confidence intervals.
    language
        Language of names.
    hindsight
        Classes of claims to score, by when they were put on record.

    Raises
    ------
    FaultyLedgerError
        If the ledger holds errors.
    UnknownNameError
        If a rule or a grouping does not exist.
    """
    for rule in rules:
        get_score(rule)
    settings = ScoreSettings(tuple(rules), level)
    table = of_hindsight(claims(sound_ledger(source), as_of=as_of, language=language), hindsight)
    return scorecard(table, by=by, settings=settings, summaries=SCORE_SUMMARIES)
