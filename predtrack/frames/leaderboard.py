"""A leaderboard as a pandas frame that says what it is."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

import pandas as pd

from predtrack.frames.scores import ScoreFrame
from predtrack.summaries.leaderboard import (
    LeftOut,
    Place,
    board_headline,
    difficulty_frame,
    place_record,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ClassVar

    from predtrack.summaries.leaderboard import Leaderboard

__all__ = ["LeaderboardFrame"]


class LeaderboardFrame(ScoreFrame):
    """One row per forecaster, best first; ``notes`` begin with the finding in words.

    ``difficulty`` is a frame of the questions, ``left_out`` one of who is not ranked.
    """

    _metadata: ClassVar[list[str]] = ["notes", "difficulty", "left_out"]
    difficulty: pd.DataFrame
    left_out: pd.DataFrame

    @property
    def _constructor(self) -> Callable[..., LeaderboardFrame]:
        return LeaderboardFrame

    @classmethod
    def of_board(cls, board: Leaderboard) -> LeaderboardFrame:
        """Lay out a leaderboard."""
        records = [place_record(place) for place in board.places]
        frame = cls(records, columns=[field.name for field in fields(Place)])
        out = pd.DataFrame(
            [asdict(one) for one in board.left_out],
            columns=[field.name for field in fields(LeftOut)],
        )
        notes = "\n".join([board_headline(board), str(board.funnel), *board.remarks])
        object.__setattr__(frame, "notes", notes)
        object.__setattr__(frame, "difficulty", difficulty_frame(board.difficulty))
        object.__setattr__(frame, "left_out", out)
        return frame

    def _told(self) -> pd.DataFrame:
        """Leave away what says nothing here, so that the numbers are seen."""
        frame = pd.DataFrame(self)
        same = [name for name in ("kind", "group", "remark") if name in frame]
        idle = [name for name in same if frame[name].nunique() < 2]
        return frame.drop(columns=idle).dropna(axis="columns", how="all")
