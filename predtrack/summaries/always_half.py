"""What a rule gives somebody who always says one half: the mark of knowing nothing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores import RULES, TOLERANCE

if TYPE_CHECKING:
    from predtrack.scores import Score
    from predtrack.summaries.row import ScoreRow

__all__ = ["always_half"]


def always_half(row: ScoreRow) -> float | None:
    """Give the score of always saying one half, where that is one number.

    Parameters
    ----------
    row
        A score of stated probabilities of yes or no.

    Returns
    -------
    The score by the rule of the row, if it is the same whether it happens or not; ``None``
    for other kinds of forecast, and for rules that compare forecasters.

    Examples
    --------
    >>> from predtrack.summaries import ScoreRow
    >>> row = ScoreRow("brier", "Brier score (one probability, 0 to 1)", (0, 1), "lower",
    ...                "stated", 9, 0.2, detail={"elicits": "probability"})
    >>> always_half(row)
    0.25
    """
    rule = next((rule for rule in RULES if _is_rule_of(rule, row)), None)
    if rule is None:
        return None
    happened, not_happened = rule.function(np.full(2, 0.5), np.array([1.0, 0.0]))
    same = math.isclose(happened, not_happened, rel_tol=0, abs_tol=TOLERANCE)
    return float(happened) if same else None


def _is_rule_of(rule: Score, row: ScoreRow) -> bool:
    # A rule has forms for several kinds under one name; what it elicits tells them apart.
    plain = rule.kind == "binary" and rule.columns == ("probability", "outcome")
    same = rule.name == row.rule and row.title.startswith(rule.title)
    return plain and same and row.detail.get("elicits") == rule.elicits
