"""What notebooks hold: summaries as pandas frames that say what they are."""

from __future__ import annotations

from predtrack.frames.scores import ScoreFrame

__all__ = ["ScoreFrame"]
