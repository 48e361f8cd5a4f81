"""A leaderboard as flat rows."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pandas as pd

from predtrack.summaries.leaderboard.place import Place

if TYPE_CHECKING:
    from predtrack.summaries.leaderboard.place import Difficulty

__all__ = ["difficulty_frame", "place_record"]


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
