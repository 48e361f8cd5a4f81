"""What a column of forecasts or outcomes may hold, and how it is read.

A rule names the domain of each column in its signature, so that the signature is
the schema: the door in front of the rule checks what the annotation says, and an
engine can ask for the same domain before it writes an expression.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from predtrack.errors import InvalidForecastError

__all__ = [
    "TOLERANCE",
    "Column",
    "Domain",
    "FloatArray",
    "Fulfilment",
    "Namespace",
    "NonZero",
    "Positive",
    "Probability",
    "Real",
    "refuse_mismatch",
]

TOLERANCE = 1e-9
"""How far arithmetic may carry a number out of its domain and still be taken back in."""

Column: TypeAlias = Any
"""A number, an array, a series or an expression: whatever knows the operators."""
Namespace: TypeAlias = Any
"""Where a formula finds ``log``, ``log1p``, ``abs`` and ``where``: numpy or its double."""
FloatArray: TypeAlias = NDArray[np.float64]


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

    def read(self, name: str, column: Column) -> FloatArray:
        """Read a column as float64, or say which rows are outside the domain."""
        values = _numbers(name, column)
        if not self._holds_all(values):
            _refuse(f"{name} is missing; leave such rows out and count them", np.isnan(values))
            values = self._settle(values)
            _refuse(f"{name} must {self.says}", ~self.holds(values))
        return np.asarray(values + 0.0)  # a copy, in which -0.0 is 0.0

    def holds(self, values: FloatArray) -> NDArray[np.bool_]:
        """Tell for each number whether it belongs to the domain."""
        inside = np.isfinite(values) & (values >= self.low) & (values <= self.high)
        return np.asarray(inside if self.zero else inside & (values != 0))

    def _holds_all(self, values: FloatArray) -> bool:
        # The two extremes decide for all rows, without an array of verdicts; NaN fails.
        if not values.size:
            return True
        extremes = np.array([values.min(), values.max()])
        return bool(self.holds(extremes).all() and (self.zero or self.low == 0 or values.all()))

    def _settle(self, values: FloatArray) -> FloatArray:
        clipped = np.clip(values, self.low, self.high)
        with np.errstate(invalid="ignore"):  # an infinity less itself; refused afterwards
            near = np.abs(values - clipped) <= TOLERANCE
        return np.asarray(np.where(near, clipped, values))


Probability: TypeAlias = Annotated[
    Any, Domain("be a finite number in [0, 1]; write 70 % as 0.7", 0, 1)
]
Fulfilment: TypeAlias = Annotated[Any, Domain("be a finite number in [0, 1]", 0, 1)]
Real: TypeAlias = Annotated[Any, Domain("be a finite number")]
Positive: TypeAlias = Annotated[Any, Domain("be a finite number above 0", 0, zero=False)]
NonZero: TypeAlias = Annotated[Any, Domain("be a finite number other than 0", zero=False)]


def refuse_mismatch(columns: Mapping[str, Column]) -> None:
    """Refuse columns that do not pair up row by row; a single number meets any column.

    Examples
    --------
    >>> refuse_mismatch({"probability": np.zeros(3), "outcome": np.zeros((3, 1))})
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: columns must have one shape, but probability has
    (3,) and outcome has (3, 1)
    """
    shapes = {name: np.shape(column) for name, column in columns.items() if np.ndim(column)}
    if len(set(shapes.values())) > 1:
        listing = " and ".join(f"{name} has {shape}" for name, shape in shapes.items())
        raise InvalidForecastError(f"columns must have one shape, but {listing}")
    _refuse_other_index(list(columns.values()))


def _refuse_other_index(columns: list[Column]) -> None:
    indexes = [column.index for column in columns if hasattr(_index(column), "equals")]
    if any(not indexes[0].equals(other) for other in indexes[1:]):
        raise InvalidForecastError("columns carry different indexes; align them by key first")


def _index(column: Column) -> object:
    return getattr(column, "index", None)


def _numbers(name: str, column: Column) -> FloatArray:
    try:
        raw = np.ma.filled(column.astype(float), np.nan) if np.ma.isMA(column) else column
        raw = np.asarray(raw)
        text = raw.dtype.kind == "O" and any(isinstance(cell, str) for cell in raw.flat)
        if raw.dtype.kind in "biufO" and not text:
            return raw.astype(np.float64, copy=False)
    except (TypeError, ValueError, OverflowError):
        pass
    raise InvalidForecastError(f"{name} must hold numbers alone, in rows of one length")


def _refuse(what: str, faulty: NDArray[np.bool_]) -> None:
    if faulty.any():
        rows = np.unique(np.argwhere(faulty)[:, 0]).tolist() if faulty.ndim else []
        raise InvalidForecastError(what, rows)
