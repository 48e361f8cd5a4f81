"""Calibration and leaderboard, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.numbers import decimal, span
from predtrack.reports.site.forecaster_page import forecaster_name
from predtrack.reports.site.frame import Page
from predtrack.reports.site.hits import by_group, hit_line
from predtrack.summaries.calibration_headline import headline, shown_p
from predtrack.summaries.leaderboard import board_headline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.reports.site.material import Material
    from predtrack.reports.site.texts import Texts

__all__ = ["calibration_page", "leaderboard_page"]

_MOST_ROWS = 200
"""Rows of a curve in numbers; a longer one is thinned out evenly."""


def calibration_page(material: Material, texts: Texts) -> Page:
    """Set out what stated probabilities say of their calibration, and what came of words."""
    found = material.calibration
    values: dict[str, Any] = {
        "headline": _calibration_headline(material, texts),
        "groups": [_group(one) for one in found.groups],
        "level": f"{found.level * 100:g}",
        "words": list(_words(material, texts)),
        "remarks": found.remarks,
    }
    title = texts("nav_calibration")
    return Page("calibration.html", "calibration", title, values["headline"], values)


def _calibration_headline(material: Material, texts: Texts) -> str:
    found = material.calibration
    if found.groups:
        return headline(found.groups, found.funnel)
    if found.funnel.scored:
        return texts("calibration_unstated", n=f"{found.funnel.scored:,}")
    return texts("calibration_nothing")


def _group(one: Any) -> dict[str, Any]:  # noqa: ANN401 - a group of calibration
    return {
        "withheld": one.withheld,
        "sentences": one.sentences,
        "curve": [
            {
                "forecast": decimal(row.forecast),
                "n": f"{row.n:g}",
                "frequency": decimal(row.frequency),
                "consistency": span(row.consistency),
                "confidence": span(row.confidence),
            }
            for row in one.curve[:: 1 + len(one.curve) // _MOST_ROWS]
        ],
        "parts": [
            {
                "rule": part.rule,
                "mean": decimal(part.mean),
                "miscalibration": decimal(part.miscalibration),
                "discrimination": decimal(part.discrimination),
                "uncertainty": decimal(part.uncertainty),
                "p": shown_p(part.p_value, part.draws),
            }
            for part in one.parts
        ],
    }


def _words(material: Material, texts: Texts) -> Iterator[dict[str, Any]]:
    """Give what came of each word of each author."""
    for row in material.cards["forecaster"].rows:
        if row.family != "readings":
            continue
        who = forecaster_name(material, row.by["forecaster"], texts)
        for word in row.detail["words"]:
            bare = word["word"].startswith("(")
            counts = {name: word[name] for name in ("hits", "partials", "misses")}
            yield {
                "word": f"{texts('bare') if bare else word['word']} ({who})",
                "reading": span(word["reading"], places=2),
                "counts": counts,
            }


def leaderboard_page(material: Material, texts: Texts) -> Page:
    """Rank whoever can be ranked, and say why others cannot."""
    board = material.leaderboard
    names = _by_name(material)
    rates = by_group(material.cards["forecaster"], "forecaster")
    values: dict[str, Any] = {
        "headline": _leaderboard_headline(material, texts),
        "caption": texts(
            "leaderboard_caption",
            rule=texts.named("rule", board.rule.name),
            level=f"{board.level * 100:g}",
        ),
        "places": [_place(one, names) for one in board.places],
        "left_out": [
            {
                "id": names.get(one.forecaster, ""),
                "known": one.forecaster in names,
                "name": one.forecaster,
                "n": one.n,
                "reason": one.reason,
            }
            for one in board.left_out[:200]
        ],
        "remarks": board.remarks if board.places else (),
        "by_forecaster": [
            hit_line(rates[who], who, forecaster_name(material, who, texts), "forecasters")
            for who in material.forecasters
            if who in rates
        ][:200],
    }
    title = texts("nav_leaderboard")
    return Page("leaderboard.html", "leaderboard", title, values["headline"], values)


def _by_name(material: Material) -> dict[str, str]:
    """Find forecasters by the name under which boards list them."""
    found = {}
    for who in material.forecasters:
        known = material.ledger.forecasters.get(who)
        found[known.name.say() if known else who] = who
    return found


def _place(one: Any, names: dict[str, str]) -> dict[str, Any]:  # noqa: ANN401 - a place
    rank = "–" if one.rank is None else f"{one.rank} ({one.rank_low}–{one.rank_high})"
    return {
        "rank": rank,
        "rank_sort": one.rank or 10**6,
        "id": names.get(one.forecaster, ""),
        "known": one.forecaster in names,
        "name": one.forecaster,
        "n": one.n,
        "adjusted": decimal(one.adjusted),
        "raw": decimal(one.raw),
        "relative_skill": decimal(one.relative_skill),
        "remark": one.remark,
    }


def _leaderboard_headline(material: Material, texts: Texts) -> str:
    board = material.leaderboard
    if board.places:
        return board_headline(board)
    if board.left_out:
        return texts("leaderboard_few", minimum=board.minimum)
    return texts("leaderboard_unstated")
