"""A leaderboard as a pandas frame that says what it is."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from predtrack.frames.summary_frame import SummaryFrame
from predtrack.summaries.leaderboard import (
    LeftOut,
    Place,
    board_headline,
    difficulty_frame,
    place_record,
)

if TYPE_CHECKING:
    from typing import Self

    from predtrack.summaries.leaderboard import Leaderboard

__all__ = ["LeaderboardFrame"]


class LeaderboardFrame(SummaryFrame):
    """One row per forecaster, best first; ``notes`` begin with the finding in words.

    ``difficulty`` is a frame of the questions, ``left_out`` one of who is not ranked. Chart:
    ``leaderboard``.
    """

    _metadata: ClassVar[list[str]] = ["notes", "_held", "difficulty", "left_out"]
    made_by: ClassVar[str] = "predtrack.leaderboard"
    _leads: ClassVar[bool] = True
    _held: Leaderboard
    difficulty: pd.DataFrame
    left_out: pd.DataFrame

    @classmethod
    def of(cls, summary: Leaderboard) -> Self:
        """Lay out a leaderboard."""
        frame = super().of(summary)
        out = pd.DataFrame(
            [asdict(one) for one in summary.left_out],
            columns=[field.name for field in fields(LeftOut)],
        )
        object.__setattr__(frame, "difficulty", difficulty_frame(summary.difficulty))
        object.__setattr__(frame, "left_out", out)
        return frame

    @classmethod
    def _laid_out(cls, summary: Leaderboard) -> pd.DataFrame:
        records = [place_record(place) for place in summary.places]
        return pd.DataFrame(records, columns=[field.name for field in fields(Place)])

    @classmethod
    def _noted(cls, summary: Leaderboard) -> list[str]:
        return [board_headline(summary), str(summary.funnel), *summary.remarks]

    def _told(self) -> pd.DataFrame:
        """Leave away what says nothing here, so that the numbers are seen."""
        frame = super()._told()
        same = [name for name in ("kind", "group", "remark") if name in frame]
        idle = [name for name in same if frame[name].nunique() < 2]
        return frame.drop(columns=idle)

    def _explained(self) -> list[str]:
        """Name the rule, and what the bands are."""
        board = getattr(self, "_held", None)
        if board is None or not board.places:
            return []
        low, high = board.rule.range
        score = (
            f"{board.rule.name}: {board.rule.title}; {low:g} to {high:g}, {board.rule.direction} is"
            " better. adjusted: the mean score as if all had answered all questions."
        )
        bands = (
            f"rank_low to rank_high: places that cannot be excluded at the {100 * board.level:g} %"
            f" level. {len(board.left_out):,} are not ranked; left_out has their reasons."
        )
        return [score, bands]
