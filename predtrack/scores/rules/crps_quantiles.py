"""CRPS approximated from quantiles."""

from typing import Literal

from predtrack.scores.blocks import Levels, Quantiles
from predtrack.scores.columns import Column, Real
from predtrack.scores.distributions import level_widths, weighted_loss
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["CRPS_QUANTILES", "crps_quantiles"]


@door
def crps_quantiles(
    quantile: Levels,
    value: Quantiles,
    outcome: Real,
    *,
    weights: Literal["equal", "nearest"] = "equal",
) -> Column:
    """Approximate the CRPS by twice the mean pinball loss over the stated levels.

    Parameters
    ----------
    quantile : shape (L,), between 0 and 1
        Levels, rising, shared by all rows.
    value : shape (n, L)
        Values at the levels; they may touch, but not cross.
    outcome : shape (n,)
        Value observed.
    weights
        ``equal``: every level weighs 1/L, wherever it lies, as in the WIS. ``nearest``:
        every level weighs as much as the part of (0, 1) that lies nearer to it than to
        another level, so that levels crowded in the tails do not count twice.

    Returns
    -------
    shape (n,), in [0, inf)
        One score per forecast, in the unit of the values; lower is better.

    Raises
    ------
    InvalidForecastError
        If a number is missing or infinite, levels do not rise, quantiles cross, or the
        shapes differ.

    Notes
    -----
    The CRPS is the integral of twice the pinball loss over all levels; this is a sum with
    one point for each level. Both weights are exact for an ensemble of L members when the
    levels are (k - 1/2) / L; nothing is assumed about the tails beyond the outermost levels.

    References
    ----------
    Gneiting & Ranjan (2011), Journal of Business & Economic Statistics 29(3), 411-422.
    doi:10.1198/jbes.2010.08110
    Bröcker (2012), Quarterly Journal of the Royal Meteorological Society 138(667),
    1611-1617. doi:10.1002/qj.1891

    Examples
    --------
    >>> levels = [0.05, 0.25, 0.5, 0.75, 0.95]
    >>> crps_quantiles(levels, [[2, 4, 5, 7, 11]], [6]).round(6)
    array([0.68])
    >>> crps_quantiles(levels, [[2, 4, 5, 7, 11]], [6], weights="nearest").round(6)
    array([0.7225])
    """
    share = level_widths(quantile) if weights == "nearest" else 1 / len(quantile)
    return weighted_loss(quantile, value, outcome, 2 * share)


CRPS_QUANTILES = Score(
    crps_quantiles,
    name="crps",
    title="CRPS (approximated from quantiles)",
    kind="quantiles",
    range=(0.0, float("inf")),
    direction="lower",
    elicits="quantiles",
    reference=(
        "Gneiting, T. & Ranjan, R. (2011). Comparing density forecasts using threshold- and "
        "quantile-weighted scoring rules. Journal of Business & Economic Statistics 29(3), "
        "411-422."
    ),
    doi="10.1198/jbes.2010.08110",
    caution=(
        "Depends on the levels: compare forecasts at the same levels only. "
        "Has the unit of the values: do not average over different quantities."
    ),
    aliases=("crps_quantiles",),
)
