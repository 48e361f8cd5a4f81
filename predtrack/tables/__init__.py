"""Records as tidy tables.

``claims`` has one row per prediction and every column that a summary may group by or
count. The other tables are views of it, one per kind of forecast, with the columns of
the public contract. :data:`TABLES` is the catalogue, :data:`COLUMNS` the vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.tables.claims import claims
from predtrack.tables.kinds import (
    binary,
    categorical,
    interval,
    of_hindsight,
    point,
    quantiles,
    words,
)
from predtrack.tables.vocabulary import COLUMNS, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

__all__ = ["COLUMNS", "TABLES", "Column", "binary", "claims", "of_hindsight", "words"]

TABLES: Mapping[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "binary": binary,
    "categorical": categorical,
    "quantiles": quantiles,
    "interval": interval,
    "point": point,
    "words": words,
}
"""Tables of scored claims by the kind of forecast that they hold."""
