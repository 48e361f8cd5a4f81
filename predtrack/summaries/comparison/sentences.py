"""What a comparison comes to, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from predtrack.summaries.comparison.comparison import Comparison, RuleComparison

__all__ = ["UNSTATED", "headline", "in_words"]

UNSTATED = (
    "A word or a bare assertion is no probability: whoever states none has no place in a"
    " comparison of scores. What such scores could be, predtrack score says."
)
"""What a reader of a ledger must know where nobody states a probability."""


def headline(found: Comparison) -> str:
    """Say who is better and how surely, or that it cannot be told.

    Parameters
    ----------
    found
        A comparison; its first rule is the one that is told.
    """
    if found.reason:
        return f"{found.first} and {found.second} are not comparable: {found.reason}."
    return in_words(found, found.rules[0])


def in_words(found: Comparison, one: RuleComparison) -> str:
    """Say what one rule finds."""
    common = f"{one.n:,} common question{'' if one.n == 1 else 's'}"
    if one.difference is None:
        return f"By {one.rule} the two are not compared: {'; '.join(one.remarks)}."
    if one.better == "neither":
        return f"{found.first} and {found.second} score the same on {common} ({one.rule})."
    better, other = _sides(found, one)
    apart = f"{abs(one.difference):.3g} {one.direction}"
    if one.told_apart:
        return (
            f"{better} is better than {other}: on {common} the mean {one.rule} score is"
            f" {apart}{_interval(one)}."
        )
    return (
        f"Who is better cannot be told: on {common} the mean {one.rule} score of"
        f" {better} is {apart} than that of {other}{_interval(one)}."
    )


def _sides(found: Comparison, one: RuleComparison) -> tuple[str, str]:
    return (found.first, found.second) if one.better == "first" else (found.second, found.first)


def _interval(one: RuleComparison) -> str:
    """Give the ends as the advantage of the better one, and the p value."""
    p = "" if one.p_value is None else f"p = {one.p_value:.2g}"
    if one.interval is None:
        return f" ({p})" if p else ""
    ends = sorted((one.interval.low, one.interval.high), key=abs)
    if (one.interval.low < 0) != (one.interval.high < 0):
        ends = [one.interval.low, one.interval.high]
        reach = f"first minus second from {ends[0]:+.3g} to {ends[1]:+.3g}"
    else:
        reach = f"by {abs(ends[0]):.3g} to {abs(ends[1]):.3g}"
    return f" ({one.interval.level * 100:g} % interval: {reach}; {p})"
