"""What charts of calibration share: which groups are drawn, and how they are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from predtrack.charts.sentences import cut, one_line
from predtrack.charts.shown import summary_of
from predtrack.errors import UsageError
from predtrack.summaries.calibration import Calibration
from predtrack.summaries.calibration_headline import ALPHA, headline, p_value_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Drawn", "count", "drawn_groups", "finding_of_many", "group_name", "span", "spread"]

_COLUMNS = 60
"""Longest name of a group."""

TEXTS = {
    "en": {
        "all": "all forecasts",
        "many": "{groups} groups, {tested} tested: {small} with p at most {alpha:g}, where luck"
        " alone gives about {luck:.2g}",
        "untested": "{groups} groups, none of which could be tested",
        "left_out": "the {shown} largest of {groups} groups are drawn",
        "weighed": "n adds up the weights",
        "shared": "forecasts of one question share its outcome, and luck is larger than shown",
    },
    "zh": {
        "all": "全部预测",
        "many": "{groups} 组中检验了 {tested} 组：{small} 组 p 不超过 {alpha:g}，"
        "仅凭运气约有 {luck:.2g} 组",
        "untested": "{groups} 组，均无法检验",
        "left_out": "共 {groups} 组，只画最大的 {shown} 组",
        "weighed": "n 为权重之和",
        "shared": "同一问题的预测共用一个结果，运气的作用比所示更大",
    },
}


class Drawn(NamedTuple):
    """The groups of a calibration that a chart has room for.

    Parameters
    ----------
    found
        All of it.
    groups
        Those with the most forecasts, in their order.
    """

    found: Calibration
    groups: tuple[Any, ...]

    @property
    def every(self) -> tuple[Any, ...]:
        """All groups, drawn or not."""
        return self.found.groups

    def beside(self, language: str) -> list[str]:
        """Say what a reader must know of groups: left out, with shared outcomes or weights."""
        texts, said = TEXTS[language], []
        if len(self.groups) < len(self.found.groups):
            numbers = {"shown": len(self.groups), "groups": len(self.found.groups)}
            said.append(texts["left_out"].format(**numbers))
        if any(one.questions is not None and one.questions < one.n for one in self.groups):
            said.append(texts["shared"])
        if not all(float(one.n).is_integer() for one in self.every):
            said.append(texts["weighed"])
        return said


def drawn_groups(given: object, *, most: int, numeric: bool, instead: str) -> Drawn:
    """Take the groups with the most forecasts, as many as there is room for.

    Raises
    ------
    UsageError
        If there is no forecast, or forecasts are of another kind than the chart is for.
    """
    found = summary_of(given, Calibration)
    if numeric and found.numbers:  # of a ledger: first its quantiles, otherwise its ranges
        found = found.numbers[0]
    if (found.kind != "binary") != numeric:
        what = "probabilities" if found.kind == "binary" else f"forecasts of kind {found.kind}"
        raise UsageError(f"this chart is not for {what}; choose out of {instead}")
    if not found.groups:
        raise UsageError(headline(found.groups, found.funnel))
    by_size = sorted(range(len(found.groups)), key=lambda at: -found.groups[at].n)
    return Drawn(found, tuple(found.groups[at] for at in sorted(by_size[:most])))


def group_name(by: Mapping[str, str], language: str) -> str:
    """Name a group by its values."""
    name = one_line(", ".join(map(str, by.values())))
    return cut(name, _COLUMNS) or TEXTS[language]["all"]


def finding_of_many(groups: Sequence[Any], language: str) -> str:
    """Say how many groups stand out, beside how many do by luck."""
    tested = [p for p in map(p_value_of, groups) if p is not None]
    return TEXTS[language]["many" if tested else "untested"].format(
        groups=len(groups),
        tested=len(tested),
        small=sum(p <= ALPHA for p in tested),
        alpha=ALPHA,
        luck=ALPHA * len(tested),
    )


def count(n: float) -> str:
    """Write a count, or a weight.

    Examples
    --------
    >>> count(12345), count(60.0), count(2.25)
    ('12,345', '60', '2.25')
    """
    return f"{n:,.0f}" if float(n).is_integer() else f"{n:,.4g}"


def span(ends: tuple[float, float] | None) -> str:
    """Write an interval of shares.

    Examples
    --------
    >>> span((0.25, 0.5)), span(None)
    ('0.25–0.50', '–')
    """
    return f"{ends[0]:.2f}–{ends[1]:.2f}" if ends else "–"


def spread(rows: Sequence[Any], most: int) -> list[Any]:
    """Pick rows evenly, the first and the last among them, where there are too many."""
    if len(rows) <= most:
        return list(rows)
    step = (len(rows) - 1) / (most - 1)
    return [rows[round(number * step)] for number in range(most)]
