"""Probabilities of categories in any table, gathered forecast by forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from predtrack.engine.forecasts_rows import any_of, flag, known, take_up
from predtrack.engine.forecasts_tally import ForecastTally, Judged, added_up
from predtrack.engine.reading import numbers
from predtrack.errors import UsageError
from predtrack.scores.blocks import SUM_TOLERANCE
from predtrack.scores.columns import TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrame

    from predtrack.engine.forecasts_rows import Taken

__all__ = ["gather_categories"]

TEXT = (nw.String, nw.Categorical, nw.Enum)
BLANK = ("", "na", "n/a", "nan", "nat", "null", "none", "<na>")
"""Words for no outcome, as wherever tables are read; a category that is called so is a fault."""


def gather_categories(frame: IntoFrame, by: Sequence[str], weight: str | None) -> ForecastTally:
    """Score the probabilities of categories, whatever the order of the rows.

    Parameters
    ----------
    frame, by, weight
        As for :func:`predtrack.engine.score_categories`.
    """
    taken = take_up(frame, by, ["category", "probability", "outcome"], weight)
    (stated,) = map(known, numbers(taken.rows, ["own probability"]))
    p, category, outcome = nw.col("p"), nw.col("within"), nw.col("y")
    rows = (
        taken.rows.with_columns(p=stated, **_names(taken))
        .with_columns(
            closed=flag(outcome.is_null()),
            vacant=flag(any_of([category.is_null(), p.is_null()])),
            bad=flag(any_of([taken.bad, p < -TOLERANCE, p > 1 + TOLERANCE, nw.col("odd") > 0])),
            p=p.clip(0.0, 1.0),
            hit=nw.when(category == outcome).then(nw.lit(1.0)).otherwise(nw.lit(0.0)),
        )
        .with_columns(square=p * p, missed=(p - nw.col("hit")) ** 2, happened=p * nw.col("hit"))
    )
    sums = ("p", "hit", "square", "missed", "happened")
    terms = {name: nw.col(name).sum() for name in sums}
    terms["outcomes"] = outcome.n_unique()
    notes = {"infinite": nw.col("happened") == 0}
    return added_up(taken, rows, Judged("category", terms, _faults(), _scores(), notes))


def _names(taken: Taken) -> dict[str, nw.Expr]:
    """Read categories and what happened; words for nothing are no outcome."""
    schema = taken.rows.collect_schema()
    names = "own category", "own outcome"
    if all(schema[name] in TEXT for name in names):
        category, outcome = (nw.col(name).cast(nw.String).str.strip_chars() for name in names)
        return {
            "within": nw.when(category != "").then(category),
            "y": nw.when(~outcome.str.to_lowercase().is_in(BLANK)).then(outcome),
            "odd": flag(category.str.to_lowercase().is_in(BLANK[1:])),
        }
    if all(schema[name].is_integer() for name in names):
        category, outcome = map(nw.col, names)
        return {"within": category, "y": outcome, "odd": nw.lit(0)}
    raise UsageError("category and outcome must both hold text, or both whole numbers")


def _faults() -> dict[str, nw.Expr]:
    return {
        "outcome differs within one forecast": nw.col("outcomes") > 1,
        "probability must sum to 1 over the categories": (nw.col("p") - 1).abs() > SUM_TOLERANCE,
        "outcome must be a category of its forecast": nw.col("hit") == 0,
    }


def _scores() -> dict[str, nw.Expr]:
    happened = nw.col("happened")
    return {
        "brier_multicategory": nw.col("missed"),
        "log": 0.0 - happened.log(),
        "spherical": happened / nw.col("square").sqrt(),
    }
