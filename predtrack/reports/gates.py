"""What gates say, one line a score, for the log of a run."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from predtrack.reports.numbers import span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from predtrack.summaries.gates import Gate, GateVerdict

__all__ = ["gate_lines"]

_SHOWN = 10
_NAMES = {"brier": "Brier score", "hit_rate": "hit rate"}


def gate_lines(
    verdicts: Sequence[GateVerdict], gates: Sequence[Gate], *, noun: str = "scored forecast"
) -> list[str]:
    """Say of every gate what it found, the failed first; ten of each outcome, and how many more.

    Parameters
    ----------
    verdicts
        What :func:`predtrack.summaries.gates.judge` found.
    gates
        The gates that were asked for; one that met no score is named too.
    noun
        What a gate without a score has none of.
    """
    counts: Counter[str] = Counter()
    said = []
    for verdict in verdicts:
        counts[verdict.outcome] += 1
        if counts[verdict.outcome] <= _SHOWN:
            said.append(_line(verdict))
    for outcome, number in counts.items():
        if number > _SHOWN:
            said.append(f"{number - _SHOWN:,} more: {outcome}")
    return [*said, *_without_score(verdicts, gates, noun)]


def _without_score(
    verdicts: Sequence[GateVerdict], gates: Sequence[Gate], noun: str
) -> Iterator[str]:
    judged = {verdict.gate for verdict in verdicts}
    for gate in gates:
        if gate not in judged:
            what = _NAMES[gate.rule]
            yield f"{gate}: cannot be told: no {noun} has a {what} yet; this is let pass"


def _line(verdict: GateVerdict) -> str:
    row, gate = verdict.row, verdict.gate
    where = "".join(f", {name}" for name in verdict.by.values())
    what = f"{gate}{where}: {verdict.outcome}: {_what(verdict)} (n={row.n:,})"
    if verdict.ends is None or row.interval is None:
        return f"{what} rests on too few questions for an interval; this is let pass"
    if verdict.outcome == "cannot be told":
        return f"{what} lies on both sides of {gate.limit:g}; this is let pass"
    whole = f"with the whole of its {row.interval.level * 100:g} % interval"
    if verdict.outcome == "passed":
        allowed = {"above": "at most", "below": "at least"}[gate.wrong]
        return f"{what} is {allowed} {gate.limit:g} {whole}"
    return f"{what} lies {gate.wrong} {gate.limit:g} {whole}"


def _what(verdict: GateVerdict) -> str:
    row = verdict.row
    basis = {"readings": " of words"}.get(row.family, "")
    name = f"{_NAMES[row.rule]}{basis}"
    value = (row.value, row.value) if row.value is not None else None
    return f"{name} {span(verdict.ends or row.bounds or value)}"
