"""The words of feeds, in each language, and text without the signs that no feed may hold."""

from __future__ import annotations

import re

__all__ = ["outcome_word", "plain", "word"]

_WORDS = {
    "en": {
        "feed": "Predictions",
        "calendar": "Predictions due",
        "due": "Due: {title}",
        "overdue": "Overdue: {title}",
        "deadline": "Target deadline: {title}",
        "deadline passed": "Target deadline passed: {title}",
        "by": "Forecaster: {name}",
        "asks": "Criteria: {text}",
        "id": "Record: {id}",
        "resolve": "Nobody has resolved it yet.",
        "published": "Recorded: {title}",
        "resolved": "Resolved, {outcome}: {title}",
        "resolved anew": "Resolved anew, {outcome} instead of {before}: {title}",
        "published on": "Published on {day} by {name}.",
        "states": "{predictions} and {targets} on record.",
        "known": "Known since {day}; resolved by {name}.",
        "reason": "Reason: {text}",
        "Brier": "Brier",
        "hit rate": "hit rate",
        "label overdue": "overdue",
        "score": "score",
        "nothing": "nothing scored",
    },
    "zh": {
        "feed": "预测",
        "calendar": "预测到期日",
        "due": "到期：{title}",
        "overdue": "逾期未判定：{title}",
        "deadline": "目标期限：{title}",
        "deadline passed": "目标期限已过：{title}",
        "by": "预测者：{name}",
        "asks": "判定标准：{text}",
        "id": "记录：{id}",
        "resolve": "尚无人判定。",
        "published": "新录入：{title}",
        "resolved": "已判定（{outcome}）：{title}",
        "resolved anew": "重新判定（{outcome}，原为{before}）：{title}",
        "published on": "{name}发布于 {day}。",
        "states": "已录入 {predictions}、{targets}。",
        "known": "结果自 {day} 起可知；判定者：{name}。",
        "reason": "理由：{text}",
        "Brier": "布里尔分数",
        "hit rate": "命中率",
        "label overdue": "逾期",
        "score": "得分",
        "nothing": "尚无得分",
    },
}
_OUTCOMES = {
    "yes": "是",
    "no": "否",
    "partial": "部分实现",
    "void": "作废",
    "ambiguous": "无法判定",
}
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def word(key: str, language: str, /, **filled: str) -> str:
    """Say something in a language; in English where nobody has translated it.

    Examples
    --------
    >>> word("due", "zh", title="市场规模"), word("due", "de", title="Market size")
    ('到期：市场规模', 'Due: Market size')
    """
    return _WORDS.get(language, _WORDS["en"])[key].format(**filled)


def outcome_word(outcome: str, language: str) -> str:
    """Say a verdict in a language; a number, a date or a category stays as it is.

    Examples
    --------
    >>> outcome_word("void", "zh"), outcome_word("2031", "zh"), outcome_word("void", "en")
    ('作废', '2031', 'void')
    """
    return _OUTCOMES.get(outcome, outcome) if language == "zh" else outcome


def plain(text: str) -> str:
    r"""Give a text whose only line ends are line feeds, without control signs.

    XML 1.0 and calendars have no way to write those, not even escaped; and readers disagree
    on which signs end a line.

    Examples
    --------
    >>> plain("one\r\ntwo\u2028three\x00\x1b[31m")
    'one\ntwo\nthree��[31m'
    """
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", _LINE_ENDS.sub("\n", text))
