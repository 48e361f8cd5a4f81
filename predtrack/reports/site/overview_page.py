"""The first page: what was said, what became of it, how good it was, what is due next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.numbers import decimal
from predtrack.reports.site.forecaster_page import forecaster_name
from predtrack.reports.site.frame import Page
from predtrack.reports.site.hits import by_group, counts_of, findings, hit_line
from predtrack.reports.site.target_lines import target_lines
from predtrack.reports.site.wording import reason_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.reports.site.material import Material
    from predtrack.reports.site.texts import Texts
    from predtrack.summaries import DueItem, Scorecard

__all__ = ["due_line", "overview_page"]

_FEW = 10
"""What is listed on the first page of things that have a page of their own."""
_STEPS = ("published", "scoreable", "matured", "resolved", "scored")


def overview_page(material: Material, texts: Texts, json_ld: str) -> Page:
    """Set out the first page."""
    card = material.cards["all"]
    hits = by_group(card, "").get("")
    overdue = [item for item in material.due if item.group == "overdue"]
    soon = [item for item in material.due if item.group == "due"]
    values: dict[str, Any] = {
        "lede": texts(
            "lede",
            predictions=_count(len(material.claimed), "prediction", texts),
            forecasters=_count(len(material.forecasters), "forecaster", texts),
            publications=_count(len(material.publications), "publication", texts),
            targets=_count(len(material.targets), "target", texts),
            day=material.as_of,
        ),
        "findings": findings(hits, texts),
        "counts": counts_of(hits) if hits else None,
        "funnel": _funnel(card, texts),
        "reasons": [
            (reason_text(reason, texts), f"{n:,}") for reason, n in card.funnel.reasons.items()
        ],
        "by_publication": _editions(material, texts),
        "readings": _readings(card, texts),
        "overdue": [due_line(material, item, texts) for item in overdue[:_FEW]],
        "soon": [due_line(material, item, texts) for item in soon[:_FEW]],
        "targets": _targets(material, texts),
        "remarks": _remarks(card, texts),
    }
    title = texts("overview_title")
    return Page("index.html", "overview", title, values["lede"], values, json_ld=json_ld)


def _count(number: int, what: str, texts: Texts) -> str:
    return texts(f"one_{what}") if number == 1 else texts(f"many_{what}s", n=f"{number:,}")


def due_line(material: Material, item: DueItem, texts: Texts) -> dict[str, Any]:
    """Set out something that falls due."""
    prediction = material.ledger.prediction(item.id)
    who = material.ledger.forecaster_id(prediction)
    return {
        "id": item.id,
        "title": prediction.title.say(texts.language),
        "who": forecaster_name(material, who, texts),
        "who_id": who,
        "due": item.due,
        "days": abs(item.days),
        "signed": f"{item.days:+,d}",
    }


def _funnel(card: Scorecard, texts: Texts) -> list[dict[str, Any]]:
    top = max(card.funnel.published, 1)
    return [
        {
            "name": texts(f"funnel_{step}"),
            "n": f"{getattr(card.funnel, step):,}",
            "share": getattr(card.funnel, step) / top,
            "why": texts(f"why_{step}"),
        }
        for step in _STEPS
    ]


def _editions(material: Material, texts: Texts) -> list[dict[str, Any]]:
    rates = by_group(material.cards["publication"], "publication")
    scored = [one for one in material.publications if one.id in rates]
    scored.sort(key=lambda one: (one.published.last(), one.id), reverse=True)
    return [
        hit_line(rates[one.id], one.id, one.title.say(texts.language), "publications")
        for one in scored[:50]
    ]


def _readings(card: Scorecard, texts: Texts) -> str:
    found = next((row for row in card.rows if row.family == "readings" and row.bounds), None)
    if found is None or found.bounds is None:
        return ""
    low, high = map(decimal, found.bounds)
    return texts("readings", low=low, high=high)


def _targets(material: Material, texts: Texts) -> Sequence[dict[str, Any]]:
    """Choose the targets of which most is known."""
    lines = target_lines(material, material.targets, texts)
    lines.sort(key=lambda line: (line["way"] is None, line["value_sort"] == ""))
    return lines[:_FEW]


def _remarks(card: Scorecard, texts: Texts) -> list[str]:
    said = []
    if card.rows and not any(row.family == "stated" for row in card.rows):
        said.append(texts("remark_unstated"))
    if card.self_resolved:
        said.append(texts("remark_self", n=card.self_resolved, of=card.funnel.scored))
    if card.questioned:
        said.append(texts("remark_questioned", n=card.questioned))
    return [*said, texts("remark_small"), texts("remark_completeness")]
