"""Every date in a ledger that states a fact: what it is called and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from predtrack.checks.check import Spot
from predtrack.checks.claims import asked, claims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.records import Ledger, Prediction, Publication, Resolution, Series, Target
    from predtrack.values import PartialDate

__all__ = ["Stated", "stated_dates"]


class Stated(NamedTuple):
    """A date of something that has happened."""

    record: Publication | Prediction | Target | Resolution | Series
    path: tuple[str | int, ...]
    date: PartialDate

    @property
    def name(self) -> str:
        """Identifier of the record."""
        return getattr(self.record, "id", "") or getattr(self.record, "prediction", "")

    @property
    def label(self) -> str:
        """What the date is called."""
        return " ".join(str(part) for part in self.path if isinstance(part, str))

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return Spot(self.record, self.path)


def stated_dates(ledger: Ledger) -> Iterator[Stated]:
    """Give every date of something that has happened by the time it is recorded."""
    for publication in ledger.publications:
        yield Stated(publication, ("published",), publication.published)
    yield from _of_claims(ledger)
    yield from _of_targets(ledger)
    yield from _of_resolutions(ledger)
    yield from _of_series(ledger)


def _of_claims(ledger: Ledger) -> Iterator[Stated]:
    for claim in claims(ledger):
        if claim.made:
            yield Stated(claim, ("made",), claim.made)
        if claim.recorded:
            yield Stated(claim, ("recorded",), claim.recorded)
    for prediction in ledger.predictions:
        if prediction.withdrawn:
            yield Stated(prediction, ("withdrawn", "on"), prediction.withdrawn.on)
    for prediction, question in asked(ledger):
        if question.operationalised:
            path = ("question", "operationalised", "on")
            yield Stated(prediction, path, question.operationalised.on)


def _of_targets(ledger: Ledger) -> Iterator[Stated]:
    for target in ledger.targets:
        if target.baseline:
            yield Stated(target, ("baseline", "date"), target.baseline.date)
        for index, revision in enumerate(target.revisions):
            yield Stated(target, ("revisions", index, "on"), revision.on)
        for index, likelihood in enumerate(target.likelihoods):
            yield Stated(target, ("likelihoods", index, "on"), likelihood.on)


def _of_resolutions(ledger: Ledger) -> Iterator[Stated]:
    for resolution in ledger.resolutions:
        yield Stated(resolution, ("known",), resolution.known)
        if resolution.recorded:
            yield Stated(resolution, ("recorded",), resolution.recorded)
        for index, evidence in enumerate(resolution.evidence):
            if evidence.date:
                yield Stated(resolution, ("evidence", index, "date"), evidence.date)


def _of_series(ledger: Ledger) -> Iterator[Stated]:
    for series in ledger.series:
        for index, point in enumerate(series.points):
            yield Stated(series, ("points", index, "date"), point.date)
            if point.known:
                yield Stated(series, ("points", index, "known"), point.known)
