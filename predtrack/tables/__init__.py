"""Records as tidy tables.

``claims`` has one row per prediction and every column that a summary may group by or
count. The other tables are views of it, one per kind of forecast, with the columns of
the public contract. :data:`TABLES` is the catalogue, :data:`COLUMNS` the vocabulary.
Records are imported when ``claims`` is first used, so that a table of a file does without.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

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

    from predtrack.tables.claim_table import claims as claims

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


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a function
    if name == "claims":
        return importlib.import_module("predtrack.tables.claim_table").claims
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
