"""What a column of forecasts or outcomes may hold, and how it is read.

A rule names the domain of each column in its signature, so that the signature is
the schema: the door in front of the rule checks what the annotation says, and an
engine can ask for the same domain before it writes an expression.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import Annotated, Any, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from predtrack.errors import InvalidForecastError
from predtrack.scores.absence import unmasked

__all__ = [
    "TOLERANCE",
    "BoolArray",
    "Column",
    "Domain",
    "FloatArray",
    "Fulfilment",
    "Law",
    "Level",
    "Namespace",
    "NonNegative",
    "NonZero",
    "Positive",
    "Probability",
    "Real",
    "Share",
    "Upper",
    "Weight",
    "domain_of",
    "refuse_rows",
]

TOLERANCE = 1e-9
"""How far arithmetic may carry a number out of its domain and still be taken back in."""

Column: TypeAlias = Any
"""A number, an array, a series or an expression: whatever knows the operators."""
Namespace: TypeAlias = Any
"""Where a formula finds ``log``, ``log1p``, ``abs`` and ``where``: numpy or its double."""
FloatArray: TypeAlias = NDArray[np.float64]
BoolArray: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Law:
    """What the numbers of one forecast must do together.

    Parameters
    ----------
    says
        The end of a sentence that begins with the name of the column.
    holds
        Tells for each forecast, over the axes behind the rows, whether it is kept.
    """

    says: str
    holds: Callable[[FloatArray], BoolArray]


@dataclass(frozen=True, slots=True)
class Domain:
    """The numbers that a column may hold.

    Parameters
    ----------
    says
        What the column must do, as the end of a sentence.
    low, high
        Smallest and largest number.
    zero
        Whether 0 belongs to the domain.
    ends
        Whether ``low`` and ``high`` belong to the domain.
    endless
        Whether infinity belongs to it: a time that never comes, a certainty that failed.
    whole
        Whether only whole numbers belong to it.
    axes
        Names of the axes behind the rows, for forecasts of several numbers.
    shared
        Whether all rows share one block, which then has no axis of rows.
    laws
        What the numbers of one forecast must do together.
    floor
        Name of a column that this one must not be below.
    numbers
        Name of the axis whose places this column counts, from 0.

    Examples
    --------
    >>> Domain("lie in [0, 1]", 0, 1).read("probability", [0.2, 1 + 2e-16])
    array([0.2, 1. ])
    >>> Domain("lie in [0, 1]", 0, 1).read("probability", [0.2, 1.000005])
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: probability must lie in [0, 1] (row 1)
    """

    says: str
    low: float = -np.inf
    high: float = np.inf
    zero: bool = True
    ends: bool = True
    endless: bool = False
    whole: bool = False
    axes: tuple[str, ...] = ()
    shared: bool = False
    laws: tuple[Law, ...] = ()
    floor: str = ""
    numbers: str = ""

    def read(self, name: str, column: Column) -> Column:
        """Read a column as float64, or say which rows are outside the domain."""
        values = _numbers(name, column)
        if not self._holds_all(values):
            self.refuse(f"{name} is missing; leave such rows out and count them", np.isnan(values))
            values = self.settle(values)
            self.refuse(f"{name} must {self.says}", ~self.holds(values))
        for law in self.laws if values.ndim >= len(self.axes) and values.size else ():
            refuse_rows(f"{name} must {law.says}", ~law.holds(values))
        return values

    @property
    def row_by_row(self) -> bool:
        """Whether a row is one number that can be read without the other rows."""
        return not self.axes

    def holds(self, values: FloatArray) -> BoolArray:
        """Tell for each number whether it belongs to the domain."""
        number = np.isfinite(values) | (self.endless & (values == inf))
        inside = number & (values >= self.low) & (values <= self.high)
        if not self.ends:
            inside &= (values != self.low) & (values != self.high)
        if self.whole:
            inside &= values == np.floor(values)
        return np.asarray(inside if self.zero else inside & (values != 0))

    def refuse(self, what: str, faulty: BoolArray) -> None:
        """Raise what is said, with the rows that hold a faulty number, if there are any."""
        behind = tuple(range(-min(len(self.axes), np.ndim(faulty)), 0))
        refuse_rows(what, np.asarray(faulty.any(axis=behind)))

    def _holds_all(self, values: FloatArray) -> bool:
        # The two extremes decide for all rows, without an array of verdicts; NaN fails.
        if not values.size:
            return True
        if self.whole:
            return bool(self.holds(values).all())
        low, high = float(values.min()), float(values.max())
        if not (self.low <= low and high <= self.high and -inf < low):
            return False
        if not (high < inf or self.endless):
            return False
        if not (self.ends or self.low < low <= high < self.high):
            return False
        return self.zero or self.low == 0 < low or bool(values.all())

    def settle(self, values: FloatArray) -> FloatArray:
        """Take back in what arithmetic carried out of the domain."""
        if not self.ends:
            return values
        clipped = np.clip(values, self.low, self.high)
        with np.errstate(invalid="ignore"):  # an infinity less itself; refused afterwards
            near = np.abs(values - clipped) <= TOLERANCE
        return np.asarray(np.where(near, clipped, values))


Probability: TypeAlias = Annotated[
    Any, Domain("be a finite number in [0, 1]; write 70 % as 0.7", 0, 1)
]
Share: TypeAlias = Annotated[Any, Domain("be a finite number in [0, 1]", 0, 1)]
Fulfilment: TypeAlias = Share
Real: TypeAlias = Annotated[Any, Domain("be a finite number")]
NonNegative: TypeAlias = Annotated[Any, Domain("be a finite number of at least 0", 0)]
Positive: TypeAlias = Annotated[Any, Domain("be a finite number above 0", 0, zero=False)]
NonZero: TypeAlias = Annotated[Any, Domain("be a finite number other than 0", zero=False)]
Level: TypeAlias = Annotated[
    Any, Domain("lie between 0 and 1; write 90 % as 0.9", 0, 1, ends=False)
]
Weight: TypeAlias = Annotated[Any, Domain("be a finite number, 0 or more", 0)]
Upper: TypeAlias = Annotated[Any, Domain("be a finite number, not below lower", floor="lower")]


def domain_of(annotation: object) -> Domain:
    """Give the domain that an annotation of a column carries.

    Examples
    --------
    >>> domain_of(Probability).high
    1
    """
    domain: Domain = get_args(annotation)[1]
    return domain


def _numbers(name: str, column: Column) -> FloatArray:
    try:
        raw = unmasked(column)
        text = raw.dtype.kind == "O" and any(isinstance(cell, str) for cell in raw.flat)
        if raw.dtype.kind in "biufO" and not text:
            return np.asarray(raw, dtype=np.float64, order="C" if raw.ndim > 1 else None)
    except (TypeError, ValueError, OverflowError):
        pass
    raise InvalidForecastError(f"{name} must hold numbers alone, in rows of one length")


def refuse_rows(what: str, faulty: BoolArray) -> None:
    """Raise what is said, with the numbers of the faulty rows, if there are any."""
    if faulty.any():
        rows = np.unique(np.argwhere(faulty)[:, 0]).tolist() if faulty.ndim else []
        raise InvalidForecastError(what, rows)
