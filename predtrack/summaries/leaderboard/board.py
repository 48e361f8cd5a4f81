"""The leaderboard of a table: who can be ranked, in groups that can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from predtrack.summaries.comparison import UNSTATED, answers_of, question_facts
from predtrack.summaries.leaderboard.columns import MOST_COMPARED, has_skill
from predtrack.summaries.leaderboard.entrants import entrants
from predtrack.summaries.leaderboard.place import Difficulty, Leaderboard
from predtrack.summaries.leaderboard.ranking import Drawing, Ranked, ranked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import narwhals as nw

    from predtrack.scores import Score
    from predtrack.scores.comparison import Aggregation
    from predtrack.summaries.comparison import Answers
    from predtrack.summaries.funnel import Funnel
    from predtrack.summaries.leaderboard.place import Place
    from predtrack.tables.tidy import TidyKind

__all__ = ["Order", "RankingAsked", "rank_forecasters"]

_LONG = 500_000
"""Pairs from which on a person is told how far the work has come."""

Order = Literal["adjusted", "shrunken"]
"""By which score the lines stand; a raw mean is none, since easy questions improve it."""


@dataclass(frozen=True, slots=True)
class RankingAsked:
    """What a person asks of a leaderboard.

    Parameters
    ----------
    rule
        A rule for the kind of the table.
    minimum
        Fewest questions of a ranked forecaster.
    level
        Level of the bands of ranks.
    cluster
        Column of what makes questions depend on each other; the question if empty.
    draws, seed
        Draws of clusters, and where they start.
    order
        By which score the lines stand.
    aggregates
        Methods by which all forecasters are joined into further lines.
    """

    rule: Score
    minimum: int = 5
    level: float = 0.9
    cluster: str = ""
    draws: int = 1000
    seed: int = 0
    order: Order = "adjusted"
    aggregates: Sequence[Aggregation] = ()


def rank_forecasters(
    frame: nw.LazyFrame[Any],
    kind: TidyKind,
    funnel: Funnel,
    asked: RankingAsked,
    *,
    remarks: Sequence[str] = (),
    watch: Callable[[float], None] | None = None,
) -> Leaderboard:
    """Rank the forecasters of a table.

    Parameters
    ----------
    frame
        The rows that can be scored, with whichever engine holds them.
    kind
        What they forecast.
    funnel
        The way of all rows to these.
    asked
        What is asked.
    remarks
        What a reader must know of the rows.
    watch
        Is told the share that is done of a large table.

    Raises
    ------
    UnknownNameError
        If the table has no such column.
    UsageError
        If the rows cannot be compared.
    """
    answers = answers_of(frame, kind, asked.rule)
    tell = watch if watch and len(answers.score) > _LONG else _unseen
    tell(0.2)
    groups, left_out = entrants(answers, minimum=asked.minimum)
    binary = kind.name == "binary"
    facts = question_facts(frame, answers.questions, cluster=asked.cluster, binary=binary)
    rate = (
        float(np.mean(facts.outcome))
        if facts.outcome is not None and len(answers.questions)
        else None
    )
    tell(0.4)
    drawing = Drawing(asked.level, asked.draws, asked.seed)
    found = [
        ranked(
            one, facts.of(_places(answers, one)), asked.rule, group=number,
            questions=len(answers.questions), rate=rate, drawing=drawing,
            aggregates=asked.aggregates, tell=tell,
        )
        for number, one in enumerate(groups, start=1)
    ]  # fmt: skip
    return Leaderboard(
        asked.rule, tuple(_ordered(found, asked)), tuple(left_out), _joined(found),
        len(answers.questions), found[0].common if found else 0,
        asked.level, found[0].method if found else "", asked.cluster or "question",
        asked.minimum, asked.order, funnel,
        (*remarks, *_remarks(answers, groups, asked, funnel, weighted=facts.weight is not None)),
    )  # fmt: skip


def _unseen(share: float) -> None:
    """Let the work go on without anybody who watches."""


def _places(whole: Answers, part: Answers) -> Any:  # noqa: ANN401 - places of questions
    if len(whole.questions) == len(part.questions):
        return np.arange(len(whole.questions))
    return np.searchsorted(whole.questions, part.questions)


def _ordered(found: Sequence[Ranked], asked: RankingAsked) -> list[Place]:
    """Put the lines in order, group by group; an aggregate has no shrunken score of its own."""
    sign = 1 if asked.rule.direction == "lower" else -1

    def key(place: Place) -> tuple[float, str]:
        score = place.shrunken if asked.order == "shrunken" else place.adjusted
        return sign * (place.adjusted if score is None else score), place.forecaster

    return [place for group in found for place in sorted(group.places, key=key)]


def _joined(found: Sequence[Ranked]) -> Difficulty:
    if not found:
        none = np.empty(0)
        return Difficulty(none, none.astype(np.int64), none, none.astype(np.int64))
    parts = [one.difficulty for one in found]
    return Difficulty(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("question", "group", "difficulty", "answers")
        )
    )


def _remarks(
    answers: Answers,
    groups: Sequence[Answers],
    asked: RankingAsked,
    funnel: Funnel,
    *,
    weighted: bool,
) -> list[str]:
    said = [] if groups or funnel.unit != "claims" else [UNSTATED]
    if answers.averaged:
        said.append(
            "A forecaster with several forecasts on one question has the mean of their scores"
            " there; each question counts once."
        )
    if answers.nameless:
        said.append(f"{answers.nameless:,} rows name no forecaster or no question.")
    if weighted:
        said.append("Questions count by their weight, but in the relative skill each counts once.")
    if groups and has_skill(asked.rule) and len(groups[0].forecasters) > MOST_COMPARED:
        said.append(f"No relative skill: it compares every two of at most {MOST_COMPARED:,}.")
    return said
