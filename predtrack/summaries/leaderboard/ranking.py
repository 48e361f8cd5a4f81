"""One group of forecasters who can be compared: adjusted scores, bands and all columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.scores.comparison import (
    MOST_FORECASTERS,
    RankBands,
    adjusted_draws,
    difficulty_adjusted_from_pairs,
    rank_bands,
    shrunken,
)
from predtrack.summaries.leaderboard.columns import board_columns
from predtrack.summaries.leaderboard.joined import joined_lines
from predtrack.summaries.leaderboard.place import Difficulty, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from predtrack.scores import Score
    from predtrack.scores.comparison import Aggregation, ScoredPairs
    from predtrack.scores.comparison.difficulty import DifficultyAdjusted
    from predtrack.summaries.comparison import Answers, QuestionFacts

__all__ = ["Drawing", "Ranked", "ranked"]

_WORK = 4_000_000_000
"""Products of a pair and a draw that the bands may cost; there are fewer draws beyond."""

_HELD = 50_000_000
"""Moves of forecasters in draws that are held at once, of 8 bytes each."""

_LEAST_DRAWS = 100


@dataclass(frozen=True, slots=True)
class Drawing:
    """How the bands are found.

    Parameters
    ----------
    level
        Level of the bands.
    draws, seed
        Draws of clusters, and where they start.
    """

    level: float
    draws: int
    seed: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """A group with its lines.

    Parameters
    ----------
    places
        Its lines, in no order yet.
    difficulty
        Of its questions.
    common
        Questions that all of it answered.
    method
        How the bands were found.
    """

    places: list[Place]
    difficulty: Difficulty
    common: int
    method: str


def ranked(  # noqa: PLR0913 - one group, in its whole table
    answers: Answers,
    facts: QuestionFacts,
    rule: Score,
    *,
    group: int,
    questions: int,
    rate: float | None,
    drawing: Drawing,
    aggregates: Sequence[Aggregation] = (),
    tell: Callable[[float], None],
) -> Ranked:
    """Rank one group.

    Parameters
    ----------
    answers
        Of the group, which is connected; all finite.
    facts
        Of its questions.
    rule
        The rule.
    group
        Its number.
    questions
        Questions of the whole table, for the coverage.
    rate
        Base rate of the whole table; None where there is none.
    drawing
        How the bands are found.
    aggregates
        Methods by which all forecasters are joined into further lines.
    tell
        Is told the share that is done.
    """
    sign = 1 if rule.direction == "lower" else -1
    pairs = answers.pairs(sign, facts.weight)
    fit = difficulty_adjusted_from_pairs(pairs)
    tell(0.5)
    bands, errors = _bands(pairs, fit, facts, drawing)
    tell(0.7)
    columns = board_columns(answers, pairs, facts, rule, rate)
    tell(0.95)
    drawn = shrunken(fit.adjusted, errors).score
    half = _half_widths(errors, _clusters(pairs, facts.cluster), drawing.level)
    answered = np.bincount(answers.forecaster)
    places = [
        Place(
            str(answers.forecasters[row]), "forecaster", group,
            int(answered[row]), float(answered[row] / questions),
            float(sign * fit.adjusted[row]), float(errors[row]) or None,
            *_ends(float(sign * fit.adjusted[row]), float(half[row]), rule.range),
            float(sign * drawn[row]),
            int(bands.rank[row]), int(bands.low[row]), int(bands.high[row]),
            float(sign * fit.raw[row]),
            **columns.of(row),
        )
        for row in range(len(answers.forecasters))
    ]  # fmt: skip
    for method in aggregates:
        places += joined_lines(
            answers, facts, rule, fit, method=method, group=group, questions=questions, rate=rate
        )
    level = fit.difficulty.mean()
    difficulty = Difficulty(
        answers.questions,
        np.full(len(answers.questions), group),
        sign * (fit.difficulty - level),
        np.bincount(answers.question, minlength=len(answers.questions)),
    )
    return Ranked(places, difficulty, columns.common_questions, bands.method)


def _bands(
    pairs: ScoredPairs, fit: DifficultyAdjusted, facts: QuestionFacts, drawing: Drawing
) -> tuple[RankBands, NDArray[np.float64]]:
    most = min(_WORK // max(len(pairs.score), 1), _HELD // len(pairs.forecasters))
    draws = min(max(most, _LEAST_DRAWS), drawing.draws)
    moved = adjusted_draws(pairs, fit, cluster=facts.cluster, draws=draws, seed=drawing.seed)
    bands = rank_bands(
        fit.adjusted, moved, clusters=_clusters(pairs, facts.cluster), level=drawing.level
    )
    errors = np.sqrt((moved**2).sum(axis=1) / max(draws - 1, 1))
    errors[errors < 1e-12] = 0.0
    said = f"{bands.method}, seed {drawing.seed}"
    if len(pairs.forecasters) > MOST_FORECASTERS:
        said += "; in a draw the questions stay as difficult as they are"
    return RankBands(bands.rank, bands.low, bands.high, bands.level, said), errors


def _half_widths(
    errors: NDArray[np.float64], clusters: NDArray[Any], level: float
) -> NDArray[np.float64]:
    """Take Student's t for the clusters of each forecaster times the standard error."""
    from scipy.special import stdtrit  # noqa: PLC0415 - only a board needs it

    return np.asarray(stdtrit(np.maximum(clusters - 1, 1), (1 + level) / 2) * errors)


def _ends(
    score: float, half: float, within: tuple[float, float]
) -> tuple[float | None, float | None]:
    """Give the interval as far as a mean score can lie there; the score itself stays inside."""
    if not half:
        return None, None
    low, high = within
    return max(score - half, min(low, score)), min(score + half, max(high, score))


def _clusters(pairs: ScoredPairs, cluster: NDArray[np.int32]) -> NDArray[Any]:
    """Count the clusters of each forecaster."""
    alone = int(cluster.max()) + 1 == len(cluster)
    met = pairs.forecaster.astype(np.int64) * len(cluster) + cluster[pairs.question]
    return np.bincount(
        pairs.forecaster if alone else np.unique(met) // len(cluster),
        minlength=len(pairs.forecasters),
    )
