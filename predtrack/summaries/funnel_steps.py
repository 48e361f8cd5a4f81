"""The funnel step by step: what was lost at each, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from predtrack.summaries.funnel import NOT_SCOREABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.summaries.funnel import Funnel

__all__ = ["FunnelStep", "funnel_steps"]

_STEPS = ("published", "scoreable", "matured", "resolved", "scored")
_NOT_COUNTED = "made after the day"
_NOT_MATURED = ("not yet due", "open", "resolved early")
_NOT_RESOLVED = ("overdue", "void", "ambiguous", "disputed")
_NO_OUTCOME = ("no outcome", "unresolved")


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """How many came so far, and what was lost on the way from the step before.

    Parameters
    ----------
    name
        ``published``, ``scoreable``, ``matured``, ``resolved`` or ``scored``.
    n
        How many there are.
    lost
        How many fewer than at the step before.
    reasons
        Why, the commonest first.
    """

    name: str
    n: int
    lost: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)


def funnel_steps(funnel: Funnel) -> tuple[FunnelStep, ...]:
    """Say of each step what was lost, with the reasons.

    A funnel counts its reasons as a whole. Each is told at the step where it belongs; if
    it is more than was lost there (a question was void before it was due, say), the rest is
    told where something is still unexplained.

    Parameters
    ----------
    funnel
        The funnel of a ledger or a table.

    Examples
    --------
    >>> from predtrack.summaries import Funnel
    >>> lost = {"no forecast": 2, "not due": 3, "void: x": 1}
    >>> found = Funnel(9, 7, 4, 3, 3, (), left_out=lost)
    >>> [(step.name, step.lost, dict(step.reasons)) for step in funnel_steps(found)][1:3]
    [('scoreable', 2, {'no forecast': 2}), ('matured', 3, {'not yet due': 3})]
    """
    counts = [getattr(funnel, name) for name in _STEPS]
    lost = [before - after for before, after in pairwise(counts)]
    reasons = _shared_out(funnel, lost)
    first = FunnelStep(_STEPS[0], counts[0])
    later = zip(_STEPS[1:], counts[1:], lost, reasons, strict=True)
    return (first, *(FunnelStep(*step[:3], dict(step[3].most_common())) for step in later))


def _shared_out(funnel: Funnel, lost: list[int]) -> list[Counter[str]]:
    found: list[Counter[str]] = [Counter() for _ in lost]
    left = Counter(funnel.reasons)
    del left[_NOT_COUNTED]
    for away in range(len(lost)):  # where a reason belongs comes first, then the steps beside
        for reason in list(left):
            for place in _places(_place(reason, funnel), away, len(lost)):
                taken = min(left[reason], lost[place] - found[place].total())
                found[place] += Counter({reason: taken})
                left[reason] -= taken
    return found


def _places(first: int, away: int, steps: int) -> list[int]:
    """Find the steps that lie so far from one."""
    return [place for place in sorted({first + away, first - away}) if 0 <= place < steps]


def _place(reason: str, funnel: Funnel) -> int:
    """Find the step at which a reason counts."""
    if funnel.unit != "claims":
        return 2 if any(said in reason for said in _NO_OUTCOME) else 0
    stems = (NOT_SCOREABLE, _NOT_MATURED, _NOT_RESOLVED)
    return next((place for place, stem in enumerate(stems) if reason.startswith(stem)), 3)
