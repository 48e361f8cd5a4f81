"""The libraries that may hold a table, each as a function that takes over one of Arrow."""

from __future__ import annotations

import duckdb
import polars as pl
import pytest

LIBRARIES = {
    "pandas": lambda table: table.to_pandas(),
    "pandas on arrow": lambda table: table.to_pandas(types_mapper=_on_arrow),
    "polars": pl.from_arrow,
    "polars lazy": lambda table: pl.from_arrow(table).lazy(),
    "pyarrow": lambda table: table,
    "duckdb": duckdb.from_arrow,
}


def _on_arrow(kind):
    import pandas as pd

    return pd.ArrowDtype(kind)


@pytest.fixture(params=LIBRARIES)
def held(request):
    """Hold a table of Arrow in one of the libraries."""
    return LIBRARIES[request.param]
