"""What happened to a ledger, day by day: publications came in, questions were resolved."""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from predtrack.records import Ledger, Outcome, Prediction, PredictionFile, Resolution

__all__ = ["LedgerEvent", "ledger_events"]


@dataclass(frozen=True, slots=True)
class LedgerEvent:
    """A publication that was put on record, or a verdict.

    Parameters
    ----------
    kind
        ``publication`` or ``resolution``.
    key
        Name of the event, which stays the same while records are only added.
    on
        The day on which it was put on record; where nobody noted that, the day on which the
        publication appeared or the outcome could be known.
    id, title
        The publication, or the prediction that was resolved.
    by
        Who published, or who resolved.
    forecaster
        Whose forecasts they are.
    since
        The day on which the publication appeared, or on which the outcome could be known.
    outcome, before
        The verdict, and the same resolver's earlier one where this one replaces it.
    text
        The reason of a verdict; empty where none was given.
    predictions, targets
        How many of them a publication states.
    links
        Addresses of the publication, or of the evidence.
    """

    kind: Literal["publication", "resolution"]
    key: str
    on: dt.date
    id: str
    title: str
    by: str
    forecaster: str
    since: dt.date
    outcome: str = ""
    before: str = ""
    text: str = ""
    predictions: int = 0
    targets: int = 0
    links: tuple[str, ...] = ()


def ledger_events(
    ledger: Ledger, *, as_of: dt.date, language: str = "en", limit: int = 50
) -> tuple[LedgerEvent, ...]:
    """List the latest publications and resolutions, the newest first.

    Parameters
    ----------
    ledger
        The ledger.
    as_of
        The day; what was put on record or became known later is not seen.
    language
        Language of titles and names.
    limit
        How many of them at most.
    """
    events = (*_publications(ledger, language), *_resolutions(ledger, language))
    seen = (event for event in events if max(event.on, event.since) <= as_of)
    return tuple(heapq.nsmallest(limit, seen, key=_newest_first))


def _newest_first(event: LedgerEvent) -> tuple[int, int, str]:
    return -event.on.toordinal(), -event.since.toordinal(), event.key


def _publications(ledger: Ledger, language: str) -> Iterator[LedgerEvent]:
    for file in ledger.files:
        source = file.publication
        known = ledger.forecasters.get(source.forecaster)
        yield LedgerEvent(
            "publication",
            f"publication/{source.id}",
            _entered(file),
            source.id,
            source.title.say(language),
            source.publisher,
            known.name.say(language) if known else source.forecaster,
            source.published.last(),
            predictions=len(file.predictions),
            targets=len(file.targets),
            links=(source.url,) if source.url else (),
        )


def _entered(file: PredictionFile) -> dt.date:
    """Give the day on which the last of its statements was entered."""
    said = [one.recorded.last() for one in file.predictions if one.recorded]
    entered = said + [one.recorded.last() for one in file.targets if one.recorded]
    return max(entered, default=file.publication.published.last())


def _resolutions(ledger: Ledger, language: str) -> Iterator[LedgerEvent]:
    claims = {claim.id: claim for claim in ledger.predictions}
    given: dict[str, int] = defaultdict(int)
    last: dict[tuple[str, str], str] = {}
    for verdict in ledger.resolutions:
        given[verdict.prediction] += 1
        resolver = (verdict.prediction, verdict.resolver.name)
        claim = claims.get(verdict.prediction)
        if claim is not None:
            key = f"resolution/{claim.id}/{given[claim.id]}"
            yield _resolution(ledger, claim, verdict, (key, last.get(resolver, ""), language))
        last[resolver] = _written(verdict.outcome)


def _resolution(
    ledger: Ledger, claim: Prediction, verdict: Resolution, named: tuple[str, str, str]
) -> LedgerEvent:
    key, before, language = named
    return LedgerEvent(
        "resolution",
        key,
        (verdict.recorded or verdict.known).last(),
        claim.id,
        claim.title.say(language),
        verdict.resolver.name,
        ledger.forecaster_name(claim, language),
        verdict.known.last(),
        outcome=_written(verdict.outcome),
        before=before,
        text=verdict.reason or "",
        links=tuple(proof.url for proof in verdict.evidence if proof.url),
    )


def _written(outcome: Outcome) -> str:
    return f"{outcome:.12g}" if isinstance(outcome, float) else outcome
