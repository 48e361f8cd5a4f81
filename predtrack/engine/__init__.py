"""The operations that touch many rows, written once for every dataframe.

``aggregate`` applies a rule to a table and averages it by group. It is made of Narwhals
expressions: the rule's formula meets the columns of the dataframe without knowing whose
they are.
"""

from __future__ import annotations

from predtrack.engine.aggregate import aggregate
from predtrack.engine.namespace import ExpressionNamespace

__all__ = ["ExpressionNamespace", "aggregate"]
