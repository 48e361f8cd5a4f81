"""The functions of a formula, for columns that are expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.scores import Score

__all__ = ["ExpressionNamespace", "applied"]


class ExpressionNamespace:
    """What numpy is to arrays, for Narwhals expressions.

    A rule is written over a namespace with these names; numpy serves arrays, this
    class serves the columns of any dataframe.
    """

    @staticmethod
    def log(column: nw.Expr) -> nw.Expr:
        """Natural logarithm."""
        return column.log()

    @staticmethod
    def log1p(column: nw.Expr) -> nw.Expr:
        """Natural logarithm of one plus the column."""
        return (column + 1).log()

    @staticmethod
    def abs(column: nw.Expr) -> nw.Expr:
        """Absolute value."""
        return column.abs()

    @staticmethod
    def sqrt(column: nw.Expr) -> nw.Expr:
        """Square root."""
        return column.sqrt()

    @staticmethod
    def where(condition: nw.Expr, then: nw.Expr, otherwise: nw.Expr) -> nw.Expr:
        """One of two columns, by a condition."""
        return nw.when(condition).then(then).otherwise(otherwise)


def applied(score: Score, columns: Mapping[str, nw.Expr]) -> nw.Expr:
    """Apply the formula of a rule to expressions, by the names of its columns."""
    read = (columns[name] for name in score.columns)
    found: nw.Expr = score.formula(*read, xp=ExpressionNamespace)
    return found
