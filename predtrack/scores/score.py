"""A score is a function and its facts."""

from __future__ import annotations

import contextlib
import inspect
import math
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.chunks import by_chunks, come_in_chunks
from predtrack.scores.columns import Domain, Weight, domain_of
from predtrack.scores.door import domains_of
from predtrack.scores.shapes import refuse_mismatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from predtrack.scores.columns import Column, Namespace

__all__ = ["Kind", "Score"]

Kind = Literal[
    "binary", "categorical", "quantiles", "samples", "cdf", "point", "interval", "vector"
]
"""The kinds of tables that a rule may score."""


@dataclass(frozen=True, slots=True)
class Score:
    """One rule and what must be known to print its numbers honestly.

    Parameters
    ----------
    function
        The validating door: arrays in, one score per forecast out.
    name
        The stable name of the rule; the forms of a rule for several kinds share it.
    title
        What to call it in a heading, with the convention in the name.
    kind
        The kind of table it scores.
    range
        Smallest and largest value.
    direction
        Whether a lower or a higher value is the better one.
    elicits
        What an honest forecaster states under it: the ``probability``, ``probabilities`` or
        ``distribution`` for which it is strictly proper, otherwise the functional for which
        it is strictly consistent.
    reference
        Full citation.
    doi
        Digital object identifier of the reference, if it has one.
    caution
        What the number must not be read as; empty where there is nothing to warn of.
    aliases
        Further names under which it may be asked for.
    parts
        Function of the same columns that splits the score into named parts, as a named
        tuple; ``None`` where it has none.

    Examples
    --------
    >>> from predtrack.scores import SCORES
    >>> SCORES["brier"].columns
    ('probability', 'outcome')
    """

    function: Callable[..., Column]
    _: KW_ONLY
    name: str
    title: str
    kind: Kind
    range: tuple[float, float]
    direction: Literal["lower", "higher"]
    elicits: str
    reference: str
    doi: str | None = None
    caution: str = ""
    aliases: tuple[str, ...] = ()
    parts: Callable[..., Any] | None = None

    @property
    def domains(self) -> dict[str, Domain]:
        """What each column may hold, by the column's name."""
        return domains_of(self.function)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns that the rule reads, in the order it takes them."""
        return tuple(self.domains)

    @property
    def row_by_row(self) -> bool:
        """Whether one number of each column makes a score, so that any engine can apply it."""
        return all(domain.row_by_row for domain in self.domains.values())

    def __call__(self, *columns: Column, **options: object) -> Column:
        """Score arrays: the validating door, under the name of the rule."""
        return self.function(*columns, **options)

    def mean(self, *columns: Column, weight: Column = None) -> float:
        """Average the rule over arrays, in one pass over memory where they are long.

        Parameters
        ----------
        *columns
            Arrays in the order of :attr:`columns`, checked as by the function.
        weight
            Weight of each forecast, 0 or more; all alike where nothing is said.

        Returns
        -------
        float
            The weighted mean, summed in double precision; NaN of nothing.

        Raises
        ------
        InvalidForecastError
            If a row is no forecast or no outcome, or no weight.

        Examples
        --------
        >>> from predtrack.scores import SCORES
        >>> SCORES["brier"].mean([0.5, 0.75], [1, 1], weight=[3, 1])
        0.203125
        """
        if weight is not None:
            return _weighted_mean(self.function(*columns), weight)
        given = dict(zip(self.columns, columns, strict=True))
        if come_in_chunks(given, self.domains):
            rows = len(columns[0])
            with contextlib.suppress(InvalidForecastError):  # to be said of the whole, below
                pieces = by_chunks(self.formula_by_name, given, self.domains)
                return math.fsum(float(scores.sum()) for _, scores in pieces) / rows
        scores = np.atleast_1d(self.function(*columns))
        return float(scores.mean()) if scores.size else math.nan

    def formula_by_name(self, **columns: Column) -> Column:
        """Apply the bare mathematics to columns by their names."""
        return self.formula(*(columns[name] for name in self.columns))

    def formula(self, *columns: Column, xp: Namespace = np) -> Column:
        """Apply the bare mathematics: nothing is checked, nothing is converted.

        Parameters
        ----------
        *columns
            Arrays, or expressions of any engine, in the order of :attr:`columns`.
        xp
            Where the formula finds ``log``, ``log1p``, ``abs`` and ``where``.

        Returns
        -------
        Column
            One score per row, in the form in which the columns came.
        """
        bare = inspect.unwrap(self.function)
        namespace = {"xp": xp} if "xp" in inspect.signature(bare).parameters else {}
        with np.errstate(divide="ignore"):  # log(0): an infinite score is an answer
            return bare(*columns, **namespace)


def _weighted_mean(scores: Column, weight: Column) -> float:
    weights = domain_of(Weight).read("weight", weight)
    refuse_mismatch({"score": scores, "weight": weights})
    if not weights.sum() > 0:
        raise InvalidForecastError("weight must be above 0 somewhere")
    return float(np.average(scores, weights=weights))
