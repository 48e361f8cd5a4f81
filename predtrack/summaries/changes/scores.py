"""What the changes did to the scores."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from predtrack.summaries import SCORE_SUMMARIES, ScoreSettings, scorecard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.summaries import ScoreRow
    from predtrack.summaries.changes.side import Side

__all__ = ["ScoreChange", "score_changes"]

_SHOWN = ("hits", "readings", "stated")
"""Families of scores that are compared; what chance would do is no score."""

_BY = (), ("forecaster",)

_Key = tuple[tuple[str, ...], str, str, str]


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """One score of one group, before and after.

    Parameters
    ----------
    by
        The group; empty for all claims together.
    family, rule, title, range, direction, basis
        Which score, as :class:`predtrack.summaries.ScoreRow` has them.
    n_before, n_after
        Numbers of claims in it.
    before, after
        Its lowest and highest value, which agree where it is one number; none where it has none.
    """

    by: Mapping[str, str] = field(hash=False)
    family: str
    rule: str
    title: str
    range: tuple[float, float]
    direction: Literal["lower", "higher"]
    basis: str
    n_before: int
    before: tuple[float, float] | None
    n_after: int
    after: tuple[float, float] | None


def score_changes(before: Side, after: Side) -> tuple[ScoreChange, ...]:
    """List the scores that differ: of all claims, then of each forecaster."""
    old, new = _rows(before), _rows(after)
    pairs = ((old.get(key), new.get(key)) for key in dict.fromkeys((*new, *old)))
    changed = (_change(was, row) for was, row in pairs)
    return tuple(one for one in changed if one is not None)


def _rows(side: Side) -> dict[_Key, ScoreRow]:
    chosen = {name: SCORE_SUMMARIES[name] for name in _SHOWN}
    found = (
        scorecard(side.claims, by=by, settings=ScoreSettings(), summaries=chosen).rows for by in _BY
    )
    return {
        (tuple(row.by.values()), row.family, row.rule, row.basis): row
        for rows in found
        for row in rows
    }


def _change(was: ScoreRow | None, row: ScoreRow | None) -> ScoreChange | None:
    one = row or was
    if one is None or _are_alike(was, row):
        return None
    return ScoreChange(
        dict(one.by),
        one.family,
        one.rule,
        one.title,
        one.range,
        one.direction,
        one.basis,
        was.n if was else 0,
        _ends(was),
        row.n if row else 0,
        _ends(row),
    )


def _are_alike(was: ScoreRow | None, row: ScoreRow | None) -> bool:
    """Tell whether nothing changed; the order of the files may change the last digit of a sum."""
    if was is None or row is None or was.n != row.n:
        return False
    before, after = _ends(was), _ends(row)
    if before is None or after is None:
        return before == after
    return all(math.isclose(*ends, abs_tol=1e-12) for ends in zip(before, after, strict=True))


def _ends(row: ScoreRow | None) -> tuple[float, float] | None:
    if row is None:
        return None
    if row.bounds is not None:
        return row.bounds
    return None if row.value is None else (row.value, row.value)
