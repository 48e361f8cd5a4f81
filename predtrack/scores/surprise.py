"""Surprise at what happened to one event, from which every logarithmic rule is made."""

import numpy as np

from predtrack.scores.columns import Column, Namespace

__all__ = ["surprise"]


def surprise(probability: Column, outcome: Column, xp: Namespace = np) -> Column:
    """Cross-entropy of the outcome and the probability in nats, ``-ln p`` where it happened.

    Examples
    --------
    >>> surprise(np.array([0.5, 1.0]), np.array([1, 1])).round(6)
    array([0.693147, 0.      ])
    """
    # The outcome chooses log(p) or log1p(-p), so that p = 1e-17 keeps its digits. An engine
    # takes the logarithm only where it is chosen; numpy takes both, and 0 times infinity goes.
    with np.errstate(divide="ignore", invalid="ignore"):
        succeeded = xp.where(outcome > 0, outcome * xp.log(probability), 0.0)
        failed = xp.where(outcome < 1, (1 - outcome) * xp.log1p(-probability), 0.0)
    return 0.0 - succeeded - failed  # a leading minus would turn a perfect 0 into -0.0
