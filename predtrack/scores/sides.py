"""On which side of a level a claim or a target lies."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from predtrack.errors import UnknownNameError

__all__ = ["SIDES", "Side", "sign_of"]

Side: TypeAlias = Literal["at least", "at most"]
SIDES: tuple[Side, ...] = get_args(Side)


def sign_of(side: Side) -> int:
    """Give the sign that turns "at most a level" into "at least", mirrored at 0.

    Raises
    ------
    UnknownNameError
        If it is none of the two.

    Examples
    --------
    >>> sign_of("at least"), sign_of("at most")
    (1, -1)
    """
    if side not in SIDES:
        raise UnknownNameError("side", side, SIDES)
    return 1 if side == "at least" else -1
