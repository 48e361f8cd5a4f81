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

TEXTS = {
    "en": {
        "not_comparable": "{first} and {second} are not comparable: {reason}.",
        "one": "{n} common question",
        "many": "{n:,} common questions",
        "not_compared": "By {rule} the two are not compared: {why}.",
        "same": "{first} and {second} score the same on {common} ({rule}).",
        "better": "{better} is better than {other}: on {common} the mean {rule} score is"
        " {apart}{interval}.",
        "cannot": "Who is better cannot be told: on {common} the mean {rule} score of {better}"
        " is {apart} than that of {other}{interval}.",
        "lower": "{by:.3g} lower",
        "higher": "{by:.3g} higher",
        "p": " ({p})",
        "interval": " ({level:g} % interval: {reach}; {p})",
        "around": "first minus second from {low:+.3g} to {high:+.3g}",
        "beside": "by {low:.3g} to {high:.3g}",
    },
    "zh": {
        "not_comparable": "{first} 与 {second} 无法比较：{reason}。",
        "one": "{n} 个共同题目",
        "many": "{n:,} 个共同题目",
        "not_compared": "按 {rule} 未作比较：{why}。",
        "same": "{first} 与 {second} 在 {common}上得分相同（{rule}）。",
        "better": "{better} 优于 {other}：在 {common}上，平均 {rule} 分{apart}{interval}。",
        "cannot": "孰优孰劣尚不能断定：在 {common}上，{better} 的平均 {rule} 分比 {other} {apart}"
        "{interval}。",
        "lower": "低 {by:.3g}",
        "higher": "高 {by:.3g}",
        "p": "（{p}）",
        "interval": "（{level:g} % 区间：{reach}；{p}）",
        "around": "前者减后者 {low:+.3g} 至 {high:+.3g}",
        "beside": "相差 {low:.3g} 至 {high:.3g}",
    },
}  # fmt: skip


def headline(found: Comparison, *, language: str = "en") -> str:
    """Say who is better and how surely, or that it cannot be told.

    Parameters
    ----------
    found
        A comparison; its first rule is the one that is told.
    language
        ``en`` or ``zh``.
    """
    if found.reason:
        said = TEXTS[language]["not_comparable"]
        return said.format(first=found.first, second=found.second, reason=found.reason)
    return in_words(found, found.rules[0], language=language)


def in_words(found: Comparison, one: RuleComparison, *, language: str = "en") -> str:
    """Say what one rule finds."""
    texts = TEXTS[language]
    common = texts["one" if one.n == 1 else "many"].format(n=one.n)
    if one.difference is None:
        return texts["not_compared"].format(rule=one.rule, why="; ".join(one.remarks))
    if one.better == "neither":
        return texts["same"].format(
            first=found.first, second=found.second, common=common, rule=one.rule
        )
    better, other = _sides(found, one)
    return texts["better" if one.told_apart else "cannot"].format(
        better=better, other=other, common=common, rule=one.rule,
        apart=texts[one.direction].format(by=abs(one.difference)),
        interval=_interval(one, texts),
    )  # fmt: skip


def _sides(found: Comparison, one: RuleComparison) -> tuple[str, str]:
    return (found.first, found.second) if one.better == "first" else (found.second, found.first)


def _interval(one: RuleComparison, texts: dict[str, str]) -> str:
    """Give the ends as the advantage of the better one, and the p value."""
    p = "" if one.p_value is None else f"p = {one.p_value:.2g}"
    if one.interval is None:
        return texts["p"].format(p=p) if p else ""
    low, high = one.interval.low, one.interval.high
    if (low < 0) != (high < 0):
        reach = texts["around"].format(low=low, high=high)
    else:
        near, far = sorted((abs(low), abs(high)))
        reach = texts["beside"].format(low=near, high=far)
    return texts["interval"].format(level=one.interval.level * 100, reach=reach, p=p)
