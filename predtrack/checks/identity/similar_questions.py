"""PT241: no question is asked twice."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import asked
from predtrack.checks.days import last_day, made
from predtrack.checks.identity.wording import first_alike, numbers_in, words_of
from predtrack.errors import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger, Prediction, Question

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT241",
    title="a question is asked once",
    why="A question that stands twice counts twice, and its two verdicts can differ.",
    remedy="Answer the earlier one with 'question: <id>', or say how this one differs.",
    severity=Severity.WARNING,
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every question that has the kind, date, numbers and words of an earlier one."""
    for group in _comparable(ledger):
        texts = [words_of(_wording(prediction, question)) for prediction, question in group]
        for one, other in first_alike(texts, settings.similar_from):
            earlier, later = group[one][0], group[other][0]
            if later.supersedes != earlier.id:
                message = f"asks nearly the same as {earlier.id!r}"
                yield Breach(RULE, at(later, "question"), message, record=later.id)


def _comparable(ledger: Ledger) -> Iterator[list[tuple[Prediction, Question]]]:
    """Group the questions that could be the same: another number is another question."""
    groups: dict[Hashable, list[tuple[Prediction, Question]]] = defaultdict(list)
    for prediction, question in asked(ledger):
        due = last_day(question.due, last_day(made(ledger, prediction)))
        key = question.KIND, due, numbers_in(_wording(prediction, question))
        groups[key].append((prediction, question))
    yield from (group for group in groups.values() if len(group) > 1)


def _wording(prediction: Prediction, question: Question) -> str:
    title = prediction.title
    return " ".join((title.en or "", title.zh or "", question.criteria, *question.all_of))
