"""One of two states of a ledger, and where each claim stands in it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from predtrack.records import standing
from predtrack.tables import claims

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from predtrack.records import Ledger, Outcome, Prediction, Resolution, Standing

__all__ = ["ClaimState", "Side", "Verdict"]

_VERDICTS = ("resolved", "disputed", "void", "ambiguous")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who said what became of a claim, when, and on what evidence.

    Parameters
    ----------
    outcome
        What counts; none where the resolvers disagree, or nothing was answered.
    resolver, self_resolved
        Who said it, and whether that was the forecaster.
    known
        The day from which it could be known.
    evidence
        Address, title, file or series of the first piece of evidence; empty where there is none.
    reason
        Why it is void or ambiguous, or why an earlier verdict was changed; where the resolvers
        disagree, who says what. The other fields are then those of the latest answer.
    """

    outcome: Outcome | None
    resolver: str
    self_resolved: bool
    known: dt.date
    evidence: str
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimState:
    """Where one claim stands.

    Parameters
    ----------
    status, due
        As :class:`predtrack.records.Standing` has them.
    days
        Days until it is due; negative once that has passed.
    verdict
        The verdict in force.
    probability
        The probability that was stated; none where there is none.
    fulfilment
        Degree to which it came true; none where that is not known.
    excluded
        Why it is not scored; empty where it is.
    """

    status: str
    due: dt.date | None
    days: int | None
    verdict: Verdict | None
    probability: float | None
    fulfilment: float | None
    excluded: str

    @property
    def answer(self) -> tuple[str, Outcome | None] | None:
        """What was decided, in a form that can be compared; none before a verdict."""
        if self.verdict is None:
            return None
        return self.status, self.verdict.outcome


@dataclass(frozen=True)
class Side:
    """A ledger on a day.

    Parameters
    ----------
    ledger
        The records.
    as_of
        The day; what became known later is not seen.
    language
        Language of titles and names.
    commit
        The commit that the files are from; empty for those that lie here.
    """

    ledger: Ledger
    as_of: dt.date
    language: str = "en"
    commit: str = ""

    @cached_property
    def claims(self) -> pd.DataFrame:
        """The table of claims."""
        return claims(self.ledger, as_of=self.as_of, language=self.language)

    @cached_property
    def states(self) -> Mapping[str, ClaimState]:
        """Where each claim that had been made stands, in the order of the ledger."""
        table = self.claims[["prediction", "probability", "fulfilment", "excluded"]]
        return {
            name: self._state(self.ledger.prediction(name), excluded, *map(_known, numbers))
            for name, *numbers, excluded in table.itertuples(index=False, name=None)
        }

    def _state(
        self,
        prediction: Prediction,
        excluded: str,
        probability: float | None,
        fulfilment: float | None,
    ) -> ClaimState:
        stand = standing(self.ledger, prediction, self.as_of)
        return ClaimState(
            stand.status.value,
            stand.due,
            (stand.due - self.as_of).days if stand.due else None,
            _verdict(stand),
            probability,
            fulfilment,
            excluded,
        )


def _known(number: float) -> float | None:
    return None if math.isnan(number) else float(number)


def _verdict(stand: Standing) -> Verdict | None:
    if stand.status.value not in _VERDICTS:
        return None
    answers = [found for found in stand.resolutions if found.is_answer]
    is_disputed = stand.status.value == "disputed" and bool(answers)
    counts = _latest(answers) if is_disputed else (*answers, *stand.resolutions)[0]
    return Verdict(
        stand.outcome,
        counts.resolver.name,
        counts.resolver.self,
        counts.known.last(),
        _evidence(counts),
        _who_says_what(answers) if is_disputed else counts.reason or "",
    )


def _latest(answers: Sequence[Resolution]) -> Resolution:
    """Take the answer that began or keeps up a dispute: the others knew nothing of one."""
    return max(answers, key=lambda found: found.known.last())


def _who_says_what(answers: Sequence[Resolution]) -> str:
    return "; ".join(
        f"{found.resolver.name}: {found.outcome:g}"
        if isinstance(found.outcome, float)
        else f"{found.resolver.name}: {found.outcome}"
        for found in answers
    )


def _evidence(resolution: Resolution) -> str:
    first = resolution.evidence[0] if resolution.evidence else None
    return (first.url or first.title or first.file or first.series or "") if first else ""
