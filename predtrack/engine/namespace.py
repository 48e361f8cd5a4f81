"""The functions of a formula, for columns that are expressions."""

from __future__ import annotations

import narwhals as nw

__all__ = ["ExpressionNamespace"]


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
