"""The scored claims of one kind, with the columns of the public contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.errors import UnknownNameError
from predtrack.scores.standing import HINDSIGHT_CLASSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

__all__ = [
    "binary",
    "categorical",
    "interval",
    "of_hindsight",
    "point",
    "quantiles",
    "scored",
    "words",
]


def scored(claims: pd.DataFrame) -> pd.DataFrame:
    """Keep the claims that nothing excludes from scoring."""
    return claims[claims["excluded"] == ""]


def of_hindsight(claims: pd.DataFrame, classes: Sequence[str]) -> pd.DataFrame:
    """Leave out the claims that were put on record in another way.

    Parameters
    ----------
    claims
        The table of claims.
    classes
        Names out of :data:`predtrack.scores.standing.HINDSIGHT_CLASSES`.

    Raises
    ------
    UnknownNameError
        If a name is none of them.
    """
    for name in classes:
        if name not in HINDSIGHT_CLASSES:
            raise UnknownNameError("class of hindsight", name, HINDSIGHT_CLASSES)
    out = (claims["excluded"] == "") & ~claims["hindsight"].isin(list(classes))
    return claims.assign(excluded=claims["excluded"].mask(out, claims["hindsight"]))


def binary(claims: pd.DataFrame) -> pd.DataFrame:
    """Keep stated probabilities with their outcomes (columns probability, outcome)."""
    table = scored(claims)
    return table[table["probability"].notna()]


def point(claims: pd.DataFrame) -> pd.DataFrame:
    """Keep point forecasts with the observed values (columns value, outcome)."""
    table = scored(claims)
    return table[table["value"].notna()]


def interval(claims: pd.DataFrame) -> pd.DataFrame:
    """Keep ranges of a stated level (columns lower, upper, level, outcome)."""
    table = scored(claims)
    return table[table["level"].notna()]


def categorical(claims: pd.DataFrame) -> pd.DataFrame:
    """Give each category a row (columns category, probability, outcome)."""
    table = _parts(claims, "probabilities", "category", "probability")
    return table.assign(outcome=table["happened"])


def quantiles(claims: pd.DataFrame) -> pd.DataFrame:
    """Give each level a row (columns quantile, value, outcome)."""
    return _parts(claims, "quantiles", "quantile", "value")


def words(claims: pd.DataFrame) -> pd.DataFrame:
    """Keep assertions and words of probability (columns word, reading_low, reading_high)."""
    table = scored(claims)
    return table[table["word"].notna()]


def _parts(claims: pd.DataFrame, kind: str, name: str, number: str) -> pd.DataFrame:
    """Lay out a forecast of several numbers, one row for each."""
    table = scored(claims)
    table = table[table["kind"] == kind]
    if table.empty:
        return table.assign(**{name: [], number: []})
    pairs = table["parts"].map(lambda parts: list(parts.items()))
    rows = table.assign(parts=pairs).explode("parts")
    rows[name] = [part for part, _ in rows["parts"]]
    rows[number] = [float(stated) for _, stated in rows["parts"]]
    return rows
