"""Tables that are too large to be read whole: scored where they are, or part by part."""

from __future__ import annotations

from predtrack.summaries.large.asked import Asked
from predtrack.summaries.large.card import large_scorecard
from predtrack.summaries.large.explanation import explained
from predtrack.summaries.large.outcomes import with_outcomes
from predtrack.summaries.large.rows import plain_rows

__all__ = ["Asked", "explained", "large_scorecard", "plain_rows", "with_outcomes"]
