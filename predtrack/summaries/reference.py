"""What forecasts are compared with, as a person names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from predtrack.errors import UsageError

__all__ = ["Reference"]


@dataclass(frozen=True, slots=True)
class Reference:
    """What forecasts are compared with.

    Parameters
    ----------
    kind
        ``constant``: always one probability. ``base-rate``: the rate at which the group's own
        outcomes came true, fitted afterwards. ``leave-one-out``: the same rate of all others.
        ``column``: probabilities in a column, such as a market's. ``forecaster``: another
        forecaster of the table, on common questions.
    name
        The probability, the column or the forecaster.

    Examples
    --------
    >>> Reference.parse("column=market")
    Reference(kind='column', name='market')
    >>> Reference.parse("0.5").kind
    'constant'
    """

    kind: Literal["constant", "base-rate", "leave-one-out", "column", "forecaster"]
    name: str = ""

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Read how a person names a reference.

        Raises
        ------
        UsageError
            If the text names none.
        """
        kind, _, name = text.strip().partition("=")
        if kind in ("base-rate", "leave-one-out") and not name:
            return cls(kind)  # type: ignore[arg-type]
        if kind in ("column", "forecaster") and name:
            return cls(kind, name)  # type: ignore[arg-type]
        try:
            if 0 <= float(text) <= 1:
                return cls("constant", text.strip())
        except ValueError:
            pass
        raise UsageError(
            f"{text!r} is no reference; write a probability such as 0.5, base-rate,"
            " leave-one-out, column=NAME or forecaster=NAME"
        )
