"""List predictions and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.errors import UnknownNameError
from predtrack.records import Status, standing
from predtrack.workflows.reading import sound_ledger

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from predtrack.records import Ledger, Prediction
    from predtrack.workflows.reading import Source

__all__ = ["Listed", "listing"]

_FILTERS = ("forecaster", "publication", "topic", "tag", "year", "kind")


@dataclass(frozen=True, slots=True)
class Listed:
    """One prediction in a list."""

    id: str
    title: str
    forecaster: str
    publication: str
    topic: str | None
    tags: tuple[str, ...]
    kind: str | None
    made: dt.date
    due: dt.date | None
    status: str
    outcome: float | str | None


def listing(
    source: Source,
    *,
    as_of: dt.date,
    status: str | None = None,
    only: Mapping[str, str] | None = None,
    language: str = "en",
) -> tuple[Listed, ...]:
    """List the predictions that had been made by a day.

    Parameters
    ----------
    source
        A ledger, or its folder.
    as_of
        The day.
    status
        Keep those that stand so: ``open``, ``overdue``, ``resolved`` …
    only
        Keep those whose forecaster, publication, topic, tag, year or kind is this.
    language
        Language of the titles.

    Raises
    ------
    UnknownNameError
        If a status or a filter does not exist.
    """
    if status and status not in {known.value for known in Status}:
        raise UnknownNameError("status", status, [known.value for known in Status])
    for name in only or ():
        if name not in _FILTERS:
            raise UnknownNameError("filter", name, _FILTERS)
    ledger = sound_ledger(source)
    rows = (
        _listed(ledger, prediction, as_of, language)
        for prediction in ledger.predictions
        if ledger.made(prediction) <= as_of
    )
    kept = (row for row in rows if status in {None, row.status})
    return tuple(row for row in kept if _matches(row, only or {}, ledger))


def _listed(ledger: Ledger, prediction: Prediction, as_of: dt.date, language: str) -> Listed:
    stand = standing(ledger, prediction, as_of)
    return Listed(
        id=prediction.id,
        title=prediction.title.say(language),
        forecaster=ledger.forecaster_name(prediction, language),
        publication=ledger.publication_of(prediction).id,
        topic=prediction.topic,
        tags=prediction.tags,
        kind=prediction.forecast.kind if prediction.forecast else None,
        made=ledger.made(prediction),
        due=stand.due,
        status=stand.status.value,
        outcome=stand.outcome,
    )


def _matches(row: Listed, only: Mapping[str, str], ledger: Ledger) -> bool:
    who = ledger.forecaster_id(ledger.prediction(row.id))
    has: dict[str, set[object]] = {
        "forecaster": {row.forecaster, who},
        "publication": {row.publication},
        "topic": {row.topic},
        "tag": {*row.tags},
        "year": {str(row.made.year)},
        "kind": {row.kind},
    }
    folded = {name: {str(value).casefold() for value in values} for name, values in has.items()}
    return all(value.casefold() in folded[name] for name, value in only.items())
