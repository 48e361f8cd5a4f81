"""What a site is made of: a ledger, and all that the summaries say of it on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from predtrack.records import Ledger, Prediction, Publication, Resolution, Standing, Target
    from predtrack.summaries import AimOutcome, Calibration, DueItem, Scorecard, TargetProgress
    from predtrack.summaries.leaderboard import Leaderboard
    from predtrack.summaries.prediction_scores import PredictionScore

__all__ = ["Claimed", "Material"]


@dataclass(frozen=True, slots=True)
class Claimed:
    """One prediction as it stands on the day.

    Parameters
    ----------
    prediction, stand
        The record, and where it stands.
    row
        Its row of the table of claims; what is missing is ``None``.
    scores
        Its scores, where it is scored.
    """

    prediction: Prediction
    stand: Standing
    row: Mapping[str, Any]
    scores: tuple[PredictionScore, ...] = ()


@dataclass(frozen=True)
class Material:
    """All that the pages are written from; nothing here depends on the language.

    Parameters
    ----------
    ledger, as_of
        The records, and the day whose knowledge is used.
    claimed
        Every prediction that had been made by the day, in the order of the ledger.
    cards
        Scorecards by the column that groups them; ``all`` for the one without groups.
    due
        What is overdue, due soon, or resolved early.
    targets, aims
        Progress of targets, and dates that were aimed at.
    calibration, leaderboard
        What can be said of stated probabilities.
    built
        When the site was built, as it is printed.
    base_url
        Address under which it is published; empty where nobody knows.
    title
        Name of the ledger.
    version
        Version of predtrack.
    commit
        Commit of the ledger, where it is known.
    schemas
        JSON Schemas of the ledger's files, by the form of file.
    """

    ledger: Ledger
    as_of: dt.date
    claimed: Mapping[str, Claimed]
    cards: Mapping[str, Scorecard]
    due: tuple[DueItem, ...]
    targets: Mapping[str, TargetProgress]
    aims: Mapping[str, AimOutcome]
    calibration: Calibration
    leaderboard: Leaderboard
    built: str
    version: str
    base_url: str = ""
    title: str = ""
    commit: str = ""
    schemas: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def publications(self) -> tuple[Publication, ...]:
        """Publications that had appeared by the day, or of which something is shown."""
        used = {self.ledger.publication_of(one.prediction).id for one in self.claimed.values()}
        used |= {self.ledger.publication_of(target).id for target in self.shown_targets}
        return tuple(
            publication
            for publication in self.ledger.publications
            if publication.id in used or publication.published.last() <= self.as_of
        )

    @cached_property
    def shown_targets(self) -> tuple[Target, ...]:
        """Targets that had been set by the day."""
        return tuple(target for target in self.ledger.targets if target.id in self.targets)

    @cached_property
    def by_publication(self) -> Mapping[str, Sequence[str]]:
        """Predictions by publication."""
        return _grouped(
            (self.ledger.publication_of(one.prediction).id, key)
            for key, one in self.claimed.items()
        )

    @cached_property
    def by_forecaster(self) -> Mapping[str, Sequence[str]]:
        """Predictions by forecaster."""
        return _grouped(
            (self.ledger.forecaster_id(one.prediction), key) for key, one in self.claimed.items()
        )

    @cached_property
    def targets_by_publication(self) -> Mapping[str, Sequence[str]]:
        """Targets by publication."""
        return _grouped((self.ledger.publication_of(t).id, t.id) for t in self.shown_targets)

    @cached_property
    def targets_by_forecaster(self) -> Mapping[str, Sequence[str]]:
        """Targets by forecaster."""
        return _grouped((self.ledger.forecaster_id(t), t.id) for t in self.shown_targets)

    @cached_property
    def forecasters(self) -> tuple[str, ...]:
        """Forecasters of whom something is shown, those with most predictions first."""
        speakers = (publication.forecaster for publication in self.publications)
        found = {*self.by_forecaster, *self.targets_by_forecaster, *speakers}
        return tuple(sorted(found, key=lambda who: (-len(self.by_forecaster.get(who, ())), who)))

    @cached_property
    def retold_by(self) -> Mapping[str, Sequence[tuple[str, Any]]]:
        """Retellings by the publication that retells: identifier of the original, retelling."""
        shown: list[Prediction | Target] = [one.prediction for one in self.claimed.values()]
        shown += self.shown_targets
        published = {publication.id for publication in self.publications}
        return _grouped(
            (retelling.publication, (claim.id, retelling))
            for claim in shown
            for retelling in claim.retellings
            if retelling.publication in published
        )

    @cached_property
    def answers_to(self) -> Mapping[str, Sequence[str]]:
        """Predictions that answer the question of another one, by that other one."""
        return _grouped(
            (one.prediction.question, key)
            for key, one in self.claimed.items()
            if isinstance(one.prediction.question, str)
        )

    @cached_property
    def decided_by(self) -> Mapping[str, Sequence[str]]:
        """Predictions by the series that decides their question."""
        questions = ((key, self.ledger.question_of(one.prediction)) for key, one in
                     self.claimed.items())  # fmt: skip
        return _grouped((asked.series, key) for key, asked in questions if asked and asked.series)

    def known_resolutions(self, prediction: Prediction) -> tuple[Resolution, ...]:
        """Every verdict on a prediction that was known by the day."""
        return tuple(
            found
            for found in self.ledger.resolutions_of(prediction)
            if found.known.last() <= self.as_of
        )


def _grouped(pairs: Any) -> Mapping[str, Sequence[Any]]:  # noqa: ANN401 - an iterable of pairs
    found: dict[str, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
