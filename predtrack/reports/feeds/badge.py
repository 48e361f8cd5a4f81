"""Badges: one number on a README, in the form that shields.io reads.

A badge has room for a number and a colour, and readers take the colour for a verdict. So:

- **green** only where a Brier score lies below that of no skill (0.25, always saying one half)
  with the whole of its interval and of its bounds, and rests on at least 30 forecasts;
- **red** where the whole of them lies above, on as many forecasts;
- **blue** for everything else: a number without an interval, one whose interval covers no
  skill, one of few forecasts, one of another rule;
- **blue** also for every hit rate: it is no score, since bold and safe claims weigh the same,
  and there is no rate that no skill would have;
- **lightgrey** where nothing is scored. That is no error, so ``isError`` is never set.

Where the mean Brier score is not stated but only bounded by the readings of words, the badge
shows the hit rate, with its range over partial verdicts.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from predtrack.reports.feeds.wording import plain, word
from predtrack.reports.numbers import decimal, span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.summaries.open_dates import OpenDate
    from predtrack.summaries.row import ScoreRow

__all__ = ["overdue_badge", "score_badge", "score_badges"]

_ENOUGH = 30


def score_badge(rows: Sequence[ScoreRow], *, no_skill: float = 0.25, language: str = "en") -> str:
    """Write the badge of a group of forecasts.

    Parameters
    ----------
    rows
        The score rows of one group. The badge shows the Brier score of stated probabilities,
        else the hit rate, else the first score that has a value.
    no_skill
        Brier score of forecasts without skill; 0.25 is always saying one half.
    language
        Language of the label.

    Examples
    --------
    >>> print(score_badge([]), end="")
    {"schemaVersion":1,"label":"score","message":"nothing scored","color":"lightgrey"}
    """
    row = _headline(rows)
    if row is None:
        return _badge(word("score", language), word("nothing", language), "lightgrey")
    places = 2 if row.rule == "hit_rate" else 3
    number = span(row.bounds, places=places) if row.bounds else decimal(row.value, places=places)
    return _badge(_label(row, language), f"{number} (n={row.n:,})", _colour(row, no_skill))


def score_badges(
    rows: Sequence[ScoreRow], *, no_skill: float = 0.25, language: str = "en"
) -> dict[tuple[str, ...], str]:
    """Write the badge of each group, by the values that make the group.

    Parameters
    ----------
    rows
        The score rows of a scorecard.
    no_skill
        Brier score of forecasts without skill.
    language
        Language of the labels.
    """
    groups: dict[tuple[str, ...], list[ScoreRow]] = {}
    for row in rows:
        groups.setdefault(tuple(row.by.values()), []).append(row)
    return {
        group: score_badge(members, no_skill=no_skill, language=language)
        for group, members in groups.items()
    }


def overdue_badge(dates: Sequence[OpenDate], *, language: str = "en") -> str:
    """Write the number of overdue predictions: green at none, orange at any.

    Parameters
    ----------
    dates
        The open dates of the ledger; targets whose deadline passed are not counted, since
        nobody has to resolve them.
    language
        Language of the label.
    """
    number = sum(one.overdue and one.kind == "prediction" for one in dates)
    return _badge(word("label overdue", language), f"{number:,}", "orange" if number else "green")


def _headline(rows: Sequence[ScoreRow]) -> ScoreRow | None:
    shown = [row for row in rows if row.n and (row.value is not None or row.bounds)]
    stated = [row for row in shown if row.family == "stated"]
    brier = [row for row in stated if row.rule == "brier"]
    brier.sort(key=lambda row: row.basis != "stated")
    hits = [row for row in shown if row.rule == "hit_rate"]
    return next(iter((*brier, *hits, *stated)), None)


def _label(row: ScoreRow, language: str) -> str:
    known = {"brier": "Brier", "hit_rate": "hit rate"}
    return word(known[row.rule], language) if row.rule in known else row.title


def _colour(row: ScoreRow, no_skill: float) -> str:
    if row.rule != "brier" or row.n < _ENOUGH or row.interval is None:
        return "blue"
    ends = [row.interval.low, row.interval.high, *(row.bounds or ())]
    if max(ends) < no_skill:
        return "green"
    return "red" if min(ends) > no_skill else "blue"


def _badge(label: str, message: str, colour: str) -> str:
    said = {"schemaVersion": 1, "label": plain(label), "message": plain(message), "color": colour}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"
