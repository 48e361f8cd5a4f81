"""Resolve a prediction: a verdict with its evidence, appended to the ledger."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from predtrack.errors import UsageError
from predtrack.records import Resolution
from predtrack.store import propose_resolution
from predtrack.workflows.drafting import draft, insist_that_it_fits
from predtrack.workflows.reading import file_of, readable_ledger

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from predtrack.records import Ledger, Prediction
    from predtrack.store import Change

__all__ = ["NEEDED", "resolve"]

NEEDED = {
    "outcome": "What happened (yes, no, partial, a number, a category, a date, void, ambiguous)",
    "known": "Day on which it could be known",
    "resolver": "Who says so",
    "evidence_url": "Address of the evidence",
    "quote": "The words in it that decide, short and verbatim",
}
"""What every resolution needs, with the question that asks for it."""


def resolve(root: Path, identifier: str, said: Mapping[str, Any], *, recorded: dt.date) -> Change:
    """Propose a resolution; nothing is written before the change is saved.

    Parameters
    ----------
    root
        Folder of the ledger.
    identifier
        The prediction.
    said
        What a person typed: the keys of :data:`NEEDED`, and ``evidence_title``,
        ``evidence_date``, ``evidence_type``, ``evidence_file``, ``sha256``, ``reason``,
        ``discrepancy``, ``notes``, ``self``.
    recorded
        The day of the entry.

    Raises
    ------
    UnknownNameError
        If no prediction has that identifier.
    UsageError
        If something is missing or does not fit the prediction.
    """
    ledger = readable_ledger(root)
    prediction = ledger.prediction(identifier)
    resolution = draft(Resolution, _fields(ledger, prediction, said, recorded))
    _insist_on_an_answer(ledger, prediction, resolution)
    insist_that_it_fits(ledger, resolutions=(*ledger.resolutions, resolution))
    return propose_resolution(ledger, resolution)


def _fields(
    ledger: Ledger, prediction: Prediction, said: Mapping[str, Any], recorded: dt.date
) -> dict[str, Any]:
    who = said.get("resolver") or ""
    own = {
        ledger.forecaster_id(prediction),
        *(ledger.forecaster_name(prediction, language) for language in ("en", "zh")),
        ledger.publication_of(prediction).publisher,
    }
    is_self = bool(said.get("self")) or who.casefold() in map(str.casefold, own)
    return {
        "prediction": prediction.id,
        "outcome": said.get("outcome"),
        "resolver": {"name": who} | ({"self": True} if is_self else {}),
        "known": said.get("known"),
        "recorded": recorded.isoformat(),
        "evidence": [_evidence(said, Path(ledger.root))],
        **{name: said.get(name) for name in ("reason", "discrepancy", "notes")},
    }


def _evidence(said: Mapping[str, Any], root: Path) -> dict[str, Any]:
    path = said.get("evidence_file")
    named = {
        "type": said.get("evidence_type"),
        "title": said.get("evidence_title"),
        "url": said.get("evidence_url"),
        "quote": said.get("quote"),
        "file": path,
        "sha256": _hash(root, path, said.get("sha256")) if path else said.get("sha256"),
    }
    found = {key: value for key, value in named.items() if value}
    return found | {"date": said.get("evidence_date") or said.get("known")}


def _hash(root: Path, path: str, stated: str | None) -> str:
    """Hash the local copy, which has to be what was stated."""
    content = file_of(root, path)
    if content is None:
        raise UsageError(f"there is no file {path!r} in the ledger; its path counts from the root")
    found = hashlib.sha256(content).hexdigest()
    if stated not in {None, found}:
        raise UsageError(f"{path} has another hash: {found}")
    return found


def _insist_on_an_answer(ledger: Ledger, prediction: Prediction, found: Resolution) -> None:
    question = ledger.question_of(prediction)
    if question is None:
        raise UsageError(f"{prediction.id} is recorded as unresolvable; there is no question")
    misfit = question.misfit(found.outcome) if found.is_answer else None
    if misfit:
        raise UsageError(f"outcome {found.outcome!r} does not fit: {misfit}")
