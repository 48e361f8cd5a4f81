"""The pages of forecasters: all that somebody said, how it went, and why no rank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.numbers import decimal
from predtrack.reports.site.frame import Page
from predtrack.reports.site.hits import by_group, counts_of, findings, hit_line, other_scores
from predtrack.reports.site.lines import paginated
from predtrack.reports.site.names import file_name
from predtrack.reports.site.samples import sample_sentences
from predtrack.reports.site.target_lines import target_lines
from predtrack.reports.site.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from predtrack.reports.site.lines import Line
    from predtrack.reports.site.material import Material
    from predtrack.summaries import ScoreRow

__all__ = ["forecaster_name", "forecaster_pages", "forecasters_page"]


def forecaster_name(material: Material, who: str, texts: Texts) -> str:
    """Name a forecaster as people read it."""
    known = material.ledger.forecasters.get(who)
    return known.name.say(texts.language) if known else who


def _kind(material: Material, who: str, texts: Texts) -> str:
    known = material.ledger.forecasters.get(who)
    return texts.named("kind", known.kind) if known else ""


def forecasters_page(material: Material, texts: Texts) -> Page:
    """List all forecasters."""
    rates = by_group(material.cards["forecaster"], "forecaster")
    rows = [
        {
            "id": who,
            "name": forecaster_name(material, who, texts),
            "kind": _kind(material, who, texts),
            "predictions": len(material.by_forecaster.get(who, ())),
            "targets": len(material.targets_by_forecaster.get(who, ())),
            "counts": counts_of(rates[who]) if who in rates else None,
        }
        for who in material.forecasters
    ]
    title = texts("forecasters")
    return Page("forecasters.html", "forecasters", title, texts("forecasters_note"), {"rows": rows})


def forecaster_pages(material: Material, lines: Mapping[str, Line], texts: Texts) -> Iterator[Page]:
    """Set out every forecaster, on as many pages as the predictions take."""
    rows: dict[str, list[ScoreRow]] = {}
    for row in material.cards["forecaster"].rows:
        rows.setdefault(row.by["forecaster"], []).append(row)
    limits = {row.by["forecaster"]: row for row in material.cards["forecaster"].limits}
    editions = by_group(material.cards["publication"], "publication")
    for who in material.forecasters:
        keys = material.by_forecaster.get(who, ())
        name = forecaster_name(material, who, texts)
        known = material.ledger.forecasters.get(who)
        shared: dict[str, Any] = {
            "trail": [(texts("nav_forecasters"), "forecasters.html")],
            "name": name,
            "kind": _kind(material, who, texts),
            "url": known.url if known else None,
            "hits": _hits(rows.get(who, []), texts),
            "scores": other_scores(rows.get(who, []), texts),
            "own_record": _own_record(rows.get(who, []), texts),
            "sentences": sample_sentences(limits.get(who), texts),
            "place": _place(material, who, texts, scored=bool(rows.get(who))),
            "by_publication": _editions(material, keys, editions, texts),
            "total": len(keys),
            "targets": target_lines(material, material.targets_by_forecaster.get(who, ()), texts),
        }
        first = f"forecasters/{file_name(who)}.html"
        for path, part, pages in paginated((lines[key] for key in keys), first):
            yield Page(path, "forecaster", name, name, shared | {"lines": part, "pages": pages},
                       "forecasters.html")  # fmt: skip


def _hits(rows: list[ScoreRow], texts: Texts) -> dict[str, Any] | None:
    found = next((row for row in rows if row.rule == "hit_rate"), None)
    if found is None:
        return None
    return {"sentences": findings(found, texts), "counts": counts_of(found)}


def _own_record(rows: list[ScoreRow], texts: Texts) -> str:
    found = next((row for row in rows if row.rule == "own_record"), None)
    if found is None or found.bounds is None:
        return ""
    ends = [found.detail[name] for name in ("partial_as_miss", "partial_as_hit")]
    hits = sorted(end["hits"] for end in ends)
    expected = sorted(end["expected"] for end in ends)
    return texts(
        "own_record",
        hits_low=hits[0],
        hits_high=hits[1],
        expected_low=decimal(expected[0], places=1),
        expected_high=decimal(expected[1], places=1),
        low=decimal(found.bounds[0]),
        high=decimal(found.bounds[1]),
    )


def _place(material: Material, who: str, texts: Texts, *, scored: bool) -> str:
    """Say where somebody stands among others, or why nowhere."""
    board = material.leaderboard
    name = forecaster_name(material, who, Texts("en"))  # boards list names, not identifiers
    place = next((one for one in board.places if one.forecaster == name), None)
    if place and place.rank is not None:
        ends = {"low": place.rank_low, "high": place.rank_high}
        return texts("ranked_place", rank=place.rank, **ends)
    if place or any(one.forecaster == name for one in board.left_out):
        why = "not_ranked_few"
    else:
        why = "not_ranked_unstated" if scored else "not_ranked_unscored"
    return texts.together(texts("not_ranked"), texts(why))


def _editions(
    material: Material,
    keys: Sequence[str],
    rates: Mapping[str, ScoreRow],
    texts: Texts,
) -> list[dict[str, Any]]:
    """Give the hit rates of the publications in which somebody alone speaks."""
    own = {material.ledger.publication_of(material.claimed[key].prediction).id for key in keys}
    alone = [
        one
        for one in material.publications
        if one.id in own and one.id in rates
        and set(material.by_publication[one.id]) <= set(keys)
    ]  # fmt: skip
    return [
        hit_line(rates[one.id], one.id, one.title.say(texts.language), "publications")
        for one in sorted(alone, key=lambda one: (one.published.last(), one.id))
    ]
