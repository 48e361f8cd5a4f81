"""The kinds of tidy tables: which columns make one, and what they may hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from predtrack.errors import UnknownNameError, UsageError
from predtrack.scores.blocks import Cumulative, Probabilities, Quantiles
from predtrack.scores.columns import Fulfilment, Level, Probability, Real, domain_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from predtrack.scores import Domain, Kind

__all__ = ["KEY", "TIDY_KINDS", "TIMES", "TidyKind", "chosen_columns", "kind_of", "named"]

KEY = ("question", "forecaster", "made")
"""Columns that tell one forecast from another, as far as a table has them."""

TIMES = (
    "made", "recorded", "resolved", "opens", "closes", "closed", "withdrawn", "expires", "spot",
)  # fmt: skip
"""Columns that hold a day or a moment; a moment without a zone is in UTC."""


@dataclass(frozen=True, slots=True)
class TidyKind:
    """One kind of tidy table.

    Parameters
    ----------
    name
        Its name.
    numbers
        What each of its columns of numbers may hold, by name.
    within
        Column that tells apart the rows of one forecast; empty where a row is a forecast.
    rules
        Rules that it gets where none are asked for.
    """

    name: Kind
    numbers: Mapping[str, Domain]
    within: str = ""
    rules: tuple[str, ...] = field(default=())

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns that a table of this kind must have."""
        within = (self.within,) if self.within else ()
        return tuple(dict.fromkeys((*within, *self.numbers, "outcome")))


_REAL = domain_of(Real)

_KINDS = (
    TidyKind(
        "interval",
        {"lower": _REAL, "upper": _REAL, "level": domain_of(Level), "outcome": _REAL},
        rules=("interval",),
    ),
    TidyKind(
        "quantiles",
        {"quantile": domain_of(Level), "value": domain_of(Quantiles), "outcome": _REAL},
        "quantile",
        ("wis", "pinball"),
    ),
    TidyKind("samples", {"value": _REAL, "outcome": _REAL}, "sample", ("crps",)),
    TidyKind(
        "cdf",
        {"x": _REAL, "probability": domain_of(Cumulative), "outcome": _REAL},
        "x",
        ("crps",),
    ),
    TidyKind(
        "categorical",
        {"probability": domain_of(Probabilities)},
        "category",
        ("brier_multicategory", "log", "spherical", "rps", "ordered_brier"),
    ),
    TidyKind(
        "binary",
        {"probability": domain_of(Probability), "outcome": domain_of(Fulfilment)},
        rules=("brier", "log", "spherical"),
    ),
    TidyKind(
        "point",
        {"value": _REAL, "outcome": _REAL},
        rules=("absolute_log_ratio", "squared", "absolute"),
    ),
)

TIDY_KINDS: Mapping[str, TidyKind] = MappingProxyType({kind.name: kind for kind in _KINDS})
"""Every kind by its name; the one with more columns of its own comes first."""


def kind_of(columns: Collection[str]) -> TidyKind:
    """Tell the kind of a table from its columns.

    Raises
    ------
    UsageError
        If they make no table that can be scored.

    Examples
    --------
    >>> kind_of(["question", "probability", "outcome"]).name
    'binary'
    >>> kind_of(["question", "p", "outcome"])
    Traceback (most recent call last):
    predtrack.errors.UsageError: the columns question, p, outcome make no table that can be
    scored: a binary table has probability, outcome; name them with --column probability=NAME,
    or columns={"probability": NAME}; the other kinds are interval, quantiles, samples, cdf,
    categorical, point
    """
    for kind in _KINDS:
        if set(kind.columns) <= set(columns):
            return kind
    others = ", ".join(kind.name for kind in _KINDS if kind.name != "binary")
    raise UsageError(
        f"the columns {', '.join(map(str, columns)) or '(none)'} make no table that can be scored:"
        " a binary table has probability, outcome; name them with --column probability=NAME, or"
        f' columns={{"probability": NAME}}; the other kinds are {others}'
    )


def named(frame_columns: Collection[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Give the table's column for each of ours that a mapping names.

    Parameters
    ----------
    frame_columns
        The columns that the table has.
    mapping
        Its name for each of ours, such as ``{"probability": "p"}``.

    Raises
    ------
    UnknownNameError
        If the table has no such column.

    Examples
    --------
    >>> named(["p", "y"], {"probability": "p"})
    {'probability': 'p'}
    """
    for theirs in mapping.values():
        if theirs not in frame_columns:
            raise UnknownNameError("column", str(theirs), list(map(str, frame_columns)))
    return dict(mapping)


def chosen_columns(frame_columns: Collection[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Give the table's column for each that it has by our names; the others keep theirs.

    A column that already has one of our names, and is not meant, is set aside.

    Examples
    --------
    >>> chosen_columns(["p", "probability", "topic"], {"probability": "p"})
    {'topic': 'topic', 'probability': 'p'}
    """
    source = named(frame_columns, mapping)
    taken = set(source.values()) - set(source)
    kept = [name for name in frame_columns if name not in source and name not in taken]
    return {**{name: name for name in kept}, **source}
