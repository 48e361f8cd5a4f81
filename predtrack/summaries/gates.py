"""Gates: whether a score lies beyond a limit, whatever chance and words leave open.

A gate fails only where the whole interval does: the interval of confidence, joined with the
bounds that words and partial verdicts leave. A point on the wrong side proves nothing where
there are few forecasts, and a gate that turns red by chance is soon switched off.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from predtrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from predtrack.summaries.row import ScoreRow

__all__ = ["Gate", "GateVerdict", "gates_of", "judge"]

Outcome = Literal["failed", "cannot be told", "passed"]
_ORDER: dict[str, int] = {"failed": 0, "cannot be told": 1, "passed": 2}


@dataclass(frozen=True, slots=True)
class Gate:
    """A limit for a score.

    Parameters
    ----------
    option
        How a person asks for it.
    rule
        The rule whose scores are judged.
    families
        Summaries whose rows are judged.
    limit
        The limit itself, which is allowed.
    wrong
        On which side of the limit a score is too bad.
    """

    option: str
    rule: str
    families: tuple[str, ...]
    limit: float
    wrong: Literal["above", "below"]

    def __str__(self) -> str:
        return f"{self.option} {self.limit:g}"


@dataclass(frozen=True, slots=True)
class GateVerdict:
    """What a gate says of one score of one group.

    Parameters
    ----------
    gate
        The gate.
    row
        The score.
    outcome
        ``failed``: all of the interval lies on the wrong side. ``passed``: none of it does.
        ``cannot be told``: it lies on both sides, or there is none.
    ends
        The interval joined with the bounds; ``None`` where there is no interval.
    """

    gate: Gate
    row: ScoreRow
    outcome: Outcome
    ends: tuple[float, float] | None

    @property
    def by(self) -> Mapping[str, str]:
        """The group."""
        return self.row.by


def gates_of(
    *,
    max_brier: float | None = None,
    min_hit_rate: float | None = None,
    rules: Collection[str] = (),
) -> tuple[Gate, ...]:
    """Give the gates that somebody asked for.

    Parameters
    ----------
    max_brier
        Largest mean Brier score that is allowed.
    min_hit_rate
        Smallest hit rate that is allowed.
    rules
        The rules that are scored; nothing means the usual ones.

    Raises
    ------
    UsageError
        If a limit is no score, or the rule of a gate is not among those that are scored.

    Examples
    --------
    >>> [str(gate) for gate in gates_of(max_brier=0.25, min_hit_rate=0.5)]
    ['--max-brier 0.25', '--min-hit-rate 0.5']
    """
    found = []
    if max_brier is not None:
        found.append(Gate("--max-brier", "brier", ("stated", "readings"), max_brier, "above"))
    if min_hit_rate is not None:
        found.append(Gate("--min-hit-rate", "hit_rate", ("hits",), min_hit_rate, "below"))
    for gate in found:
        if not 0 <= gate.limit <= 1:  # also no number at all
            raise UsageError(f"{gate.option} takes a number from 0 to 1, not {gate.limit:g}")
        if gate.rule == "brier" and rules and "brier" not in rules:
            raise UsageError(f"{gate.option} needs the rule brier; add it to --rule")
    return tuple(found)


def judge(rows: Iterable[ScoreRow], gates: Collection[Gate]) -> tuple[GateVerdict, ...]:
    """Judge every score of every group that a gate is for, what failed first.

    Parameters
    ----------
    rows
        The scores, with their intervals.
    gates
        The gates.
    """
    rows = list(rows)
    found = [
        _verdict(gate, row)
        for gate in gates
        for row in rows
        if row.rule == gate.rule and row.family in gate.families
    ]
    return tuple(sorted(found, key=lambda one: _ORDER[one.outcome]))


def _verdict(gate: Gate, row: ScoreRow) -> GateVerdict:
    ends = _ends(row)
    return GateVerdict(gate, row, _outcome(gate, ends), ends)


def _ends(row: ScoreRow) -> tuple[float, float] | None:
    """Join the interval with the bounds, or with the value, which it may miss by rounding."""
    if row.interval is None:
        return None
    points = row.bounds or (() if row.value is None else (row.value,))
    ends = [row.interval.low, row.interval.high, *points]
    return None if any(map(math.isnan, ends)) else (min(ends), max(ends))


def _outcome(gate: Gate, ends: tuple[float, float] | None) -> Outcome:
    if ends is None:
        return "cannot be told"
    low, high = ends
    bad = low > gate.limit if gate.wrong == "above" else high < gate.limit
    good = high <= gate.limit if gate.wrong == "above" else low >= gate.limit
    return "failed" if bad else "passed" if good else "cannot be told"
