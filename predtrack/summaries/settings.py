"""What a person can choose about scores."""

from __future__ import annotations

from dataclasses import dataclass

from predtrack.errors import UsageError

__all__ = ["ScoreSettings"]


@dataclass(frozen=True, slots=True)
class ScoreSettings:
    """Choices that change what is printed, never what is counted.

    Parameters
    ----------
    rules
        Names of the rules for stated probabilities and points; empty for the default of
        each kind.
    level
        Level of confidence intervals, between 0 and 1.
    reference
        Brier score that the break-even reading is compared with; .25 is always saying .5.
    """

    rules: tuple[str, ...] = ()
    level: float = 0.95
    reference: float = 0.25

    def __post_init__(self) -> None:
        if not 0 < self.level < 1:
            raise UsageError(f"level must lie between 0 and 1, not {self.level:g}; write 0.95")
