"""The scored claims of one kind, with the columns of the public contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["binary", "point", "scored", "words"]


def scored(claims: pd.DataFrame) -> pd.DataFrame:
    """Keep the claims that nothing excludes from scoring."""
    return claims[claims["excluded"] == ""]


def binary(claims: pd.DataFrame) -> pd.DataFrame:
    """Keep stated probabilities with their outcomes (columns probability, outcome)."""
    table = scored(claims)
    return table[table["probability"].notna()]


def point(claims: pd.DataFrame) -> pd.DataFrame:
    """Keep point forecasts with the observed values (columns value, outcome)."""
    table = scored(claims)
    return table[table["value"].notna()]


def words(claims: pd.DataFrame) -> pd.DataFrame:
    """Keep assertions and words of probability (columns word, reading_low, reading_high)."""
    table = scored(claims)
    return table[table["word"].notna()]
