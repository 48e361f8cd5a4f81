"""The operations that touch many rows, written once for every dataframe.

``collapse`` makes the sufficient table of each group, from which all of calibration
follows. ``aggregate`` applies rules to a table and averages them by group. Both are made
of Narwhals expressions: they run inside the library or engine that holds the rows, and
nothing but their small result leaves it.
"""

from __future__ import annotations

from predtrack.engine.aggregate import aggregate, aggregate_each
from predtrack.engine.clusters import collapse_clusters
from predtrack.engine.collapse import collapse
from predtrack.engine.collapsed import Collapsed, tables_of
from predtrack.engine.collapsed_clusters import CollapsedClusters
from predtrack.engine.domains import rows_outside
from predtrack.engine.forecasts import (
    ForecastTally,
    score_categories,
    score_quantiles,
    score_samples,
)
from predtrack.engine.forecasts_parts import parts_of
from predtrack.engine.namespace import ExpressionNamespace
from predtrack.engine.pairs import mean_by_pair
from predtrack.engine.reading import fetch_pandas
from predtrack.engine.repeats import repeats
from predtrack.engine.revisions import TimeAverages, time_averages
from predtrack.engine.tally import Tally, is_expression, tally, tally_query

__all__ = [
    "Collapsed",
    "CollapsedClusters",
    "ExpressionNamespace",
    "ForecastTally",
    "Tally",
    "TimeAverages",
    "aggregate",
    "aggregate_each",
    "collapse",
    "collapse_clusters",
    "fetch_pandas",
    "is_expression",
    "mean_by_pair",
    "parts_of",
    "repeats",
    "rows_outside",
    "score_categories",
    "score_quantiles",
    "score_samples",
    "tables_of",
    "tally",
    "tally_query",
    "time_averages",
]
