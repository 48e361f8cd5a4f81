"""The table of claims: one row per prediction, with everything that a summary may ask."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.records import Status, standing
from predtrack.scores.standing import hindsight_class
from predtrack.tables.payloads import claimed, degree_of, fulfilled
from predtrack.tables.vocabulary import COLUMNS

if TYPE_CHECKING:
    import datetime as dt

    from numpy.typing import NDArray

    from predtrack.kinds import Forecast
    from predtrack.records import Ledger, Prediction, Question, Standing

__all__ = ["claims"]

_ANSWERED = {Status.RESOLVED, Status.DISPUTED, Status.VOID, Status.AMBIGUOUS}


def claims(ledger: Ledger, *, as_of: dt.date, language: str = "en") -> pd.DataFrame:
    """Tabulate every prediction that had been made by a day, as it stood on that day.

    Parameters
    ----------
    ledger
        The ledger.
    as_of
        The day; what was said or became known later is not seen.
    language
        Language of the titles.

    Returns
    -------
    pandas.DataFrame
        One row per prediction in the order of the ledger, with the columns of
        :data:`predtrack.tables.COLUMNS`.
    """
    said = [prediction for prediction in ledger.predictions if ledger.made(prediction) <= as_of]
    stands = {prediction.id: standing(ledger, prediction, as_of) for prediction in said}
    settled = _settled_publications(ledger, said, stands)
    rows = [
        _row(ledger, prediction, stands[prediction.id], settled, language) for prediction in said
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype(
        {name: "float64" for name in COLUMNS if COLUMNS[name].dtype.startswith("number")}
    )
    table["hindsight"] = _hindsight(table)
    return table


def _hindsight(table: pd.DataFrame) -> NDArray[Any]:
    """Class claims by what could be known when they were put on record."""
    made, recorded, known = (
        np.array(table[name].astype(object).where(table[name].notna(), None), "datetime64[D]")
        for name in ("made", "recorded", "known")
    )
    return hindsight_class(made, recorded=recorded, known=known)


def _settled_publications(
    ledger: Ledger, said: list[Prediction], stands: dict[str, Standing]
) -> set[str]:
    """Name the complete corpora of which every resolvable claim has been answered.

    An answer before the deadline is a biased sample, because an event can only come
    early by happening. A cohort that was declared complete and answered in full is no
    sample: it has matured, even where its authors graded it a day too soon.
    """
    answered: dict[str, list[bool]] = defaultdict(list)
    for prediction in said:
        status = stands[prediction.id].status
        if status not in {Status.UNRESOLVABLE, Status.WITHDRAWN}:
            publication = ledger.publication_of(prediction)
            if publication.corpus and publication.corpus.complete:
                answered[publication.id].append(status in _ANSWERED)
    return {publication for publication, marks in answered.items() if all(marks)}


def _row(
    ledger: Ledger,
    prediction: Prediction,
    stand: Standing,
    settled: set[str],
    language: str,
) -> dict[str, Any]:
    publication = ledger.publication_of(prediction)
    made = ledger.made(prediction)
    row: dict[str, Any] = {
        "prediction": prediction.id,
        "question": ledger.question_id(prediction),
        "title": prediction.title.say(language),
        "forecaster": ledger.forecaster_name(prediction, language),
        "publication": publication.id,
        "year": made.year,
        "topic": prediction.topic,
        "tag": prediction.tags,
        "kind": prediction.forecast.kind if prediction.forecast else None,
        "made": made,
        "due": stand.due,
        "recorded": prediction.recorded.first() if prediction.recorded else None,
        "status": stand.status.value,
        "matured": stand.is_due or publication.id in settled,
    }
    payload = claimed(prediction.forecast) if prediction.forecast else None
    misfit = _misfit(ledger.question_of(prediction), prediction.forecast, stand)
    row |= (payload or {}) | _verdict(stand)
    row |= {} if misfit else _outcome(prediction.forecast, stand, made)
    row["excluded"] = _reason(row, prediction, stand, payload, misfit)
    return row


def _misfit(question: Question | None, forecast: Forecast | None, stand: Standing) -> str:
    """Say why forecast and outcome cannot be compared; nothing where they can."""
    if question and forecast and question.KIND not in forecast.answers:
        return f"the forecast does not answer a {question.KIND} question"
    if question and stand.outcome is not None and question.misfit(stand.outcome):
        return f"the outcome does not fit the question: {question.misfit(stand.outcome)}"
    return ""


def _verdict(stand: Standing) -> dict[str, Any]:
    counts = next((found for found in stand.resolutions if found.is_answer), None)
    if stand.outcome is None or counts is None:
        return {"partial": False, "self_resolved": False, "questioned": False}
    return {
        "known": counts.known.last(),
        "self_resolved": counts.resolver.self,
        "questioned": counts.discrepancy is not None,
        "partial": stand.outcome == "partial",
    }


def _outcome(forecast: Forecast | None, stand: Standing, made: dt.date) -> dict[str, Any]:
    if stand.outcome is None or forecast is None:
        return {}
    return {
        "outcome": degree_of(stand.outcome),
        "happened": str(stand.outcome),
        "fulfilment": fulfilled(forecast, stand.outcome, made, stand.due),
        "literal": _literal(forecast, stand, made),
    }


def _literal(forecast: Forecast, stand: Standing, made: dt.date) -> float | None:
    """Give the fulfilment by the stated criterion, where that was read literally."""
    counts = next((found for found in stand.resolutions if found.is_answer), None)
    noted = counts.discrepancy if counts else None
    if noted is None or noted.literal is None:
        return None
    return fulfilled(forecast, noted.literal, made, stand.due)


def _reason(
    row: dict[str, Any],
    prediction: Prediction,
    stand: Standing,
    payload: dict[str, Any] | None,
    misfit: str,
) -> str:
    """Say why a claim is not scored; nothing where it is."""
    if prediction.unresolvable:
        return f"cannot be resolved: {prediction.unresolvable.reason}"
    if prediction.is_aim:
        return f"no forecast: a stated {prediction.claim}"
    if stand.status is Status.UNRESOLVABLE:
        return f"cannot be resolved: there is no question {row['question']!r}"
    if payload is None:
        return f"no score for this forecast yet ({row['kind']})"
    if stand.status is Status.RESOLVED:
        return misfit or _reason_although_resolved(row, stand)
    return _reason_of_standing(stand)


def _reason_although_resolved(row: dict[str, Any], stand: Standing) -> str:
    if not row["matured"]:
        return f"resolved early: counts from {stand.due}"
    if row["made"] > row["known"]:
        return f"made on {row['made']}, after the outcome was known on {row['known']}"
    if row["kind"] == "deadline" and row["fulfilment"] is None:
        return f"the outcome ({stand.outcome}) does not decide the claim"
    return ""


def _reason_of_standing(stand: Standing) -> str:
    why = stand.resolutions[0].reason if stand.resolutions else None
    return {
        Status.WITHDRAWN: "withdrawn",
        Status.VOID: f"void: {why or 'no reason given'}",
        Status.AMBIGUOUS: f"ambiguous: {why or 'no reason given'}",
        Status.DISPUTED: "disputed: the resolvers disagree",
        Status.OVERDUE: f"overdue since {stand.due}: no resolution",
        Status.OPEN: f"not due until {stand.due}" if stand.due else "open, without a due date",
    }[stand.status]
