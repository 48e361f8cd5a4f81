"""PT512: a verdict on oneself is not passed off as independent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.errors import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT512",
    title="a verdict of the forecaster is marked as its own",
    why="Unmarked, it counts as the verdict of somebody else.",
    remedy="Add 'self: true' to the resolver.",
    severity=Severity.WARNING,
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every unmarked verdict by somebody of the forecaster's name."""
    said = {prediction.id: prediction for prediction in ledger.predictions}
    for resolution in ledger.resolutions:
        prediction = said.get(resolution.prediction)
        if prediction is None or resolution.resolver.self:
            continue
        if resolution.resolver.name.casefold() in _names(ledger, ledger.forecaster_id(prediction)):
            message = f"{resolution.resolver.name!r} is the forecaster, but not marked as self"
            place = at(resolution, "resolver", "name")
            yield Breach(RULE, place, message, record=prediction.id)


def _names(ledger: Ledger, identifier: str) -> set[str]:
    known = ledger.forecasters.get(identifier)
    spoken = (known.name.en, known.name.zh) if known else ()
    return {name.casefold() for name in (identifier, *spoken) if name}
