"""The words of the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["MONTHS", "TEXTS", "counted"]

MONTHS: Mapping[str, Sequence[str]] = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "zh": tuple(f"{number} 月" for number in range(1, 13)),
}

TEXTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "date": "date",
        "dates": "dates",
        "counted": "{n} {noun}",
        "overdue": "{what} passed without an answer",
        "nothing": "Nothing is open: what is shown was answered before its date",
        "and_next": "{overdue}; {n} to come, the next on {next}",
        "only_next": "Nothing is overdue; {what} to come, the next on {next}",
        "one_by_one": "The last day of each; n = {n}, seen on {day}",
        "by_month": "Number of last days in each month; n = {n}, seen on {day}",
        "marks": "{marks}.",
        "mark": "{sign} {state}",
        "dashed": " Dashed: the day from which it looks.",
        "framed": " Framed: the month from which it looks.",
        "gaps": " Years without any are left out.",
        "later": " Not drawn: {n} after {year}.",
        "state": "{state}: {n}",
        "stop": "; ",
        "comma": ", ",
        "is_overdue": "passed",
        "is_open": "prediction to come",
        "is_target": "deadline of a target",
        "is_early": "resolved early",
        "late": "{days} d ago",
        "coming": "in {days} d",
        "same": "today",
    },
    "zh": {
        "date": "项",
        "dates": "项",
        "counted": "{n} {noun}",
        "overdue": "{what}已过期未答",
        "nothing": "没有未决的：所示各项均提前有了答案",
        "and_next": "{overdue}；{n} 项将至，最近的在 {next}",
        "only_next": "没有逾期；{what}将至，最近的在 {next}",
        "one_by_one": "各项的最后一天；n = {n}，观察日 {day}",
        "by_month": "各月最后期限的数目；n = {n}，观察日 {day}",
        "marks": "{marks}。",
        "mark": "{sign} {state}",
        "dashed": "虚线：观察日。",
        "framed": "带框：观察日所在的月。",
        "gaps": "没有日期的年份不画。",
        "later": "{year} 年之后的 {n} 项不画。",
        "state": "{state}：{n}",
        "stop": "；",
        "comma": "，",
        "is_overdue": "已过期",
        "is_open": "将至的预测",
        "is_target": "目标期限",
        "is_early": "提前有结论",
        "late": "{days} 天前",
        "coming": "{days} 天后",
        "same": "今天",
    },
}  # fmt: skip


def counted(number: int, texts: Mapping[str, str]) -> str:
    """Write how many dates."""
    noun = texts["date"] if number == 1 else texts["dates"]
    return texts["counted"].format(n=f"{number:,}", noun=noun)
