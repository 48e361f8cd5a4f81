"""How columns must fit together: row by row, and axis by axis."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Column, Domain, FloatArray, refuse_rows

__all__ = ["plain_if_lone", "read_rows", "refuse_misfit", "refuse_mismatch", "refuse_other_index"]

Shape = tuple[int, ...]


def read_rows(name: str, column: Column, domain: Domain) -> FloatArray:
    """Read one number a row; a lone number is one row.

    Examples
    --------
    >>> read_rows("scores", [[0.1], [0.2]], Domain("be a finite number"))
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: scores must be one number a row, not of shape (2, 1)
    """
    rows = np.atleast_1d(domain.read(name, column))
    if rows.ndim > 1:
        raise InvalidForecastError(f"{name} must be one number a row, not of shape {rows.shape}")
    return rows


def plain_if_lone(result: FloatArray) -> FloatArray | float:
    """Turn an array of no axis, the result of a lone forecast, into a plain number.

    Examples
    --------
    >>> plain_if_lone(np.array(0.25)), plain_if_lone(np.array([0.25]))
    (0.25, array([0.25]))
    """
    return float(result) if np.ndim(result) == 0 else result


def refuse_misfit(columns: Mapping[str, Column], domains: Mapping[str, Domain]) -> None:
    """Refuse columns that do not pair up; a single forecast or outcome meets any column.

    Parameters
    ----------
    columns
        Arrays, as read by their domains.
    domains
        What each column holds, by its name.

    Raises
    ------
    InvalidForecastError
        If the rows or the axes behind them differ, or one column contradicts another.

    Examples
    --------
    >>> real = Domain("be a finite number")
    >>> refuse_misfit({"value": np.zeros(3), "outcome": np.zeros((3, 1))},
    ...               {"value": real, "outcome": real})
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: columns must have one shape, but value has
    (3,) and outcome has (3, 1)
    """
    axes: dict[str, int] = {}
    for name, column in columns.items():
        _refuse_other_axes(name, np.shape(column), domains[name].axes, axes)
    _refuse_other_rows({n: _rows(np.shape(c), domains[n]) for n, c in columns.items()})
    for name, domain in domains.items():
        if domain.floor and name in columns:
            below = np.asarray(columns[name] < columns[domain.floor])
            refuse_rows(f"{name} must not be below {domain.floor}", below)
        if domain.numbers and name in columns:
            beyond = np.asarray(columns[name] >= axes[domain.numbers])
            refuse_rows(
                f"{name} must number a {domain.numbers}, from 0 to {axes[domain.numbers] - 1}",
                beyond,
            )


def refuse_mismatch(columns: Mapping[str, Any]) -> None:
    """Refuse plain columns that do not pair up row by row, by shape or by index.

    Examples
    --------
    >>> refuse_mismatch({"probability": [0.5], "outcome": [1, 1]})
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: columns must have one shape, but probability has
    (1,) and outcome has (2,)
    """
    _refuse_other_rows({name: np.shape(column) for name, column in columns.items()})
    refuse_other_index(list(columns.values()))


def refuse_other_index(columns: list[Any]) -> None:
    """Refuse columns of dataframes that are not aligned by key."""
    indexes = [column.index for column in columns if hasattr(_index(column), "equals")]
    if any(not indexes[0].equals(other) for other in indexes[1:]):
        raise InvalidForecastError("columns carry different indexes; align them by key first")


def _rows(shape: Shape, domain: Domain) -> Shape:
    return shape[: len(shape) - len(domain.axes)]


def _refuse_other_axes(
    name: str, shape: Shape, names: tuple[str, ...], axes: dict[str, int]
) -> None:
    if len(shape) < len(names):
        raise InvalidForecastError(f"{name} must have an axis for each {' and '.join(names)}")
    for axis, size in zip(names, shape[len(shape) - len(names) :], strict=True):
        if size == 0:
            raise InvalidForecastError(f"{name} must have at least one {axis}")
        if axes.setdefault(axis, size) != size:
            raise InvalidForecastError(
                f"columns must have one {axis} axis, but {name} has {size}"
                f" where another has {axes[axis]}"
            )


def _refuse_other_rows(rows: Mapping[str, Shape]) -> None:
    shapes = {name: shape for name, shape in rows.items() if shape}
    if len(set(shapes.values())) > 1:
        listing = " and ".join(f"{name} has {shape}" for name, shape in shapes.items())
        raise InvalidForecastError(f"columns must have one shape, but {listing}")


def _index(column: object) -> object:
    return getattr(column, "index", None)
