"""Quantiles and samples of any table, gathered forecast by forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from predtrack.engine.forecasts_rows import any_of, flag, infinite, known, lacks_name, take_up
from predtrack.engine.forecasts_tally import ForecastTally, Judged, added_up
from predtrack.engine.reading import numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrame

    from predtrack.engine.forecasts_rows import Taken

__all__ = ["gather_quantiles", "gather_samples"]

DIFFERS = {"outcome differs within one forecast": nw.col("least y") < nw.col("most y")}
GRID = 1e8
"""Levels are mirror images of each other where they are so up to this fraction."""
PRIME, MULTIPLIERS = 2_147_483_647, {"first": 1_103_515_245, "second": 747_796_405}
"""Numbers that scatter levels: sums over two sets of levels agree where the sets do."""


def gather_quantiles(frame: IntoFrame, by: Sequence[str], weight: str | None) -> ForecastTally:
    """Score quantiles, whatever the order of the rows and the levels of each forecast.

    Parameters
    ----------
    frame, by, weight
        As for :func:`predtrack.engine.score_quantiles`.
    """
    taken = take_up(frame, by, ["quantile", "value", "outcome"], weight)
    q, v, y = nw.col("within"), nw.col("v"), nw.col("y")
    before = v.shift(1).over(*taken.keys, order_by="within")
    rows = (
        _numbered(taken, within="quantile")
        .with_columns(
            closed=flag(y.is_null()),
            vacant=flag(any_of([q.is_null(), v.is_null()])),
            bad=flag(any_of([taken.bad, q <= 0, q >= 1, infinite(v), infinite(y)])),
            before=before,
            **_losses(q, v, y),
            **_scattered(q),
        )
        .with_columns(crosses=flag(v < nw.col("before")))
    )
    sums = ("crosses", "loss", "width", "under", "over", *MULTIPLIERS)
    terms = {name: nw.col(name).sum() for name in sums} | _extremes()
    faults = {**DIFFERS, "value falls from one level to the next": nw.col("crosses") > 0}
    paired = (nw.col("first") == 0) & (nw.col("second") == 0)
    judged = Judged("quantile", terms, faults, _interval_scores(), {"unpaired": ~paired})
    return added_up(taken, rows, judged)


def gather_samples(frame: IntoFrame, by: Sequence[str], weight: str | None) -> ForecastTally:
    """Score samples, whatever the order of the rows.

    Parameters
    ----------
    frame, by, weight
        As for :func:`predtrack.engine.score_samples`.
    """
    taken = take_up(frame, by, ["sample", "value", "outcome"], weight)
    v, y = nw.col("v"), nw.col("y")
    unnamed = lacks_name(taken.rows.collect_schema(), "own sample")
    rows = (
        _numbered(taken)
        .with_columns(
            within=nw.col("own sample"),
            closed=flag(y.is_null()),
            vacant=flag(any_of([unnamed, v.is_null()])),
            bad=flag(any_of([taken.bad, infinite(v), infinite(y)])),
            rank=v.rank("ordinal").over(*taken.keys).cast(nw.Float64),
            members=nw.len().over(*taken.keys).cast(nw.Float64),
        )
        .with_columns(distance=v - y)
        .with_columns(part=nw.col("distance") * _share())  # no part is below 0: nothing cancels
    )
    terms = {"part": nw.col("part").sum()} | _extremes()
    return added_up(taken, rows, Judged("sample", terms, DIFFERS, {"crps": nw.col("part")}, {}))


def _numbered(taken: Taken, **more: str) -> nw.LazyFrame[Any]:
    names = {"v": "value", "y": "outcome", **more}
    read = numbers(taken.rows, [f"own {theirs}" for theirs in names.values()])
    return taken.rows.with_columns(
        **{ours: known(column) for ours, column in zip(names, read, strict=True)}
    )


def _extremes() -> dict[str, nw.Expr]:
    return {"least y": nw.col("y").min(), "most y": nw.col("y").max()}


def _losses(q: nw.Expr, v: nw.Expr, y: nw.Expr) -> dict[str, nw.Expr]:
    """Split the pinball loss: half of the median's is under-, half overprediction."""
    lower, upper = q < 0.5 - 0.5 / GRID, q > 0.5 + 0.5 / GRID
    above, below = _positive(y - v), _positive(v - y)
    return {
        "loss": q * above + (1 - q) * below,
        "width": _one_of(lower, q, upper, q - 1, nw.lit(0.0)) * (y - v),
        "under": above * _one_of(lower, nw.lit(0.0), upper, nw.lit(1.0), nw.lit(0.5)),
        "over": below * _one_of(lower, nw.lit(1.0), upper, nw.lit(0.0), nw.lit(0.5)),
    }


def _positive(distance: nw.Expr) -> nw.Expr:
    return nw.when(distance > 0).then(distance).otherwise(nw.lit(0.0))


def _one_of(
    lower: nw.Expr, low: nw.Expr, upper: nw.Expr, high: nw.Expr, middle: nw.Expr
) -> nw.Expr:
    return nw.when(lower).then(low).otherwise(nw.when(upper).then(high).otherwise(middle))


def _scattered(q: nw.Expr) -> dict[str, nw.Expr]:
    """Give each level a number that its mirror image has with the other sign."""
    inside = nw.when((q > 0) & (q < 1)).then(q).otherwise(nw.lit(0.5))
    place = ((inside - 0.5) * GRID).round().cast(nw.Int64)
    sign = nw.when(place < 0).then(nw.lit(-1)).otherwise(nw.lit(1))
    scattered = {name: place.abs() * by for name, by in MULTIPLIERS.items()}
    return {name: sign * (far - (far // PRIME) * PRIME) for name, far in scattered.items()}


def _interval_scores() -> dict[str, nw.Expr]:
    share = 2 / nw.col("size").cast(nw.Float64)
    return {
        "wis": nw.col("loss") * share,
        "dispersion": nw.col("width") * share,
        "underprediction": nw.col("under") * share,
        "overprediction": nw.col("over") * share,
        "pinball": nw.col("loss") * share / 2,
    }


def _share() -> nw.Expr:
    """Weigh a member by its rank, as the integral of the squared distance does."""
    rank, members = nw.col("rank"), nw.col("members")
    above, below = 2 * (members - rank) + 1, 1 - 2 * rank
    return nw.when(nw.col("distance") >= 0).then(above).otherwise(below) / (members * members)
