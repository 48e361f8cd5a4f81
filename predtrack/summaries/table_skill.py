"""Skill of a tidy table's forecasts against a reference that a person names."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.errors import UnknownNameError, UsageError
from predtrack.scores.skill import (
    Skill,
    skill_against_base_rate,
    skill_against_constant,
    skill_against_forecaster,
    skill_against_market,
)
from predtrack.summaries.row import ScoreRow
from predtrack.summaries.table_groups import table_groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from predtrack.scores import Score
    from predtrack.summaries.forecasts import ForecastScores
    from predtrack.summaries.reference import Reference
    from predtrack.tables.tidy import TidyTable

__all__ = ["skill_rows"]


def skill_rows(
    table: TidyTable,
    scored: Sequence[ForecastScores],
    *,
    by: Sequence[str],
    reference: Reference,
) -> list[ScoreRow]:
    """Compare the mean scores of each group with those of a reference.

    Parameters
    ----------
    table
        The table.
    scored
        Its scores; those whose best value is not 0 have no skill and are passed over.
    by
        Columns that make the groups.
    reference
        What to compare with. Everything but another forecaster needs a binary table.

    Raises
    ------
    UsageError
        If the table cannot be compared with that reference.
    UnknownNameError
        If there is no such column or forecaster.
    """
    if reference.kind != "forecaster" and table.kind.name != "binary":
        raise UsageError(
            f"a {table.kind.name} table has no {reference.kind} reference; write forecaster=NAME"
        )
    fit = [one for one in scored if one.score.range[0] == 0 and one.score.direction == "lower"]
    return [
        _row(one.score, group, _skill(one, members, table, reference))
        for group, members in table_groups(table, by)
        for one in fit
    ]


def _skill(
    one: ForecastScores, members: NDArray[np.int64], table: TidyTable, reference: Reference
) -> Skill:
    if reference.kind == "forecaster":
        return _against_forecaster(one, members, table, reference.name)
    rows = table.rows.iloc[table.first[members]]
    probability, outcome = (rows[name].to_numpy(dtype=float) for name in ("probability", "outcome"))
    options: dict[str, Any] = {"rule": one.score}
    if "weight" in rows:
        options["weights"] = rows["weight"].to_numpy(dtype=float)
    if reference.kind == "constant":
        constant = float(reference.name)
        return skill_against_constant(probability, outcome, constant=constant, **options)
    if reference.kind == "column":
        market = _market(rows, reference.name)
        return skill_against_market(probability, outcome, market=market, **options)
    rate = "sample" if reference.kind == "base-rate" else "leave_one_out"
    return skill_against_base_rate(probability, outcome, base_rate=rate, **options)  # type: ignore[arg-type]


def _market(rows: pd.DataFrame, name: str) -> NDArray[np.float64]:
    if name not in rows:
        raise UnknownNameError("column", name, map(str, rows.columns))
    return np.asarray(pd.to_numeric(rows[name], errors="coerce"), dtype=np.float64)


def _against_forecaster(
    one: ForecastScores, members: NDArray[np.int64], table: TidyTable, name: str
) -> Skill:
    for column in ("question", "forecaster"):
        if column not in table.rows:
            raise UsageError(f"a reference forecaster needs the column {column}")
    rows = table.rows.iloc[table.first]
    said = one.by_row.to_numpy()
    theirs = (rows["forecaster"].astype(str) == name).to_numpy()
    if not theirs.any():
        raise UnknownNameError("forecaster", name, rows["forecaster"].astype(str).unique())
    own = _by_question(rows.iloc[members], said[members])
    return skill_against_forecaster(own, _by_question(rows[theirs], said[theirs]), reference=name)


def _by_question(rows: pd.DataFrame, values: NDArray[np.float64]) -> dict[Any, float]:
    means = pd.Series(values).groupby(rows["question"].astype(str).to_numpy()).mean()
    return {str(question): float(mean) for question, mean in means.dropna().items()}


def _row(score: Score, group: dict[str, str], skill: Skill) -> ScoreRow:
    detail = {
        "score": skill.score,
        "reference_score": skill.reference_score,
        "reference": skill.reference,
        "coverage": skill.coverage,
        "reference_coverage": skill.reference_coverage,
        "caution": skill.caution,
        "reason": skill.reason,
    }
    return ScoreRow(
        f"{score.name}_skill",
        f"Skill by {score.name} against {skill.reference}",
        (-math.inf, 1.0),
        "higher",
        "stated",
        skill.n,
        None if math.isnan(skill.value) else skill.value,
        family="skill",
        by=group,
        detail={name: value for name, value in detail.items() if value not in ("", None)},
    )
