"""Forecasters in order: adjusted for difficulty, with bands of ranks and all that is left out."""

from __future__ import annotations

from predtrack.summaries.leaderboard.board import Order, RankingAsked, rank_forecasters
from predtrack.summaries.leaderboard.place import Difficulty, Leaderboard, LeftOut, Place
from predtrack.summaries.leaderboard.records import difficulty_frame, place_record
from predtrack.summaries.leaderboard.sentences import board_headline

__all__ = [
    "Difficulty",
    "Leaderboard",
    "LeftOut",
    "Order",
    "Place",
    "RankingAsked",
    "board_headline",
    "difficulty_frame",
    "place_record",
    "rank_forecasters",
]
