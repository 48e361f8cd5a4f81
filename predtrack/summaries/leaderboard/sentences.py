"""What a leaderboard comes to, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from predtrack.summaries.leaderboard.place import Leaderboard, Place

__all__ = ["board_headline"]


def board_headline(board: Leaderboard) -> str:
    """Say who is first and how surely, or that nobody can be told from the others.

    Parameters
    ----------
    board
        The board; its largest group is the one that is told.
    """
    places = [p for p in board.places if p.group == 1 and p.kind == "forecaster"]
    if not places:
        return _nobody(board)
    first = [place for place in places if place.rank_high == 1]
    level = f"{board.level * 100:g} %"
    if first:
        return (
            f"{first[0].forecaster} is first of {len(places):,} forecasters: at the {level} level"
            f" nobody else can be ({_score(board, first[0])})."
        )
    may = sum(place.rank_low == 1 for place in places)
    if may == len(places):
        return (
            f"Nobody of {len(places):,} forecasters is told apart from the first: at the {level}"
            f" level each of them may be first. Best so far is {places[0].forecaster}"
            f" ({_score(board, places[0])})."
        )
    return (
        f"{places[0].forecaster} has the best score of {len(places):,} forecasters"
        f" ({_score(board, places[0])}), but at the {level} level {may:,} of them may be first."
    )


def _nobody(board: Leaderboard) -> str:
    if not board.left_out:
        stated = "scored claim states a probability"
        what = stated if board.funnel.unit == "claims" else "forecast can be scored"
        return f"Nobody is ranked: no {what}."
    return (
        f"Nobody is ranked: no two forecasters have {board.minimum:,} questions each and some in"
        " common."
    )


def _score(board: Leaderboard, place: Place) -> str:
    return f"adjusted {board.rule.name} {place.adjusted:.4f}"
