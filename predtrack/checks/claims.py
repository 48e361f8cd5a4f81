"""Predictions as the checks go through them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from predtrack.records import Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from predtrack.kinds import Forecast
    from predtrack.records import Ledger, Prediction, Target
    from predtrack.values import Record

__all__ = ["answered", "asked", "claims", "forecasts_of", "repetitions"]

AnyRecord = TypeVar("AnyRecord", bound="Record")
AnyForecast = TypeVar("AnyForecast", bound="Forecast")


def claims(ledger: Ledger) -> Iterator[Prediction | Target]:
    """Give every prediction and every target."""
    yield from ledger.predictions
    yield from ledger.targets


def asked(ledger: Ledger) -> Iterator[tuple[Prediction, Question]]:
    """Give every question once, with the prediction that holds it."""
    for prediction in ledger.predictions:
        if isinstance(prediction.question, Question):
            yield prediction, prediction.question


def answered(ledger: Ledger) -> Iterator[tuple[Prediction, Question, Forecast]]:
    """Give every forecast, with its prediction and the question that it answers."""
    for prediction in ledger.predictions:
        question = ledger.question_of(prediction)
        if question is not None and prediction.forecast is not None:
            yield prediction, question, prediction.forecast


def forecasts_of(
    ledger: Ledger, kind: type[AnyForecast]
) -> Iterator[tuple[Prediction, Question, AnyForecast]]:
    """Give the forecasts of one kind, with their predictions and questions."""
    for prediction, question, forecast in answered(ledger):
        if isinstance(forecast, kind):
            yield prediction, question, forecast


def repetitions(
    named: Iterable[tuple[str, AnyRecord]],
) -> Iterator[tuple[str, AnyRecord, AnyRecord]]:
    """Give each record whose name an earlier one has already, after that earlier one."""
    first: dict[str, AnyRecord] = {}
    for name, record in named:
        if first.setdefault(name, record) is not record:
            yield name, first[name], record
