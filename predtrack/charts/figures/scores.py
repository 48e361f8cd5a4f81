"""Mean scores of forecasts that state a probability or a number: one panel a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.charts.chart import Chart
from predtrack.charts.scored.groups import MOST_GROUPS, ScoreGroups
from predtrack.charts.scored.panel import panel
from predtrack.charts.scored.sentences import TEXTS
from predtrack.charts.shown import summary_of
from predtrack.charts.tags import counted_by_tag
from predtrack.errors import UsageError
from predtrack.summaries import Scorecard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


__all__ = ["scores"]

_FAMILIES = ("stated", "preset")
_RULES = 6


def scores(card: Scorecard, *, language: str = "en") -> Chart:
    """Draw the mean score of each group, with its interval or bounds, a panel for each rule.

    Parameters
    ----------
    card
        A scorecard of a table, or of a ledger in which probabilities or numbers are stated.
    language
        ``en`` or ``zh``.

    Raises
    ------
    UsageError
        If no score in it is of stated probabilities or numbers.
    """
    rows = [row for row in summary_of(card, Scorecard).rows if row.family in _FAMILIES]
    if not rows:
        raise UsageError(
            "there are no scores to draw: nothing scored states a probability or a number;"
            " hit_rates and word_bounds draw the rest"
        )
    texts = TEXTS[language]
    names = list(dict.fromkeys((row.rule, row.title) for row in rows))
    panels = [
        ScoreGroups.of([row for row in rows if (row.rule, row.title) == name], texts)
        for name in names[:_RULES]
    ]
    return Chart(
        title=panels[0].finding,
        subtitle=panels[0].subtitle + counted_by_tag(rows[0].by, language),
        description=". ".join(one.described for one in panels),
        body=lambda alt, palette: alt.vconcat(
            *(
                panel(alt, palette, one.records, one.scale, one.half, one.heading(first=not place))
                for place, one in enumerate(panels)
            ),
            spacing=26,
        ),
        rows=panels[0].text_rows(others=len(names) - 1),
        note=_note(panels, len(names), texts),
        language=language,
    )


def _note(panels: Sequence[ScoreGroups], rules: int, texts: Mapping[str, str]) -> str:
    rows = [row for one in panels for row in one.rows]
    intervals = [row.interval for row in rows if row.interval]
    parts = []
    if intervals:
        parts.append(texts["interval"].format(level=f"{100 * intervals[0].level:g}"))
    if intervals and any(len(one.rows) > 1 for one in panels):
        parts.append(texts["no_test"])
    if any(row.bounds for row in rows):
        parts.append(texts["bounds"])
    if any(one.half is not None for one in panels):
        parts.append(texts["half"])
    if left_out := max(one.left_out for one in panels):
        parts.append(texts["left_out"].format(shown=MOST_GROUPS, all=MOST_GROUPS + left_out))
    if rules > len(panels):
        parts.append(texts["rules"].format(shown=len(panels), all=rules))
    return texts["space"].join(parts)
