"""Read a forecast that was typed on one line, such as ``probability=0.7``."""

from __future__ import annotations

import re
from typing import Any

from predtrack.errors import UnknownNameError, UsageError
from predtrack.kinds import FORECASTS

__all__ = ["EXAMPLES", "question_kind", "read_forecast"]

EXAMPLES = {
    "probability": "probability=0.7",
    "probabilities": "probabilities=red:0.2,blue:0.8",
    "assertion": "assertion=happens",
    "words": "words=likely",
    "point": "point=400",
    "range": "range=300..500",
    "bound": "bound=more than 1000",
    "quantiles": "quantiles=0.1:300,0.5:400,0.9:600",
    "deadline": "deadline=2027-12-31",
}
"""How each kind of forecast is typed."""

_PREFERRED = ("binary", "numeric", "date", "categorical")


def read_forecast(text: str, *, language: str = "en") -> dict[str, Any]:
    """Read a typed forecast.

    Parameters
    ----------
    text
        Kind and content, joined by ``=``; see :data:`EXAMPLES`.
    language
        Language of words of probability.

    Returns
    -------
    dict
        The payload as a file would hold it.

    Raises
    ------
    UsageError
        If it names no kind, or its content cannot be read.

    Examples
    --------
    >>> read_forecast("probability=0.7")
    {'probability': '0.7'}
    >>> read_forecast("bound=more than 1000")
    {'bound': '1000', 'comparator': 'more than'}
    """
    kind, sign, content = (part.strip() for part in text.partition("="))
    if kind not in FORECASTS:
        raise UnknownNameError("kind of forecast", kind, FORECASTS)
    if not sign or not content:
        raise UsageError(f"{text!r} has no content; write it like {EXAMPLES[kind]!r}")
    return _content(kind, content, language)


def _content(kind: str, content: str, language: str) -> dict[str, Any]:
    match kind:
        case "words":
            return {"words": content, "language": language}
        case "range":
            return {"range": list(_pair(kind, content, r"\s*\.\.\s*"))}
        case "bound":
            comparator, number = _pair(kind, content, r"\s+(?=\S+$)")
            return {"bound": number, "comparator": comparator}
        case "probabilities" | "quantiles":
            return {kind: _table(kind, content)}
        case _:
            return {kind: content}


def _table(kind: str, content: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for key, number in (_pair(kind, pair, r"\s*:\s*") for pair in content.split(",")):
        if key in table:
            raise UsageError(f"{key!r} stands twice in {content!r}")
        table[key] = number
    return table


def _pair(kind: str, content: str, between: str) -> tuple[str, str]:
    parts = re.split(between, content.strip())
    if len(parts) != 2 or not all(parts):
        raise UsageError(f"{content!r} cannot be read; write it like {EXAMPLES[kind]!r}")
    return parts[0], parts[1]


def question_kind(forecast: dict[str, Any]) -> str:
    """Name the kind of question that a forecast usually answers.

    Examples
    --------
    >>> question_kind({"point": "400"}), question_kind({"words": "likely"})
    ('numeric', 'binary')
    """
    kind = next(key for key in forecast if key in FORECASTS)
    answers = FORECASTS[kind].answers
    if kind == "probabilities":
        return "categorical"
    return next(name for name in _PREFERRED if name in answers)
