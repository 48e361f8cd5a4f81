"""Rules that can score every forecast of a table: a comparison leaves none out silently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.engine import rows_outside
from predtrack.errors import UsageError
from predtrack.scores import get_score

if TYPE_CHECKING:
    from collections.abc import Sequence

    import narwhals as nw

    from predtrack.scores import Score
    from predtrack.tables.tidy import TidyKind

__all__ = ["fitting_rules"]


def fitting_rules(
    frame: nw.LazyFrame[Any], kind: TidyKind, names: Sequence[str]
) -> tuple[Score, ...]:
    """Give the rules that were asked for; by default the first that fits the whole table.

    Parameters
    ----------
    frame
        The rows that can be scored.
    kind
        What they forecast.
    names
        Names of rules; none for the default.

    Raises
    ------
    UnknownNameError
        If the kind has no such rule.
    UsageError
        If a rule that was asked for cannot score all forecasts, or none can.
    """
    rules = {rule.name: rule for rule in (get_score(name, kind=kind.name) for name in names)}
    for rule in rules.values():
        if rows := rows_outside(frame, kind, rule):
            raise UsageError(f"{rule.name} cannot score {rows:,} of the forecasts; name another")
    if rules:
        return tuple(rules.values())
    for name in kind.rules:
        rule = get_score(name, kind=kind.name)
        if not rows_outside(frame, kind, rule):
            return (rule,)
    raise UsageError(f"no rule of {kind.name} forecasts can score all of them")
