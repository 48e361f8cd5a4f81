"""Add a prediction to a publication of the ledger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from predtrack.errors import UnknownNameError, UsageError
from predtrack.records import Prediction
from predtrack.store import propose_prediction
from predtrack.workflows.drafting import draft, insist_that_it_fits
from predtrack.workflows.forecast_text import question_kind, read_forecast
from predtrack.workflows.reading import readable_ledger

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from predtrack.records import Ledger, PredictionFile
    from predtrack.store import Change

__all__ = ["add", "needed"]

_ALWAYS = {
    "publication": "Identifier of the publication",
    "title": "What is predicted, in your own words",
}
_WITH_QUESTION = {
    "forecast": "What was said, such as probability=0.7 or assertion=happens",
    "criteria": "How the outcome is decided, so that a stranger can do it",
    "due": "When it is decided at the latest",
}
_UNIT = {"unit": "Unit of the number, such as vehicles"}
_DETAIL = {"detail": "Why it can never be resolved, in a sentence"}

_PLAIN = (
    "title", "quote", "locator", "forecaster", "made", "topic", "tags", "notes",
)  # fmt: skip


def needed(said: Mapping[str, Any]) -> dict[str, str]:
    """Name what a prediction needs, with the question that asks for it.

    Examples
    --------
    >>> list(needed({"unresolvable": "no date"}))
    ['publication', 'title', 'detail']
    >>> list(needed({"forecast": "point=400"}))
    ['publication', 'title', 'forecast', 'criteria', 'due', 'unit']
    """
    if said.get("unresolvable"):
        return _ALWAYS | _DETAIL
    forecast = said.get("forecast")
    is_number = bool(forecast) and question_kind(read_forecast(str(forecast))) == "numeric"
    return _ALWAYS | _WITH_QUESTION | (_UNIT if is_number else {})


def add(root: Path, said: Mapping[str, Any], *, recorded: dt.date) -> Change:
    """Propose a prediction; nothing is written before the change is saved.

    Parameters
    ----------
    root
        Folder of the ledger.
    said
        What a person typed: the keys of :func:`needed`, and ``id``, ``quote``,
        ``locator``, ``forecaster``, ``made``, ``topic``, ``tags``, ``unit``, ``source``,
        ``condition``, ``notes``; or ``unresolvable`` with ``detail`` in place of forecast,
        criteria and due.
    recorded
        The day of the entry.

    Raises
    ------
    UnknownNameError
        If no publication has that identifier.
    UsageError
        If something is missing or contradicts the ledger.
    """
    ledger = readable_ledger(root)
    file = _file(ledger, said["publication"])
    _insist_on_room(ledger, file)
    prediction = draft(Prediction, _fields(file, said, recorded))
    extended = file.model_copy(update={"predictions": (*file.predictions, prediction)})
    files = tuple(extended if each is file else each for each in ledger.files)
    insist_that_it_fits(ledger, files=files)
    return propose_prediction(ledger, file.publication.id, prediction)


def _file(ledger: Ledger, publication: str) -> PredictionFile:
    for file in ledger.files:
        if file.publication.id == publication:
            return file
    raise UnknownNameError("publication", publication, [each.id for each in ledger.publications])


def _insist_on_room(ledger: Ledger, file: PredictionFile) -> None:
    """A publication that is said to make four predictions cannot silently make a fifth."""
    corpus, publication = file.publication.corpus, file.publication
    if corpus is not None and len(file.predictions) >= corpus.size:
        path = ledger.at(publication).path
        raise UsageError(
            f"{publication.id} is said to make {corpus.size} predictions in all, and as many are"
            f" recorded; if it makes more, first mend 'size' under 'corpus' in {path}"
        )


def _fields(file: PredictionFile, said: Mapping[str, Any], recorded: dt.date) -> dict[str, Any]:
    fields = {
        "id": said.get("id") or _next_id(file),
        **{name: said.get(name) for name in _PLAIN},
        "recorded": recorded.isoformat(),
    }
    if said.get("unresolvable"):
        reason = {"reason": said["unresolvable"], "detail": said.get("detail")}
        return fields | {"unresolvable": reason}
    forecast = read_forecast(said["forecast"], language=file.publication.language)
    return fields | {"question": _question(forecast, said), "forecast": forecast}


def _question(forecast: dict[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    kind = question_kind(forecast)
    if said.get("unit") and kind != "numeric":
        raise UsageError(f"a {kind} question has no unit; leave out --unit")
    return {
        "kind": kind,
        "criteria": said.get("criteria"),
        "due": said.get("due"),
        "unit": said.get("unit"),
        "source": said.get("source"),
        "condition": said.get("condition"),
        "categories": list(forecast.get("probabilities", ())),
    }


def _next_id(file: PredictionFile) -> str:
    """Count on from the highest number in the publication."""
    numbers = [re.search(r"/(\d+)$", prediction.id) for prediction in file.predictions]
    highest = max((int(found[1]) for found in numbers if found), default=0)
    return f"{file.publication.id}/{highest + 1:02d}"
