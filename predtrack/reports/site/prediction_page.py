"""The page of a prediction: what was said, how it is decided, what became of it, its score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.numbers import decimal, span
from predtrack.reports.site.frame import Page
from predtrack.reports.site.history import history_of
from predtrack.reports.site.hits import anchor_of
from predtrack.reports.site.json_ld import claim_review
from predtrack.reports.site.names import file_name
from predtrack.reports.site.quoting import attribution_of, retellings_of, tag_of
from predtrack.reports.site.resolutions import resolutions_of
from predtrack.reports.site.verdicts import shown_outcome, verdict
from predtrack.reports.site.wording import forecast_text, number, reason_text, stated_date
from predtrack.words import DEFAULT_LEXICON, find

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.records import Question
    from predtrack.reports.site.lines import Line
    from predtrack.reports.site.material import Claimed, Material
    from predtrack.reports.site.texts import Texts

__all__ = ["prediction_page"]


def prediction_page(
    material: Material, one: Claimed, lines: Mapping[str, Line], texts: Texts
) -> Page:
    """Set out one prediction."""
    prediction, ledger, line = one.prediction, material.ledger, lines[one.prediction.id]
    publication = ledger.publication_of(prediction)
    became = verdict(material, one)
    made = stated_date(prediction.made or publication.published, ledger.made(prediction), texts)
    holder = ledger.holder_of(prediction)
    values: dict[str, Any] = {
        "uses": "",
        "trail": [
            (texts("nav_publications"), "publications.html"),
            (line.where, f"publications/{file_name(publication.id)}.html"),
        ],
        "id": prediction.id,
        "title": line.title,
        "verdict": became,
        "outcome": shown_outcome(one, became, texts),
        "standing": _standing(one, texts),
        "quote": prediction.quote,
        "quote_tag": tag_of(publication),
        "attribution": attribution_of(publication),
        "publisher": "" if publication.publisher == line.who else publication.publisher,
        "who": line.who,
        "who_id": line.who_id,
        "where": line.where,
        "where_id": line.where_id,
        "locator": prediction.locator,
        "made": made,
        "forecast": _forecast(material, one, texts),
        "marker": _marker(prediction.marker, publication.language, texts),
        "claim": texts.named("claim", prediction.claim),
        "horizon": str(prediction.horizon or ""),
        "resolvable": texts.named("resolvable", prediction.resolvable),
        "topic": prediction.topic or "",
        "hindsight": _hindsight(one, texts),
        "unresolvable": _unresolvable(one, texts),
        "asked_by": lines.get(holder.id) if holder and holder is not prediction else None,
        **_question(material, one, texts),
        "resolutions": resolutions_of(material, one, texts),
        "no_resolution": _unresolved(became, texts),
        "excluded": reason_text(one.row["excluded"], texts),
        "hit": _hit(one, texts),
        "scores": _scores(one, texts),
        "scores_note": _scores_note(one, texts),
        "retellings": retellings_of(material, prediction.retellings, texts),
        "history": history_of(material, one, lines, texts),
        "others": _others(material, one, lines),
        "notes": prediction.notes,
        "place": "" if ledger.at(prediction).path == "(memory)" else str(ledger.at(prediction)),
    }
    return Page(
        f"predictions/{file_name(prediction.id)}.html",
        "prediction",
        line.title,
        f"{line.who}{texts('colon')}{line.title} – {texts('verdict_' + became)}",
        values,
        "predictions.html",
        claim_review(material, one, became, texts),
    )


def _unresolved(became: str, texts: Texts) -> str:
    """Say why there is no verdict."""
    key = f"no_resolution_{became}"
    return texts(key if key in texts else "no_resolution")


def _standing(one: Claimed, texts: Texts) -> str:
    due, status = one.stand.due, one.stand.status.value
    if due is None:
        return texts("stands_open_undated") if status == "open" else ""
    key = f"stands_{status}" if status in {"open", "overdue"} else "stands_due"
    return texts(key, day=due)


def _forecast(material: Material, one: Claimed, texts: Texts) -> str:
    forecast = one.prediction.forecast
    question = material.ledger.question_of(one.prediction)
    return forecast_text(forecast, getattr(question, "unit", None), texts) if forecast else ""


def _marker(marker: str | None, language: str, texts: Texts) -> str:
    """Say what the lexicon makes of the word that carries a statement."""
    word = find(marker, language=language) if marker and language in DEFAULT_LEXICON else None
    if word is None or word.interval is None:
        return marker or ""
    low, high = map(number, word.interval)
    basis = texts.named("basis", word.basis.value)
    return texts("reads_word", marker=marker, low=low, high=high, basis=basis)


def _hindsight(one: Claimed, texts: Texts) -> str:
    found = one.row["hindsight"]
    return texts.named("hindsight", found) if found and found in _CLASSES else ""


_CLASSES = ("prospective", "logged_late", "retrospective")


def _unresolvable(one: Claimed, texts: Texts) -> dict[str, str] | None:
    found = one.prediction.unresolvable
    if found is None:
        return None
    return {"reason": texts.named("lacks", found.reason), "detail": found.detail}


def _question(material: Material, one: Claimed, texts: Texts) -> dict[str, Any]:
    question = material.ledger.question_of(one.prediction)
    series = material.ledger.series_of(question) if question else None
    named = {"id": series.id, "title": series.title.say(texts.language)} if series else None
    return {
        "question": question,
        "due": _due(one, question, texts),
        "series": named,
        "categories": texts("comma").join(getattr(question, "categories", ())),
        "unit": getattr(question, "unit", ""),
        "criteria_by": _authorship(question, texts),
    }


def _authorship(question: Question | None, texts: Texts) -> str:
    wrote = question.operationalised if question else None
    return texts("criteria_by_on", by=wrote.by, on=wrote.on) if wrote else ""


def _due(one: Claimed, question: Question | None, texts: Texts) -> str:
    if question is None or one.stand.due is None:
        return ""
    stated, day = str(question.due), str(one.stand.due)
    text = day if stated == day else texts("due_stated", day=day, stated=stated)
    return text if question.zone == "UTC" else f"{text} · {question.zone}"


def _hit(one: Claimed, texts: Texts) -> str | None:
    """Say how a prediction counts that can come true."""
    degree, kind = one.row["fulfilment"], one.row["kind"]
    if kind not in {"assertion", "bound", "range", "deadline"} or one.row["excluded"]:
        return None
    if degree is None:
        return texts("counts_partial")
    if degree in {0, 1}:
        return texts("counts_hit" if degree else "counts_miss")
    return texts("counts_degree", degree=number(degree))


def _scores(one: Claimed, texts: Texts) -> list[dict[str, str]]:
    return [
        {
            "title": texts.named("rule", score.rule),
            "anchor": anchor_of(score.rule),
            "value": span(score.ends) if score.ends else decimal(score.value),
            "range": " – ".join(decimal(end, places=0) for end in score.range),
            "better": texts(score.direction),
            "basis": texts.named("basis", score.basis),
        }
        for score in one.scores
    ]


def _scores_note(one: Claimed, texts: Texts) -> str:
    row = one.row
    if not one.scores or row["word"] is None:
        return ""
    bare = row["word"].startswith("(")
    word = texts("bare") if bare else f"“{row['word']}”"
    ends = {"low": number(row["reading_low"]), "high": number(row["reading_high"])}
    return texts("words_note_prediction", word=word, **ends)


def _others(material: Material, one: Claimed, lines: Mapping[str, Line]) -> list[Line]:
    """Find who else answered the same question."""
    asked = material.ledger.question_id(one.prediction)
    found = [asked, *material.answers_to.get(asked, ())]
    return [lines[key] for key in found if key in lines and key != one.prediction.id]
