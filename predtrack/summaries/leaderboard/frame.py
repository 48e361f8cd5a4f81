"""A leaderboard as a pandas frame that says what it is."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import pandas as pd

from predtrack.summaries.frame import ScoreFrame
from predtrack.summaries.leaderboard.place import LeftOut, Place
from predtrack.summaries.leaderboard.sentences import board_headline

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ClassVar

    from predtrack.summaries.leaderboard.place import Difficulty, Leaderboard

__all__ = ["LeaderboardFrame", "difficulty_frame", "place_record"]


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


def place_record(place: Place) -> dict[str, Any]:
    """Give one line as a flat row."""
    return {name.name: getattr(place, name.name) for name in fields(Place)}


def difficulty_frame(difficulty: Difficulty) -> pd.DataFrame:
    """Give the difficulty of each question, the hardest first."""
    frame = pd.DataFrame(
        {field.name: getattr(difficulty, field.name) for field in fields(difficulty)}
    )
    return frame.sort_values(
        ["group", "difficulty"], ascending=[True, False], kind="stable", ignore_index=True
    )
