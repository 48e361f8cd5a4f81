"""The distinct names of a column, each with the number that stands for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals as nw
import numpy as np
import pandas as pd

from predtrack.engine.reading import fetch
from predtrack.engine.revisions_keys import key, name

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.labels import IntArray

__all__ = ["Names", "as_int64", "is_unique", "lacks_a_name", "names_of"]


class Names(NamedTuple):
    """The distinct names of a column, each with its number."""

    number: IntArray
    names: NDArray[Any]

    def name_of(self, number: int) -> Any:  # noqa: ANN401 - whatever names are
        """Find the name that has a number."""
        found = self.names[int(np.flatnonzero(self.number == number)[0])]
        return found.item() if isinstance(found, np.generic) else found


def names_of(rows: nw.LazyFrame[Any], column: str) -> Names:
    """List the distinct names of a keyed column; a name is here once for each number it has."""
    # Narwhals' ``unique`` is a window function in DuckDB, and thirty times slower.
    pair = [key(column), name(column)]
    found = fetch(rows.select(pair).group_by(pair).agg(nw.len().alias("rows")))
    number, names = (found[each].to_numpy() for each in pair)
    return Names(as_int64(number), names)


def lacks_a_name(names: NDArray[Any]) -> bool:
    """Tell whether one of the names is missing."""
    return bool(pd.isna(names).any())


def is_unique(ordered: IntArray) -> bool:
    """Tell whether sorted numbers are all different."""
    return not (ordered[1:] == ordered[:-1]).any()


def as_int64(numbers: NDArray[Any]) -> IntArray:
    """Read whole numbers of 64 bits by their bits, with or without a sign."""
    return np.asarray(numbers).astype(np.int64, copy=False)
