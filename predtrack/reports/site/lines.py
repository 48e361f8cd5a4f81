"""Predictions and retold statements as lines of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from predtrack.reports.site.verdicts import shown_outcome, verdict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from predtrack.reports.site.material import Material
    from predtrack.reports.site.texts import Texts

__all__ = ["PER_PAGE", "Line", "lines_of", "paginated"]

PER_PAGE = 200
"""Lines on one page of a list: a page stays below 200 kB."""


class Line(NamedTuple):
    """One prediction in a list."""

    id: str
    title: str
    verdict: str
    outcome: str
    who: str
    who_id: str
    where: str
    where_id: str
    made: dt.date
    due: dt.date | None
    folder: str = "predictions"


def lines_of(material: Material, texts: Texts) -> Mapping[str, Line]:
    """Give every prediction as a line, in the order of the ledger."""
    ledger, language = material.ledger, texts.language
    found = {}
    for key, one in material.claimed.items():
        publication = ledger.publication_of(one.prediction)
        became = verdict(material, one)
        found[key] = Line(
            key,
            one.prediction.title.say(language),
            became,
            shown_outcome(one, became, texts),
            ledger.forecaster_name(one.prediction, language),
            ledger.forecaster_id(one.prediction),
            publication.title.say(language),
            publication.id,
            one.row["made"],
            one.stand.due,
        )
    return found


def paginated(
    lines: Iterable[Line], path: str
) -> Sequence[tuple[str, Sequence[Line], tuple[str, ...]]]:
    """Split a list over pages: path, lines, and the paths of all pages.

    Parameters
    ----------
    lines
        The lines.
    path
        Path of the first page; a tilde, which no identifier has, tells the others.

    Examples
    --------
    >>> [path for path, _, _ in paginated([None] * 201, "predictions.html")]
    ['predictions.html', 'predictions~2.html']
    """
    every = list(lines)
    parts = [every[start : start + PER_PAGE] for start in range(0, len(every), PER_PAGE)] or [[]]
    stem = path.removesuffix(".html")
    paths = tuple(path if page == 1 else f"{stem}~{page}.html" for page in range(1, len(parts) + 1))
    return [(where, part, paths) for where, part in zip(paths, parts, strict=True)]
