"""The report of ``predtrack show``: one prediction, from quote to verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.document import Block, Column, Page, Paragraph, Table
from predtrack.words import DEFAULT_LEXICON, find

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from predtrack.records import Discrepancy, Resolution
    from predtrack.reports.metadata import Metadata
    from predtrack.values import PartialDate

__all__ = ["show_page"]


def show_page(shown: Any, *, metadata: Metadata, language: str = "en") -> Page:  # noqa: ANN401
    """Lay out what :func:`predtrack.workflows.show.show` gives."""
    prediction, stand = shown.prediction, shown.stand
    blocks: list[Block] = [
        Paragraph(prediction.title.say(language), "heading"),
        _facts(_said(shown)),
        _facts(_asked(shown)),
    ]
    blocks += [_facts(_verdict(resolution)) for resolution in shown.resolutions]
    blocks += [_facts(_retold(retelling)) for retelling in prediction.retellings]
    if prediction.notes:
        blocks.append(Paragraph(f"Note: {prediction.notes}", "aside"))
    payload = {
        "metadata": metadata,
        "prediction": prediction.model_dump(mode="json", exclude_defaults=True),
        "publication": shown.publication.model_dump(mode="json", exclude_defaults=True),
        "forecaster": shown.forecaster,
        "made": shown.made,
        "due": stand.due,
        "status": stand.status,
        "outcome": stand.outcome,
        "resolutions": [
            found.model_dump(mode="json", exclude_defaults=True) for found in shown.resolutions
        ],
        "place": shown.place,
    }
    record = {"id": prediction.id, "title": prediction.title.say(language)}
    record |= {key: payload[key] for key in ("forecaster", "made", "due", "status", "outcome")}
    return Page(payload, (record,), tuple(blocks))


def _facts(titled: tuple[str, Iterable[tuple[str, object]]]) -> Table:
    title, facts = titled
    rows = tuple({"name": name, "fact": str(fact)} for name, fact in facts if fact)
    return Table(title, (Column("name", ""), Column("fact", "", gives_way=True)), rows)


def _said(shown: Any) -> tuple[str, list[tuple[str, object]]]:  # noqa: ANN401
    prediction, publication = shown.prediction, shown.publication
    forecast = prediction.forecast
    payload = forecast.model_dump(mode="json", exclude_defaults=True) if forecast else {}
    return "What was said", [
        ("prediction", prediction.id),
        ("who", shown.forecaster),
        ("when", _when(prediction.made or publication.published, shown.made)),
        ("where", f"{publication.title.say()}, {publication.publisher}"),
        ("place", prediction.locator),
        ("quote", _quoted(prediction.quote)),
        ("claim", prediction.claim),
        ("marker", _marked(prediction.marker, publication.language)),
        ("horizon", prediction.horizon),
        ("resolvable", prediction.resolvable),
        ("forecast", ", ".join(f"{key}: {value}" for key, value in payload.items())),
        ("licence", publication.licence),
        *(
            (f"{made.change} on {made.on}", made.note or made.quote)
            for made in prediction.revisions
        ),
    ]


def _when(stated: PartialDate, latest: dt.date) -> str:
    first = stated.first(latest)
    if first == latest:
        return str(latest)
    return f"{first} to {latest} ({stated})"


def _marked(marker: str | None, language: str) -> str:
    """Say what the lexicon makes of a marker."""
    if not marker:
        return ""
    word = find(marker, language=language) if language in DEFAULT_LEXICON else None
    if word is None:
        return marker
    treated = word.treatment.value.replace("_", " ")
    reading = f", read as {word.low:g}–{word.high:g}" if word.interval else ""
    return f"{marker} ({treated}{reading}; basis: {word.basis.value})"


def _quoted(words: str | None) -> str:
    return f"“{' / '.join(words.splitlines())}”" if words else ""


def _asked(shown: Any) -> tuple[str, list[tuple[str, object]]]:  # noqa: ANN401
    question, stand = shown.question, shown.stand
    unresolvable = shown.prediction.unresolvable
    facts: list[tuple[str, object]] = [("status", stand.status.value)]
    if unresolvable:
        facts.append((unresolvable.reason, unresolvable.detail))
    if question is not None:
        facts += [
            ("criteria", question.criteria),
            *(("all of", part) for part in question.all_of),
            ("condition", question.condition),
            ("due", _due(stand.due, str(question.due))),
            ("source", question.source),
            ("criteria by", question.operationalised and question.operationalised.by),
        ]
    return "How it is decided", [*facts, ("in the ledger", shown.place)]


def _due(day: dt.date | None, stated: str) -> str:
    return "" if day is None else str(day) if str(day) == stated else f"{day} (stated: {stated})"


def _verdict(resolution: Resolution) -> tuple[str, list[tuple[str, object]]]:
    own = " (their own verdict)" if resolution.resolver.self else ""
    facts: list[tuple[str, object]] = [
        ("outcome", resolution.outcome),
        ("known", resolution.known),
        ("recorded", resolution.recorded),
        ("reason", resolution.reason),
        *_differs(resolution.discrepancy),
    ]
    for evidence in resolution.evidence:
        where = [evidence.title, evidence.url, evidence.file, evidence.series, evidence.locator]
        named = [*where, str(evidence.date or "")]
        facts.append(("evidence", ", ".join(part for part in named if part)))
        facts.append(("", _quoted(evidence.quote)))
    return f"Resolved by {resolution.resolver.name}{own}", [*facts, ("note", resolution.notes)]


def _differs(noted: Discrepancy | None) -> list[tuple[str, object]]:
    if noted is None:
        return []
    facts: list[tuple[str, object]] = [("discrepancy", noted.note)]
    for name, criterion in (("stated", noted.stated), ("graded", noted.graded)):
        if criterion:
            dated = f" ({criterion.on})" if criterion.on else ""
            facts.append((name, f"{criterion.text}{dated}"))
    literal = noted.literal and f"{noted.literal} (a reading, not a verdict)"
    return [*facts, ("literally", literal)]


def _retold(retelling: Any) -> tuple[str, list[tuple[str, object]]]:  # noqa: ANN401
    return f"Retold in {retelling.publication} (never counted)", [
        ("statement", retelling.id),
        ("place", retelling.locator),
        ("quote", _quoted(retelling.quote)),
        ("marker", retelling.marker),
        ("differs", retelling.differs),
    ]
