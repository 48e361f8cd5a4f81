"""What a leaderboard comes to, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from predtrack.summaries.leaderboard.place import Leaderboard, Place

__all__ = ["board_headline"]

TEXTS = {
    "en": {
        "first": "{name} is first of {all:,} forecasters: at the {level} level nobody else can be"
        " ({score}).",
        "nobody": "Nobody of {all:,} forecasters is told apart from the first: at the {level} level"
        " each of them may be first. Best so far is {name} ({score}).",
        "several": "{name} has the best score of {all:,} forecasters ({score}), but at the {level}"
        " level {may:,} of them may be first.",
        "score": "adjusted {rule} {value:.4f}",
        "unstated": "Nobody is ranked: no scored claim states a probability.",
        "unscored": "Nobody is ranked: no forecast can be scored.",
        "apart": "Nobody is ranked: no two forecasters have {minimum:,} questions each and some in"
        " common.",
        "infinite": "Nobody is ranked: of those without an infinite score, no two have {minimum:,}"
        " questions each and some in common.",
    },
    "zh": {
        "first": "{all:,} 名预测者中 {name} 居首：在 {level} 水平上别人都不可能是第一（{score}）。",
        "nobody": "{all:,} 名预测者与首位都无法区分：在 {level} 水平上每一名都可能是第一。"
        "目前最好的是 {name}（{score}）。",
        "several": "{all:,} 名预测者中 {name} 得分最好（{score}），但在 {level} 水平上有 {may:,}"
        " 名可能是第一。",
        "score": "调整后的 {rule} 为 {value:.4f}",
        "unstated": "无人上榜：计分的预测都没有说出概率。",
        "unscored": "无人上榜：没有可以计分的预测。",
        "apart": "无人上榜：没有两名预测者各答 {minimum:,} 题并有共同的题目。",
        "infinite": "无人上榜：得分非无穷大者中，没有两名各答 {minimum:,} 题并有共同的题目。",
    },
}  # fmt: skip


def board_headline(board: Leaderboard, *, language: str = "en") -> str:
    """Say who is first and how surely, or that nobody can be told from the others.

    Parameters
    ----------
    board
        The board; its largest group is the one that is told.
    language
        ``en`` or ``zh``.
    """
    texts = TEXTS[language]
    places = [p for p in board.places if p.group == 1 and p.kind == "forecaster"]
    if not places:
        return _nobody(board, texts)
    first = [place for place in places if place.rank_high == 1]
    named = first[0] if first else places[0]
    may = sum(place.rank_low == 1 for place in places)
    told = "first" if first else "nobody" if may == len(places) else "several"
    return texts[told].format(
        name=named.forecaster, all=len(places), may=may, level=f"{board.level * 100:g} %",
        score=_score(board, named, texts),
    )  # fmt: skip


def _nobody(board: Leaderboard, texts: dict[str, str]) -> str:
    if not board.left_out:
        return texts["unstated" if board.funnel.unit == "claims" else "unscored"]
    infinite = any(one.reason.startswith("an infinite score") for one in board.left_out)
    return texts["infinite" if infinite else "apart"].format(minimum=board.minimum)


def _score(board: Leaderboard, place: Place, texts: dict[str, str]) -> str:
    return texts["score"].format(rule=board.rule.name, value=place.adjusted)
