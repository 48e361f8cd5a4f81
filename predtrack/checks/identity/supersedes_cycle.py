"""PT225: no prediction supersedes itself, directly or through others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT225",
    title="no chain of superseding closes into a circle",
    why="In a circle there is no last word, so no forecast would stand.",
    remedy="Let the earliest of them supersede nothing.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield one member of every circle."""
    later = {said.id: said for said in ledger.predictions if said.supersedes}
    earlier = {name: said.supersedes or "" for name, said in later.items()}
    seen: set[str] = set()
    for name in earlier:
        circle = _circle_from(name, earlier, seen)
        if circle:
            message = f"supersedes itself: {' → '.join((*circle, circle[0]))}"
            place = at(later[circle[0]], "supersedes")
            yield Breach(RULE, place, message, record=circle[0])


def _circle_from(name: str, earlier: Mapping[str, str], seen: set[str]) -> list[str]:
    """Walk back until there is nothing earlier or new; mark what was walked."""
    walked: list[str] = []
    while name in earlier and name not in seen:
        seen.add(name)
        walked.append(name)
        name = earlier[name]
    return walked[walked.index(name) :] if name in walked else []
