"""A comparison as flat rows."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from predtrack.summaries.comparison.comparison import Comparison, RuleComparison

__all__ = ["comparison_record"]


def comparison_record(found: Comparison, one: RuleComparison) -> dict[str, Any]:
    """Give one rule's comparison as a flat row."""
    interval, anytime = one.interval, one.anytime
    watched = asdict(anytime) if anytime else dict.fromkeys(_WATCHED)
    return {
        "first_forecaster": found.first,
        "second_forecaster": found.second,
        "rule": one.rule,
        "direction": one.direction,
        "n": one.n,
        "clusters": one.clusters,
        "first": one.first,
        "second": one.second,
        "difference": one.difference,
        "better": one.better,
        "told_apart": one.told_apart,
        "sd": one.sd,
        "interval_level": interval.level if interval else None,
        "interval_low": interval.low if interval else None,
        "interval_high": interval.high if interval else None,
        "interval_method": interval.method if interval else None,
        "p_value": one.p_value,
        "smallest_p": one.smallest_p,
        "p_method": one.p_method,
        "holm": one.holm,
        "benjamini_hochberg": one.benjamini_hochberg,
        "hln": one.hln,
        "hln_p": one.hln_p,
        "detectable": one.detectable,
        **{f"anytime_{name}": watched[name] for name in _WATCHED},
    }


_WATCHED = ("steps", "low", "high", "first_better", "second_better")
