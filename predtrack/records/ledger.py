"""The ledger: all records of a repository, indexed, unchangeable."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from predtrack.errors import FaultyLedgerError, Location, Problem, Severity, UnknownNameError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from predtrack.records.files import PredictionFile
    from predtrack.records.prediction import Prediction
    from predtrack.records.publication import Forecaster, Publication
    from predtrack.records.questions import Question
    from predtrack.records.resolution import Resolution
    from predtrack.records.series import Series
    from predtrack.records.target import Target
    from predtrack.values import Record

__all__ = ["Ledger", "Place"]


class Place(Protocol):
    """Where a record stands in a file."""

    @property
    def path(self) -> str:
        """Path of the file; costs nothing, while a line has to be looked for."""

    def at(self, *path: str | int) -> Location:
        """Give the place of a part of the record; of the record itself without ``path``."""


@dataclass(frozen=True)
class Ledger:
    """All records, and the faults that were found while reading them.

    Parameters
    ----------
    files
        Publications with what they predict, in the order of their paths.
    series
        Observations.
    resolutions
        Verdicts, in the order of their files and of their lines.
    problems
        Faults found while reading; a faulty record is not among the others.
    root
        Folder that the ledger was read from, for messages.
    places
        Where each record stands, by the record's identity in memory.
    """

    files: tuple[PredictionFile, ...] = ()
    series: tuple[Series, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    problems: tuple[Problem, ...] = ()
    root: str = ""
    places: Mapping[int, Place] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def publications(self) -> tuple[Publication, ...]:
        """All publications."""
        return tuple(file.publication for file in self.files)

    @cached_property
    def predictions(self) -> tuple[Prediction, ...]:
        """All predictions, in the order of their files."""
        return tuple(prediction for file in self.files for prediction in file.predictions)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """All targets, in the order of their files."""
        return tuple(target for file in self.files for target in file.targets)

    @cached_property
    def claims(self) -> tuple[Prediction | Target, ...]:
        """All predictions, then all targets."""
        return (*self.predictions, *self.targets)

    @cached_property
    def forecasters(self) -> Mapping[str, Forecaster]:
        """Forecasters by identifier."""
        return {who.id: who for file in self.files for who in file.forecasters}

    @cached_property
    def _publication_by_claim(self) -> Mapping[str, Publication]:
        found: dict[str, Publication] = {}
        for file in self.files:
            found |= dict.fromkeys((said.id for said in file.predictions), file.publication)
            found |= dict.fromkeys((aimed.id for aimed in file.targets), file.publication)
        return found

    @cached_property
    def _prediction_by_id(self) -> Mapping[str, Prediction]:
        return {prediction.id: prediction for prediction in self.predictions}

    @cached_property
    def _target_by_id(self) -> Mapping[str, Target]:
        return {target.id: target for target in self.targets}

    @cached_property
    def _series_by_id(self) -> Mapping[str, Series]:
        return {series.id: series for series in self.series}

    @cached_property
    def _resolutions_by_prediction(self) -> Mapping[str, tuple[Resolution, ...]]:
        found: dict[str, list[Resolution]] = defaultdict(list)
        for resolution in self.resolutions:
            found[resolution.prediction].append(resolution)
        return {key: tuple(value) for key, value in found.items()}

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a score."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    def insist_on_sound_files(self) -> Ledger:
        """Give the ledger itself, if its files could be read without error.

        Raises
        ------
        FaultyLedgerError
            If a file holds an error: a score without its records would not be honest.
        """
        if self.errors:
            raise FaultyLedgerError(self.errors)
        return self

    def prediction(self, identifier: str) -> Prediction:
        """Find a prediction.

        Raises
        ------
        UnknownNameError
            If no prediction has that identifier.
        """
        try:
            return self._prediction_by_id[identifier]
        except KeyError:
            raise UnknownNameError("prediction", identifier, self._prediction_by_id) from None

    def target(self, identifier: str) -> Target:
        """Find a target, or raise :class:`UnknownNameError`."""
        try:
            return self._target_by_id[identifier]
        except KeyError:
            raise UnknownNameError("target", identifier, self._target_by_id) from None

    def series_of(self, claim: Target | Question) -> Series | None:
        """Find the series that a target or a question names, if it is there."""
        return self._series_by_id.get(claim.series or "")

    def publication_of(self, claim: Prediction | Target) -> Publication:
        """Find the publication in which something was said."""
        return self._publication_by_claim[claim.id]

    @cached_property
    def _retold_by_publication(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for claim in self.claims:
            for retelling in claim.retellings:
                if retelling.id is not None:
                    found[retelling.publication].append(retelling.id)
        return {key: tuple(value) for key, value in found.items()}

    def statements_of(self, file: PredictionFile) -> tuple[str, ...]:
        """Name all that a publication says of the future.

        Its own predictions and targets, and what it retells of others: that stands with
        the original, and is counted there and here, but scored only there.
        """
        said = tuple(prediction.id for prediction in file.predictions)
        aimed = tuple(target.id for target in file.targets)
        return (*said, *aimed, *self._retold_by_publication.get(file.publication.id, ()))

    def question_of(self, prediction: Prediction) -> Question | None:
        """Find the question that a prediction answers, its own or another's."""
        holder = self.holder_of(prediction)
        return holder.question if holder and not isinstance(holder.question, str) else None

    def holder_of(self, prediction: Prediction) -> Prediction | None:
        """Find the prediction that holds the question: itself, or the one it refers to."""
        if not isinstance(prediction.question, str):
            return prediction
        return self._prediction_by_id.get(prediction.question)

    def question_id(self, prediction: Prediction) -> str:
        """Name the question: the identifier of the prediction that holds it."""
        return prediction.question if isinstance(prediction.question, str) else prediction.id

    def forecaster_id(self, claim: Prediction | Target) -> str:
        """Name who said it."""
        return claim.forecaster or self.publication_of(claim).forecaster

    def forecaster_name(self, claim: Prediction | Target, language: str = "en") -> str:
        """Name who said it, as people read it."""
        identifier = self.forecaster_id(claim)
        known = self.forecasters.get(identifier)
        return known.name.say(language) if known else identifier

    def made(self, claim: Prediction | Target) -> dt.date:
        """Give the last day on which it can have been said."""
        return (claim.made or self.publication_of(claim).published).last()

    def asked(self, prediction: Prediction) -> dt.date:
        """Give the day from which the deadline of a prediction's question counts."""
        return self.made(self.holder_of(prediction) or prediction)

    def resolutions_of(self, prediction: Prediction) -> tuple[Resolution, ...]:
        """Give the resolutions of the prediction's question, in the order of recording."""
        return self._resolutions_by_prediction.get(self.question_id(prediction), ())

    def at(self, record: Record, *path: str | int) -> Location:
        """Give the place of a record, or of a part of it, in its file."""
        place = self.places.get(id(record))
        return place.at(*path) if place else Location("(memory)")
