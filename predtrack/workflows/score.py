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

    import pandas as pd

    from predtrack.workflows.reading import Source

__all__ = ["score", "score_with_intervals"]


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
    table, settings = _claims(source, as_of, (rules, level), language, hindsight)
    return scorecard(table, by=by, settings=settings, summaries=SCORE_SUMMARIES)


def score_with_intervals(
    source: Source,
    *,
    as_of: dt.date,
    by: Sequence[str] = ("forecaster",),
    rules: Sequence[str] = (),
    level: float = 0.95,
    language: str = "en",
    hindsight: Sequence[str] = HINDSIGHT_CLASSES,
) -> Scorecard:
    """Score a ledger as :func:`score`, and give hit rates and Brier scores intervals by question.

    Parameters
    ----------
    source, as_of, by, rules, level, language, hindsight
        As for :func:`score`.

    Raises
    ------
    FaultyLedgerError, UnknownNameError
        As for :func:`score`.
    """
    from predtrack.summaries.question_intervals import (  # noqa: PLC0415 - most scores do without
        with_question_intervals,
    )

    table, settings = _claims(source, as_of, (rules, level), language, hindsight)
    card = scorecard(table, by=by, settings=settings, summaries=SCORE_SUMMARIES)
    return with_question_intervals(card, table, by=by, level=level)


def _claims(
    source: Source,
    as_of: dt.date,
    chosen: tuple[Sequence[str], float],
    language: str,
    hindsight: Sequence[str],
) -> tuple[pd.DataFrame, ScoreSettings]:
    rules, level = chosen
    for rule in rules:
        get_score(rule)
    settings = ScoreSettings(tuple(rules), level)
    table = claims(sound_ledger(source), as_of=as_of, language=language)
    return of_hindsight(table, hindsight), settings
