"""The whole comparison of two forecasters: every rule, corrected for their number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from predtrack.engine import fetch_pandas
from predtrack.errors import UnknownNameError, UsageError
from predtrack.scores.comparison import benjamini_hochberg, holm
from predtrack.summaries.comparison.answers import answers_of, refuse_without_names
from predtrack.summaries.comparison.comparison import Comparison, RuleComparison, WordComparison
from predtrack.summaries.comparison.meeting import Meeting, meeting
from predtrack.summaries.comparison.question_facts import question_facts
from predtrack.summaries.comparison.rule_comparison import rule_comparison
from predtrack.summaries.comparison.sentences import UNSTATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.scores import Score
    from predtrack.summaries.funnel import Funnel
    from predtrack.tables.tidy import TidyKind

__all__ = ["Compared", "compare_forecasters"]


@dataclass(frozen=True, slots=True)
class Compared:
    """What is compared, and how.

    Parameters
    ----------
    first, second
        Names of the forecasters.
    rules
        Rules for the kind of the table.
    level
        Level of the intervals.
    cluster
        Column of what makes questions depend on each other; the question if empty.
    horizon
        Steps ahead that were forecast.
    seed
        Where draws start.
    known
        Further names of forecasters, who have no score.
    """

    first: str
    second: str
    rules: Sequence[Score]
    level: float = 0.9
    cluster: str = ""
    horizon: int = 1
    seed: int = 0
    known: Sequence[str] = ()


def compare_forecasters(
    frame: nw.LazyFrame[Any],
    kind: TidyKind,
    funnel: Funnel,
    asked: Compared,
    *,
    words: WordComparison | None = None,
    remarks: Sequence[str] = (),
) -> Comparison:
    """Compare two forecasters on the questions that both answered.

    Parameters
    ----------
    frame
        The rows that can be scored, with whichever engine holds them.
    kind
        What they forecast.
    funnel
        The way of all rows to these.
    asked
        What is compared.
    words
        What their words say, where a ledger has such.
    remarks
        What a reader must know of the rows.

    Raises
    ------
    UnknownNameError
        If there is no such forecaster or column.
    UsageError
        If the two are one, or the rows cannot be compared.
    """
    refuse_without_names(frame.collect_schema().names())
    both = _names(frame, asked)
    rows = frame.filter(nw.col("forecaster").is_in([name for name in both if name is not None]))
    found: list[RuleComparison] = []
    said, met = list(remarks), None
    facts = None
    for rule in asked.rules:
        answers = answers_of(rows, kind, rule)
        met = meeting(answers, *both)
        if not len(met.questions):
            break
        if facts is None:
            facts = question_facts(
                rows, met.questions, cluster=asked.cluster, binary=kind.name == "binary"
            )
            said += _said(met, averaged=answers.averaged, nameless=answers.nameless)
        if asked.cluster == "" and facts.moment is None and rule is asked.rules[0]:
            said.append(_UNORDERED)
        found.append(
            rule_comparison(
                rule, met, facts, level=asked.level, horizon=asked.horizon, seed=asked.seed
            )
        )
    if asked.known and met and not (met.answered_first and met.answered_second):
        said.append(UNSTATED)
    if met is None:
        raise UsageError("name at least one rule")
    return Comparison(
        asked.first, asked.second, met.answered_first, met.answered_second, len(met.questions),
        asked.level, asked.cluster or "question", tuple(_corrected(found)),
        _reason(asked, met), words, funnel, tuple(dict.fromkeys(said)),
    )  # fmt: skip


_UNORDERED = (
    "The table does not say of every common question when its outcome became known (column"
    " resolved), so there is no test in the order of time and no evidence that holds at any time."
)


def _names(frame: nw.LazyFrame[Any], asked: Compared) -> tuple[Any, Any]:
    """Find the two as the table spells them: a person may write 7 for the number 7."""
    if asked.first == asked.second:
        raise UsageError(f"{asked.first} cannot be compared with itself; name two forecasters")
    found = fetch_pandas(frame.group_by("forecaster").agg(nw.len().alias("rows")))
    spelled = {str(name): name for name in found["forecaster"].dropna().tolist()}
    for name in (asked.first, asked.second):
        if name not in spelled and name not in asked.known:
            raise UnknownNameError("forecaster", name, sorted({*spelled, *asked.known}))
    return spelled.get(asked.first), spelled.get(asked.second)


def _said(met: Meeting, *, averaged: bool, nameless: int) -> list[str]:
    said = []
    if averaged:
        said.append(
            "A forecaster with several forecasts on one question has the mean of their scores"
            " there; each question counts once."
        )
    if nameless:
        said.append(f"{nameless:,} rows name no forecaster or no question and count nowhere.")
    return said if len(met.questions) else []


def _reason(asked: Compared, met: Meeting) -> str:
    for name, answered in (
        (asked.first, met.answered_first),
        (asked.second, met.answered_second),
    ):
        if not answered:
            what = "scored claim with a stated probability"
            return f"{name} has no {what if asked.known else 'forecast that can be scored'}"
    return "" if len(met.questions) else "no question has a score of both"


def _corrected(found: Sequence[RuleComparison]) -> list[RuleComparison]:
    """Adjust the p values of several rules for their number."""
    tested = [row for row, one in enumerate(found) if one.p_value is not None]
    p = np.array([found[row].p_value for row in tested], dtype=np.float64)
    adjusted = dict(zip(tested, zip(holm(p), benjamini_hochberg(p), strict=True), strict=True))
    return [
        replace(one, holm=float(adjusted[row][0]), benjamini_hochberg=float(adjusted[row][1]))
        if row in adjusted
        else one
        for row, one in enumerate(found)
    ]
