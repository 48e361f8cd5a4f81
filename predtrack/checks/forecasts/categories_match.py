"""PT352: probabilities are given to the categories of the question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import forecasts_of
from predtrack.errors import Rule
from predtrack.kinds import ProbabilitiesForecast
from predtrack.records import CategoricalQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger, Question

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT352",
    title="probabilities are given to exactly the question's categories",
    why="What has no category of its own can neither happen nor fail to happen.",
    remedy="Name every category of the question once, as the question names it.",
)


_YES_OR_NO = ("yes", "no")


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every distribution over other categories than the question's."""
    for prediction, question, forecast in forecasts_of(ledger, ProbabilitiesForecast):
        asked = _categories(question)
        stated = forecast.probabilities
        strange = [name for name in stated if name not in asked]
        missing = [name for name in asked if name not in stated]
        if asked and (strange or missing):
            message, hint = _message(strange, missing), f"the categories are {', '.join(asked)}"
            place = at(prediction, "forecast", "probabilities", *strange[:1])
            yield Breach(RULE, place, message, hint=hint, record=prediction.id)


def _categories(question: Question) -> tuple[str, ...]:
    if isinstance(question, CategoricalQuestion):
        return question.categories
    return _YES_OR_NO if question.KIND == "binary" else ()


def _message(strange: Sequence[str], missing: Sequence[str]) -> str:
    unknown = f"the question has no category {', '.join(map(repr, strange))}" if strange else ""
    absent = f"no probability is given to {', '.join(map(repr, missing))}" if missing else ""
    return "; ".join(part for part in (unknown, absent) if part)
