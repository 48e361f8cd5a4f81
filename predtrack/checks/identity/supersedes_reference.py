"""PT223: a prediction supersedes one that exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.references import is_unread, suggestion
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT223",
    title="a prediction supersedes one of the ledger",
    why="What was said before must stay readable, or the change cannot be judged.",
    remedy="Name the earlier prediction, and keep it in the ledger.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every prediction that supersedes what is not there."""
    known = {prediction.id for prediction in ledger.predictions}
    for prediction in ledger.predictions:
        name = prediction.supersedes
        if name is None or name in known or is_unread(ledger, name):
            continue
        place, message = at(prediction, "supersedes"), f"there is no prediction {name!r}"
        hint = suggestion(name, sorted(known))
        yield Breach(RULE, place, message, hint=hint, record=prediction.id)
