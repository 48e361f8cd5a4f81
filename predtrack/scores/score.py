"""A score is a function and its facts."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from predtrack.scores.door import domains_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from predtrack.scores.columns import Column, Domain, Namespace

__all__ = ["Score"]


@dataclass(frozen=True, slots=True)
class Score:
    """One rule and what must be known to print its numbers honestly.

    Parameters
    ----------
    function
        The validating door: arrays in, one score per row out.
    title
        What to call it in a heading, with the convention in the name.
    kind
        The kind of table it scores: ``binary`` or ``point``.
    range
        Smallest and largest value.
    direction
        Whether a lower or a higher value is the better one.
    elicits
        What an honest forecaster states under it: the ``probability`` for a strictly proper
        score, otherwise the functional for which it is strictly consistent.
    reference
        Full citation.
    doi
        Digital object identifier of the reference, if it has one.
    caution
        What the number must not be read as; empty where there is nothing to warn of.
    aliases
        Further names under which it may be asked for.

    Examples
    --------
    >>> from predtrack.scores import SCORES
    >>> SCORES["brier"].columns
    ('probability', 'outcome')
    """

    function: Callable[..., Column]
    title: str
    kind: Literal["binary", "point"]
    range: tuple[float, float]
    direction: Literal["lower", "higher"]
    elicits: str
    reference: str
    doi: str | None = None
    caution: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the function is the name of the score."""
        return self.function.__name__

    @property
    def domains(self) -> dict[str, Domain]:
        """What each column may hold, by the column's name."""
        return domains_of(self.function)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns that the rule reads, in the order it takes them."""
        return tuple(self.domains)

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
