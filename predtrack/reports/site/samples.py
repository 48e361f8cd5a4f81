"""What so few answers can say, in the words of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.reports.site.wording import share

if TYPE_CHECKING:
    from predtrack.reports.site.texts import Texts
    from predtrack.summaries import ScoreRow

__all__ = ["sample_sentences"]


def sample_sentences(row: ScoreRow | None, texts: Texts) -> list[str]:
    """Say what the number of answers in a group can show."""
    if row is None:
        return []
    if texts.language == "en":
        return [row.detail["headline"]]
    hidden = row.detail["indistinguishable_rate"]
    said = []
    if hidden is not None:
        ends = {"a": share(0.5), "b": share(hidden)}
        said.append(texts("few_answers", n=row.detail["questions"], **ends))
    if not row.detail["rank_allowed"]:
        said.append(texts("few_allowance"))
    return said
