"""PT214: a resolution stands on the path of what it resolves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.paths import path_of
from predtrack.errors import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT214",
    title="a resolution stands on the path of what it resolves",
    why="Nobody finds a verdict that is filed under another publication.",
    remedy="Move it to the file under resolutions/ that has the path of the predictions.",
    severity=Severity.WARNING,
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every resolution that is filed elsewhere."""
    said = {prediction.id: prediction for prediction in ledger.predictions}
    for resolution in ledger.resolutions:
        prediction = said.get(resolution.prediction)
        here = path_of(ledger, resolution)
        if prediction is None or not here:
            continue
        expected = path_of(ledger, prediction).replace("predictions/", "resolutions/", 1)
        if expected and here != expected:
            place = at(resolution, "prediction")
            message = f"the verdict on {prediction.id!r} belongs in {expected}"
            yield Breach(RULE, place, message, record=prediction.id)
