"""Forecasts, outcomes, dates and reasons in the words of a language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from predtrack.reports.numbers import compact

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from predtrack.kinds import Forecast
    from predtrack.reports.site.texts import Texts
    from predtrack.values import PartialDate

__all__ = [
    "forecast_text",
    "number",
    "outcome_text",
    "plain_text",
    "reason_text",
    "share",
    "stated_date",
    "with_unit",
]

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def plain_text(text: str) -> str:
    """Take out signs that cannot be seen and turn what stands around them.

    Examples
    --------
    >>> plain_text("abc\u202edef")
    'abcdef'
    """
    return " ".join(_UNSEEN.sub("", text).split())


def share(value: float | None) -> str:
    """Write a share as people read it.

    Examples
    --------
    >>> share(0.47826), share(1.0), share(None)
    ('47.8 %', '100 %', '–')
    """
    if value is None:
        return "–"
    return f"{value * 100:.1f}".removesuffix(".0") + " %"


def number(value: float | None) -> str:
    """Write a quantity; years and small whole numbers as they are.

    Examples
    --------
    >>> number(2030.0), number(1.253e12), number(0.35)
    ('2030', '1.25 T', '0.35')
    """
    if value is not None and float(value).is_integer() and abs(value) < 10_000:
        return f"{value:.0f}"
    return compact(value)


def with_unit(unit: str | None) -> str:
    """Give a unit as it stands behind a number."""
    return f" {unit}" if unit else ""


def outcome_text(outcome: float | str, texts: Texts) -> str:
    """Write an outcome."""
    if isinstance(outcome, float):
        return number(outcome)
    return texts.named("outcome", outcome) if outcome.isalpha() else outcome


def stated_date(stated: PartialDate, anchor: dt.date, texts: Texts) -> str:
    """Write a date with the words in which it was given, where these are vaguer."""
    first, last = stated.interval(anchor)
    if first == last:
        return last.isoformat()
    return texts("made_between", first=first, last=last, stated=stated)


def forecast_text(forecast: Forecast, unit: str | None, texts: Texts) -> str:
    """Say a forecast in words."""
    say = _KINDS.get(forecast.kind)
    return say(forecast, with_unit(unit), texts) if say else ""


def _assertion(said: Any, _unit: str, texts: Texts) -> str:  # noqa: ANN401 - a forecast
    return texts("asserts_happens" if said.assertion == "happens" else "asserts_not")


def _range(said: Any, unit: str, texts: Texts) -> str:  # noqa: ANN401 - a forecast
    low, high = map(number, said.range)
    if said.level is None:
        return texts("says_range", low=low, high=high, unit=unit)
    return texts("says_range_level", low=low, high=high, unit=unit, level=share(said.level))


def _bound(said: Any, unit: str, texts: Texts) -> str:  # noqa: ANN401 - a forecast
    comparator = texts(said.comparator.replace(" ", "_"))
    return texts("says_bound", comparator=comparator, value=number(said.bound), unit=unit)


def _deadline(said: Any, _unit: str, texts: Texts) -> str:  # noqa: ANN401 - a forecast
    if said.probability is None:
        return texts("says_deadline", deadline=said.deadline)
    return texts("says_deadline_probability", deadline=said.deadline, p=share(said.probability))


def _probabilities(said: Any, _unit: str, texts: Texts) -> str:  # noqa: ANN401 - a forecast
    parts = (f"{name} {share(p)}" for name, p in said.probabilities.items())
    return texts("comma").join(parts)


def _quantiles(said: Any, unit: str, texts: Texts) -> str:  # noqa: ANN401 - a forecast
    parts = (f"{share(level)}: {number(said.quantiles[level])}" for level in said.levels)
    return texts("comma").join(parts) + unit


_KINDS: dict[str, Callable[[Any, str, Texts], str]] = {
    "assertion": _assertion,
    "probability": lambda said, _, t: t("says_probability", p=share(said.probability)),
    "words": lambda said, _, t: t("says_words", words=said.words),
    "point": lambda said, unit, t: t("says_point", value=number(said.point), unit=unit),
    "range": _range,
    "bound": _bound,
    "deadline": _deadline,
    "probabilities": _probabilities,
    "quantiles": _quantiles,
}

_REASONS = (
    (r"cannot be resolved: there is no question (.+)", "无法判定：没有问题 {0}"),
    (r"cannot be resolved: (.+)", "无法判定：{lacks}"),
    (r"cannot be resolved", "无法判定"),
    (r"no forecast: a stated (.+)", "不是预测，而是{claim}"),
    (r"no forecast", "不是预测"),
    (r"no score for this forecast yet \((.+)\)", "这类预测尚无评分（{0}）"),
    (r"no score for this forecast yet", "尚无评分的类型"),
    (r"resolved early: counts from (.+)", "提前判定，自 {0} 起计分"),
    (r"resolved early", "提前判定"),
    (r"made on (.+), after the outcome was known on (.+)", "作出于 {0}，而结果 {1} 已知"),
    (r"made too late", "作出过晚"),
    (r"the outcome \((.+)\) does not decide the claim", "结果（{0}）不足以判定该陈述"),
    (r"the outcome does not fit the question: (.+)", "结果与问题不符：{0}"),
    (r"the forecast does not answer a (.+) question", "预测与问题类型（{0}）不符"),
    (r"withdrawn", "已撤回"),
    (r"void: (.+)", "作废：{0}"),
    (r"void", "作废"),
    (r"ambiguous: (.+)", "不明：{0}"),
    (r"ambiguous", "不明"),
    (r"disputed(: the resolvers disagree)?", "有争议：判定者意见不一"),
    (r"overdue since (.+): no resolution", "自 {0} 起逾期，无人判定"),
    (r"overdue", "逾期未判"),
    (r"not due until (.+)", "{0} 到期"),
    (r"not yet due", "尚未到期"),
    (r"open, without a due date", "未定，没有到期日"),
    (r"logged_late", "录入过晚"),
    (r"retrospective", "事后补录"),
)


def reason_text(reason: str, texts: Texts) -> str:
    """Say why something is not scored; the reasons come in English."""
    if texts.language == "en":
        return {"logged_late": "logged late"}.get(reason, reason)
    for pattern, said in _REASONS:
        if found := re.fullmatch(pattern, reason, re.DOTALL):
            parts = [part or "" for part in found.groups()]
            first = parts[0] if parts else ""
            known = {
                "lacks": texts.named("lacks", first),
                "claim": texts.named("claim", first),
            }
            return said.format(*parts, **known)
    return reason
