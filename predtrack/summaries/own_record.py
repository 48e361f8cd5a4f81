"""Against their own record: whether they did better than in their earlier editions.

Before any other reference exists, a publisher can be held against itself: at the time
of each claim, the rate at which the claims that it had made before, and whose verdicts
were known by then, had come true. The first edition has no record and is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.scores.assertions import (
    mid_p,
    poisson_binomial_tail,
    prequential_jeffreys,
    tipping_point,
)
from predtrack.summaries.hit_rate import HIT_KINDS
from predtrack.summaries.row import ScoreRow
from predtrack.tables.kinds import scored

if TYPE_CHECKING:
    import pandas as pd

    from predtrack.summaries.settings import ScoreSettings

__all__ = ["own_record", "with_own_record"]

_READINGS = ("partial_as_miss", "partial_as_hit")


def with_own_record(claims: pd.DataFrame) -> pd.DataFrame:
    """Add the rate of the forecaster's own earlier claims, for both readings of partial.

    Returns
    -------
    pandas.DataFrame
        The claims with the columns ``own_partial_as_miss`` and ``own_partial_as_hit``;
        null where the forecaster had no record yet.
    """
    rated = claims.assign(**{f"own_{reading}": float("nan") for reading in _READINGS})
    table = scored(claims)
    table = table[table["kind"].isin(HIT_KINDS)]
    for (who, made), now in table.groupby(["forecaster", "made"]):
        earlier = table[
            (table["forecaster"] == who) & (table["known"] <= made) & (table["made"] < made)
        ]
        if len(earlier):
            for reading in _READINGS:
                rate = prequential_jeffreys(_hits(earlier, reading), len(earlier))
                rated.loc[now.index, f"own_{reading}"] = rate
    return rated


def own_record(claims: pd.DataFrame, settings: ScoreSettings) -> list[ScoreRow]:
    """Give the chance of as many hits, had the earlier rate simply gone on.

    The tail is that of a Poisson-binomial distribution over the claims' reference rates.
    """
    compared = claims[claims["own_partial_as_miss"].notna()]
    if compared.empty:
        return []
    detail = {name: _against(compared, name, settings) for name in _READINGS}
    tails = sorted(reading["tail"] for reading in detail.values())
    return [
        ScoreRow(
            "own_record",
            "chance of as many hits at the own earlier rate",
            (0, 1),
            "lower",
            "model",
            len(compared),
            bounds=(tails[0], tails[1]),
            detail=detail,
        )
    ]


def _hits(table: pd.DataFrame, reading: str) -> int:
    """Count the hits; a claim that came true to some degree, stated or not, is partial."""
    degrees = table["fulfilment"].fillna(0.5)
    return int((degrees == 1).sum() if reading == "partial_as_miss" else (degrees > 0).sum())


def _against(compared: pd.DataFrame, reading: str, settings: ScoreSettings) -> dict[str, Any]:
    rates = compared[f"own_{reading}"].to_numpy(dtype=float)
    hits = _hits(compared, reading)
    return {
        "hits": hits,
        "expected": float(rates.sum()),
        "tail": poisson_binomial_tail(rates, hits),
        "mid_p": mid_p(rates, hits),
        "tipping_point": tipping_point(rates, hits, 1 - settings.level),
    }
