"""What keeps a row from being scored, as an expression: the plain cases, and those to look at.

The audit of :mod:`predtrack.tables.tidy` is what says whether a row can be scored, and why
not. An expression repeats the part of it that needs one row and no doubt; a row that it
does not know how to judge is ``DOUBTFUL``, and goes through the audit itself.
"""

from __future__ import annotations

import datetime as dt
import operator
from functools import reduce
from typing import TYPE_CHECKING, Any

import narwhals as nw

from predtrack.engine.reading import fetch_pandas
from predtrack.tables.tidy.judging import NO_FORECAST
from predtrack.tables.tidy.time_limits import LATER, NO_OUTCOME, TOO_LATE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from predtrack.scores import Domain
    from predtrack.tables.tidy import TidyKind

__all__ = [
    "DOUBTFUL",
    "REASONS",
    "SCORED",
    "VERDICT",
    "count_verdicts",
    "held",
    "is_scored",
    "verdict",
    "verdicts_apply",
]

SCORED, DOUBTFUL = 0, 9
VERDICT = "verdict on the row"
"""Column for the verdict."""
REASONS = {0: "", 1: NO_OUTCOME, 2: NO_FORECAST, 3: TOO_LATE, 4: LATER}
"""Why a row is not scored, by its verdict."""
_VERDICTS = {reason: number for number, reason in REASONS.items()}
_NAMES = ("question", "forecaster")
_LOOSE = (nw.Boolean,)


def verdicts_apply(lazy: nw.LazyFrame[Any], kind: TidyKind) -> bool:
    """Tell whether expressions can judge this table: one row a forecast, numbers as numbers.

    Times must be of one type, days or moments or numbers, all with or all without a zone.
    """
    schema = lazy.collect_schema()
    numbers = [schema[name] for name in (*kind.numbers, "weight") if name in schema]
    times = {schema[name] for name in ("made", "resolved") if name in schema}
    names = [schema[name] for name in _NAMES if name in schema]
    return (
        not kind.within
        and all(one.is_numeric() or one in _LOOSE for one in numbers)
        and all(one == nw.String or one.is_integer() for one in names)
        and (not times or (len(times) == 1 and _is_plain_time(*times)))
    )


def _is_plain_time(time: Any) -> bool:  # noqa: ANN401 - a type of Narwhals
    zone = getattr(time, "time_zone", None)
    return bool(time.is_numeric() or (time.is_temporal() and zone is None))


def is_scored(lazy: nw.LazyFrame[Any], kind: TidyKind, *, as_of: dt.date | None) -> nw.Expr:
    """Tell of every row whether it can be scored without a doubt; otherwise false, or NULL.

    Parameters
    ----------
    lazy
        A table to which verdicts apply.
    kind
        Its kind.
    as_of
        Day whose knowledge is used; all rows where nothing is said.
    """
    schema = lazy.collect_schema()
    sound = [held(domain, _number(name)) for name, domain in kind.numbers.items()]
    # Extremes in a file know nothing of NaN, so that an engine may find a comparison true.
    sound += [~_number(name).is_nan() for name in kind.numbers if schema[name].is_float()]
    late, after, unknown = _times(schema, as_of)
    timely = [~one for one in (*late, *after, *unknown)]
    return _all([*sound, *_whole(schema), *_in_order(kind), *timely])


def verdict(lazy: nw.LazyFrame[Any], kind: TidyKind, *, as_of: dt.date | None) -> nw.Expr:
    """Judge every row by one number: a key of :data:`REASONS`, or ``DOUBTFUL``.

    Parameters
    ----------
    lazy, kind, as_of
        As for :func:`is_scored`.
    """
    schema = lazy.collect_schema()
    late, after, unknown = _times(schema, as_of)
    reasons = [
        *((one, LATER) for one in after),
        (_any([_is_missing("outcome"), *unknown]), NO_OUTCOME),
        *((one, TOO_LATE) for one in late),
        (_any(_is_missing(name) for name in kind.numbers if name != "outcome"), NO_FORECAST),
    ]
    reason = nw.lit(DOUBTFUL)
    for condition, said in reversed(reasons):
        reason = nw.when(condition).then(nw.lit(_VERDICTS[said])).otherwise(reason)
    plain = _all([*_whole(schema), *(_held_or_missing(*each) for each in kind.numbers.items())])
    judged = nw.when(plain).then(reason).otherwise(nw.lit(DOUBTFUL))
    scored = is_scored(lazy, kind, as_of=as_of)
    return nw.when(scored).then(nw.lit(SCORED)).otherwise(judged)


def count_verdicts(
    lazy: nw.LazyFrame[Any], kind: TidyKind, *, as_of: dt.date | None
) -> dict[int, int]:
    """Count the rows of each verdict, inside the engine that holds them.

    Parameters
    ----------
    lazy, kind, as_of
        As for :func:`is_scored`.
    """
    judged = lazy.select(verdict(lazy, kind, as_of=as_of).alias(VERDICT))
    found = fetch_pandas(judged.group_by(VERDICT).agg(nw.len().alias("rows")))
    return dict(zip(found[VERDICT].astype(int), found["rows"].astype(int), strict=True))


def _whole(schema: Any) -> list[nw.Expr]:  # noqa: ANN401 - a schema of Narwhals
    """Tell whether a row has its names and its weight."""
    named = [_is_named(name, schema[name]) for name in _NAMES if name in schema]
    weight = _number("weight")
    weighed = [(weight >= 0) & (weight < float("inf"))] if "weight" in schema else []
    return [*named, *weighed]


def _number(name: str) -> nw.Expr:
    return nw.col(name).cast(nw.Float64)


def held(domain: Domain, column: nw.Expr) -> nw.Expr:
    """Tell whether a column of doubles is in a domain: never of NULL or an infinity."""
    low, high = float(domain.low), float(domain.high)
    inside = _above(column, low, open_=not domain.ends) & _below(
        column, high, open_=not domain.ends
    )
    return inside if domain.zero else inside & (column != 0)


def _above(column: nw.Expr, low: float, *, open_: bool) -> nw.Expr:
    return column > low if open_ or low == -float("inf") else column >= low


def _below(column: nw.Expr, high: float, *, open_: bool) -> nw.Expr:
    return column < high if open_ or high == float("inf") else column <= high


def _held_or_missing(name: str, domain: Domain) -> nw.Expr:
    return held(domain, _number(name)) | _is_missing(name)


def _is_missing(name: str) -> nw.Expr:
    column = _number(name)
    return column.is_null() | column.is_nan()


def _is_named(name: str, kind: Any) -> nw.Expr:  # noqa: ANN401 - a type of Narwhals
    # A name that begins with a space may be nothing but spaces: that is for the audit to say.
    return nw.col(name) >= "!" if kind == nw.String else ~nw.col(name).is_null()


def _in_order(kind: TidyKind) -> list[nw.Expr]:
    return [nw.col("upper") >= nw.col("lower")] if "upper" in kind.numbers else []


def _times(schema: Any, as_of: dt.date | None) -> tuple[list[nw.Expr], ...]:  # noqa: ANN401
    """Tell what is made too late, made after the day, and not known by the day."""
    late, after, unknown = [], [], []
    if "made" in schema and "resolved" in schema:
        late = [_surely(nw.col("made") > nw.col("resolved"))]
    if as_of is not None:
        end = nw.lit(dt.datetime(as_of.year, as_of.month, as_of.day, 23, 59, 59, 999_999))  # noqa: DTZ001 - in UTC, as the column
        if "made" in schema:
            after = [_surely(nw.col("made").cast(nw.Datetime("us")) > end)]
        if "resolved" in schema:
            unknown = [_surely(nw.col("resolved").cast(nw.Datetime("us")) > end)]
    return late, after, unknown


def _surely(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(True)).otherwise(nw.lit(False))


def _all(conditions: Iterable[nw.Expr]) -> nw.Expr:
    return reduce(operator.and_, conditions)


def _any(conditions: Iterable[nw.Expr]) -> nw.Expr:
    return reduce(operator.or_, conditions)
