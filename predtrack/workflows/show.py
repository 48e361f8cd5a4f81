"""Show all that is known of one prediction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.errors import UsageError
from predtrack.records import standing
from predtrack.workflows.reading import sound_ledger

if TYPE_CHECKING:
    import datetime as dt

    from predtrack.records import Prediction, Publication, Question, Resolution, Standing
    from predtrack.workflows.reading import Source

__all__ = ["Shown", "show"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A prediction with what belongs to it.

    Parameters
    ----------
    prediction, publication, question
        The records.
    forecaster
        Who said it, as people read it.
    made
        When it was said.
    stand
        Where it stands on the day.
    resolutions
        Every verdict known by the day, also those that a later one replaced.
    place
        Path and line in the ledger.
    """

    prediction: Prediction
    publication: Publication
    question: Question | None
    forecaster: str
    made: dt.date
    stand: Standing
    resolutions: tuple[Resolution, ...]
    place: str


def show(source: Source, identifier: str, *, as_of: dt.date, language: str = "en") -> Shown:
    """Gather a prediction and what became of it by a day.

    Raises
    ------
    UnknownNameError
        If no prediction has that identifier.
    UsageError
        If it is the identifier of a target.
    """
    ledger = sound_ledger(source)
    if any(target.id == identifier for target in ledger.targets):
        raise UsageError(f"{identifier} is a target, no prediction; predtrack targets shows it")
    prediction = ledger.prediction(identifier)
    known = (r for r in ledger.resolutions_of(prediction) if r.known.last() <= as_of)
    return Shown(
        prediction,
        ledger.publication_of(prediction),
        ledger.question_of(prediction),
        ledger.forecaster_name(prediction, language),
        ledger.made(prediction),
        standing(ledger, prediction, as_of),
        tuple(known),
        str(ledger.at(prediction)),
    )
