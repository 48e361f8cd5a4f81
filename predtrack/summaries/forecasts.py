"""Scores of a tidy table, forecast by forecast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import FaultyTableError, InvalidForecastError, UsageError
from predtrack.tables.tidy import blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from predtrack.scores import Score
    from predtrack.tables.tidy import Block, Invalid, TidyTable

__all__ = ["ForecastScores", "score_forecasts"]

_ORDERED = ("rps", "ordered_brier")


@dataclass(frozen=True, slots=True)
class ForecastScores:
    """One rule over a table.

    Parameters
    ----------
    score
        The rule.
    by_row
        Score of each forecast, by the position of its first row; NaN where the forecast or
        its outcome is outside the rule's domain.
    parts
        The named parts of each score, where the rule has parts; NaN where a score has none.
    """

    score: Score
    by_row: pd.Series
    parts: pd.DataFrame | None = None

    @property
    def outside(self) -> list[int]:
        """Positions of the forecasts that the rule cannot score."""
        return [int(row) for row in self.by_row.index[self.by_row.isna().to_numpy()]]


def score_forecasts(
    table: TidyTable, rules: Sequence[Score], *, named: bool, invalid: Invalid
) -> list[ForecastScores]:
    """Apply rules to a table.

    Parameters
    ----------
    table
        The table.
    rules
        Rules for its kind.
    named
        Whether a person asked for these rules: a forecast that one cannot score is then a
        fault; of a default rule the caller may leave it away instead.
    invalid
        Whether forecasts that a rule cannot score are refused, or dropped and counted.

    Raises
    ------
    UsageError
        If a rule needs a column that the table has not.
    FaultyTableError
        If forecasts cannot be scored by a rule that was asked for; rows count from 0.
    """
    gathered = list(blocks(table.scored, table.kind, table.forecast[table.excluded == ""]))
    found = []
    for rule in rules:
        lacking = _lacking(rule, table)
        if lacking and named:
            raise UsageError(f"{rule.name} needs the column {lacking}")
        if lacking:
            continue
        _refuse_repeated(rule, table)
        values, said = _values(rule, gathered, table)
        scored = ForecastScores(rule, values, _parts(rule, gathered))
        if scored.outside and named and invalid == "error":
            what = said or f"{rule.name} cannot score a forecast or an outcome outside its domain"
            raise FaultyTableError([(what, scored.outside)])
        found.append(scored)
    return found


def _refuse_repeated(rule: Score, table: TidyTable) -> None:
    """Refuse to compare forecasters on a question that one of them answered twice."""
    pair = ["question", "forecaster"]
    if "question" not in rule.columns or not set(pair) <= set(table.rows.columns):
        return
    if table.rows.iloc[table.first].duplicated(pair).any():
        raise UsageError(
            f"{rule.name} compares one forecast of each forecaster on a question; --duplicates"
            " last keeps the last one, a preset weighs each by its time"
        )


def _lacking(rule: Score, table: TidyTable) -> str:
    """Name a column that the rule needs beyond those of the table's kind."""
    needed = (*rule.columns, *(["rank"] if rule.name in _ORDERED else []))
    return next((name for name in needed if name not in table.rows), "")


def _values(rule: Score, gathered: Sequence[Block], table: TidyTable) -> tuple[pd.Series, str]:
    """Score every forecast that the rule can score, and say what it has against the others."""
    import pandas as pd  # noqa: PLC0415 - a summary may be imported without a table

    said = ""
    parts = []
    for block in gathered:
        values, against = _of_block(rule, block, table)
        parts.append(pd.Series(values, index=block.first))
        said = said or against
    return (pd.concat(parts).sort_index() if parts else pd.Series(dtype=float)), said


def _parts(rule: Score, gathered: Sequence[Block]) -> pd.DataFrame | None:
    import pandas as pd  # noqa: PLC0415 - a summary may be imported without a table

    if rule.parts is None or not gathered:
        return None
    found = [pd.DataFrame(_parts_of_block(rule, block), index=block.first) for block in gathered]
    return pd.concat(found).sort_index()


def _parts_of_block(rule: Score, block: Block) -> dict[str, NDArray[np.float64]]:
    """Split the scores of a block; a forecast may have a score that has no such parts."""
    try:
        parts = rule.parts(**{name: block.columns[name] for name in rule.columns})  # type: ignore[misc]
    except InvalidForecastError:
        return {}
    found: dict[str, NDArray[np.float64]] = parts._asdict()
    return found


def _of_block(rule: Score, block: Block, table: TidyTable) -> tuple[NDArray[np.float64], str]:
    """Score the forecasts of a block that the rule can score; NaN stands for the others."""
    columns = {name: block.columns[name] for name in rule.columns if name in block.columns}
    for name in set(rule.columns) - set(columns):
        columns[name] = table.rows[name].to_numpy()[block.first]
    fits = _fitting(rule, block)
    values, said = np.full(len(fits), np.nan), ""
    while fits.any():
        chosen = {
            name: column if rule.domains[name].shared else column[fits]
            for name, column in columns.items()
        }
        try:
            with np.errstate(over="ignore"):  # beyond all numbers: an infinite score is an answer
                values[fits] = rule.function(**chosen)
            break
        except InvalidForecastError as fault:  # what only all forecasts together can show
            if not fault.rows:
                raise
            said = said or str(fault).rpartition(" (row")[0]
            fits[np.flatnonzero(fits)[list(fault.rows)]] = False
    return values, said


def _fitting(rule: Score, block: Block) -> NDArray[np.bool_]:
    """Tell which forecasts of a block are in the rule's domain."""
    fits = np.ones(len(block.rows), dtype=bool)
    for name, domain in rule.domains.items():
        if name in block.columns and not domain.shared:
            held = domain.holds(block.columns[name])
            fits &= held.all(axis=tuple(range(1, held.ndim)))
    return fits
