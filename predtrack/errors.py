"""Faults, and the two ways in which predtrack speaks of them.

A fault in a *file* is data: a :class:`Problem` with its place, collected with all
the others, so that a person mends them in one go. A fault in a *call* is an
exception of the tree below, whose message says what to do.

::

    PredtrackError
    ├── UsageError                 the call is wrong
    │   ├── UnknownNameError       no score, word, record, column … has that name
    │   └── InvalidForecastError   a score was given what is not a forecast
    ├── FaultyLedgerError          the files hold faults; carries them all
    ├── FaultyTableError           rows of a table cannot be scored; carries them all
    └── StorageError               a file or folder cannot be read or written
"""

from __future__ import annotations

import difflib
import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "FaultyLedgerError",
    "FaultyTableError",
    "InvalidForecastError",
    "Location",
    "PredtrackError",
    "Problem",
    "Rule",
    "Severity",
    "StorageError",
    "UnknownNameError",
    "UsageError",
    "did_you_mean",
]


class Severity(enum.Enum):
    """How much a problem weighs: an error stops a score, a warning asks, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code stands for: the facts from which its documentation is made.

    Parameters
    ----------
    code
        Stable code, such as ``PT301``; never used again for another rule.
    title
        The rule as one short sentence, without a full stop.
    why
        Why it matters to somebody who keeps a ledger.
    remedy
        How to mend a violation.
    severity
        What a violation weighs.
    """

    code: str
    title: str
    why: str
    remedy: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file that a person can jump to.

    Parameters
    ----------
    path
        Path of the file, relative to the ledger's root, with forward slashes.
    line
        Line, counted from 1.
    column
        Column in characters, counted from 1.

    Examples
    --------
    >>> str(Location("predictions/rain.yaml", 6, 18))
    'predictions/rain.yaml:6:18'
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in a file, as data.

    Parameters
    ----------
    code
        Stable code of the rule that found it, such as ``PT301``.
    message
        What is wrong, in one sentence without a full stop.
    location
        Where.
    severity
        Whether it stops a score.
    hint
        What to do about it; empty where the message says it already.
    record
        Identifier of the record at fault, where there is one.

    Examples
    --------
    >>> print(Problem("PT301", "probability must be at most 1", Location("rain.yaml", 6, 18)))
    rain.yaml:6:18: error[PT301]: probability must be at most 1
    """

    code: str
    message: str
    location: Location
    severity: Severity = Severity.ERROR
    hint: str = ""
    record: str = ""

    def __str__(self) -> str:
        return f"{self.location}: {self.severity.value}[{self.code}]: {self.message}"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Say which known name was probably meant, or nothing.

    Examples
    --------
    >>> did_you_mean("brir", ["brier", "log"])
    "did you mean 'brier'?"
    >>> did_you_mean("zzz", ["brier", "log"])
    ''
    """
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"did you mean {close[0]!r}?" if close else ""


class PredtrackError(Exception):
    """Root of every exception that predtrack raises on purpose."""


class UsageError(PredtrackError):
    """The call cannot mean anything; the message says what would."""


class UnknownNameError(UsageError):
    """Something was asked for by a name that nothing has.

    Examples
    --------
    >>> str(UnknownNameError("score", "brir", ["brier", "log"]))
    "no score is called 'brir'; did you mean 'brier'?"
    """

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        known = sorted(known)
        listing = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
        hint = did_you_mean(name, known) or (f"known: {listing}" if known else "there is none yet")
        super().__init__(f"no {kind} is called {name!r}; {hint}")
        self.kind = kind
        self.name = name


class InvalidForecastError(UsageError):
    """A score was given something that is not a forecast or not an outcome.

    Parameters
    ----------
    what
        What is wrong with the values.
    rows
        Positions of the offending rows, counted from 0.

    Examples
    --------
    >>> str(InvalidForecastError("probability must lie in [0, 1]", [2, 5]))
    'probability must lie in [0, 1] (rows 2, 5)'
    """

    def __init__(self, what: str, rows: Sequence[int] = ()) -> None:
        super().__init__(f"{what} ({_listed('row', rows)})" if rows else what)
        self.rows = tuple(rows)


class FaultyLedgerError(PredtrackError):
    """The ledger's files hold errors; ``problems`` has them all."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        noun = "error" if len(problems) == 1 else "errors"
        super().__init__(f"the ledger holds {len(problems)} {noun}; first: {problems[0]}")
        self.problems = tuple(problems)


class FaultyTableError(PredtrackError):
    """Rows of a table hold what is no forecast or no outcome.

    Parameters
    ----------
    faults
        What is wrong, with the numbers of the rows at fault.
    unit
        What the numbers count: rows from 0, or lines of a file from 1.

    Examples
    --------
    >>> print(FaultyTableError([("probability must be in [0, 1]", [4])], unit="line"))
    the table has rows that cannot be scored:
      probability must be in [0, 1] (line 4)
    Mend them, or leave them out and have them counted with --invalid drop
    (in Python: invalid="drop")
    """

    def __init__(self, faults: Sequence[tuple[str, Sequence[int]]], *, unit: str = "row") -> None:
        lines = "\n".join(f"  {what} ({_listed(unit, rows)})" for what, rows in faults)
        super().__init__(
            f"the table has rows that cannot be scored:\n{lines}\nMend them, or leave them out"
            ' and have them counted with --invalid drop\n(in Python: invalid="drop")'
        )
        self.faults = tuple((what, tuple(rows)) for what, rows in faults)


class StorageError(PredtrackError):
    """A file or folder could not be read or written; nothing was changed."""


def _listed(noun: str, numbers: Sequence[int]) -> str:
    """Name some numbers, and say how many more there are.

    >>> _listed("row", [3]), _listed("row", range(8))
    ('row 3', 'rows 0, 1, 2, 3, 4 and 3 more')
    """
    named = ", ".join(map(str, numbers[:5]))
    rest = f" and {len(numbers) - 5} more" if len(numbers) > 5 else ""
    return f"{noun if len(numbers) == 1 else noun + 's'} {named}{rest}"
