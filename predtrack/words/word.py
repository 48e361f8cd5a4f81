"""A probability word: what it may mean and how that is known."""

from __future__ import annotations

import enum
from dataclasses import dataclass

__all__ = ["POLICY_BASES", "Basis", "Source", "Treatment", "Word"]


class Treatment(enum.StrEnum):
    """What a word does to the claim it stands in."""

    READING = "reading"
    """It gives the event a probability somewhere in an interval."""
    ASSERTION = "assertion"
    """It says that the event happens, and states no probability."""
    POINT_MARKER = "point_marker"
    """It makes the number after it a point forecast."""
    TARGET_MARKER = "target_marker"
    """It makes the number after it a stated target, not a forecast."""
    UPPER_TAIL = "upper_tail"
    """It makes the number after it a claim about the upper tail, not a median."""


class Basis(enum.StrEnum):
    """What an interval rests on."""

    SURVEY = "survey"
    STANDARD = "standard"
    POLICY = "policy"
    NONE = "none"


POLICY_BASES = frozenset({Basis.POLICY, Basis.NONE})
"""The bases that are no measurement and no standard, which has to be said in print."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an interval comes from.

    Parameters
    ----------
    key
        Name of the source in the lexicon.
    citation
        Full citation.
    url
        Where to read it, if it is online.
    n
        Number of respondents, if it is a survey.
    """

    key: str
    citation: str
    url: str | None = None
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """One word of one lexicon.

    Parameters
    ----------
    word
        The word.
    language
        Its language: ``en`` or ``zh``.
    lexicon
        The lexicon that gives it this meaning.
    treatment
        What it does to the claim.
    basis
        What the interval rests on.
    forms
        Further spellings that mean the same.
    low, high
        The probabilities that it may mean; None for a word that marks a number.
    point
        The one probability that stands for it, where people or a standard gave one.
    sources
        Where the numbers come from.
    note
        What else a reader must know.

    Examples
    --------
    >>> from predtrack.words import look_up
    >>> likely = look_up("likely", language="en")
    >>> likely.interval, likely.point, likely.n
    ((0.55, 0.855), 0.7, 2029)
    """

    word: str
    language: str
    lexicon: str
    treatment: Treatment
    basis: Basis
    forms: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    point: float | None = None
    sources: tuple[Source, ...] = ()
    note: str = ""

    @property
    def interval(self) -> tuple[float, float] | None:
        """Lowest and highest probability that the word may mean."""
        return None if self.low is None or self.high is None else (self.low, self.high)

    @property
    def n(self) -> int | None:
        """Respondents behind the numbers, over all surveys that asked for the word."""
        return sum(source.n or 0 for source in self.sources) or None

    @property
    def source(self) -> str:
        """Citations of the sources, one after the other."""
        return " ".join(source.citation for source in self.sources)

    @property
    def is_policy(self) -> bool:
        """Whether the interval is a stated policy, which has to be said beside the score."""
        return self.interval is not None and self.basis in POLICY_BASES

    @property
    def spellings(self) -> tuple[str, ...]:
        """The word and its further forms."""
        return (self.word, *self.forms)
