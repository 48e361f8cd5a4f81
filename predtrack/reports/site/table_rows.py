"""The rows of the tables of data, found in what a site is made of; one function a table."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from predtrack.reports.metadata import Metadata
from predtrack.reports.score import score_page
from predtrack.reports.site.names import file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from predtrack.reports.site.material import Material

__all__ = ["ROWS"]


def prediction_rows(material: Material) -> Iterator[dict[str, Any]]:
    """Give every prediction and where it stands."""
    for key, one in material.claimed.items():
        prediction = one.prediction
        row = {name: one.row[name] for name in _OF_CLAIMS}
        yield row | {
            "prediction": key,
            "forecaster": material.ledger.forecaster_id(prediction),
            "title_en": prediction.title.say("en"),
            "title_zh": prediction.title.zh,
            "quote": prediction.quote,
            "locator": prediction.locator,
            "tags": prediction.tags,
            "claim": prediction.claim,
            "outcome": one.row["happened"],
            "outcome_number": one.row["outcome"],
            "scored": one.row["excluded"] == "",
            "not_scored_because": one.row["excluded"],
            "page": f"predictions/{file_name(key)}.html",
        }


_OF_CLAIMS = (
    "publication", "topic", "kind", "made", "due", "known", "recorded", "hindsight", "status",
    "fulfilment", "partial", "self_resolved", "questioned", "probability", "basis", "value",
    "lower", "upper", "level", "word", "reading_low", "reading_high",
)  # fmt: skip


def resolution_rows(material: Material) -> Iterator[dict[str, Any]]:
    """Give every verdict that was known by the day."""
    for key, one in material.claimed.items():
        if isinstance(one.prediction.question, str):
            continue  # the verdict stands with the prediction that holds the question
        active = {id(found) for found in one.stand.resolutions}
        for number, found in enumerate(material.known_resolutions(one.prediction), start=1):
            yield {
                "prediction": key,
                "number": number,
                "outcome": str(found.outcome),
                "resolver": found.resolver.name,
                "self": found.resolver.self,
                "known": found.known.last(),
                "recorded": found.recorded.last() if found.recorded else None,
                "in_force": id(found) in active,
                "reason": found.reason,
                "discrepancy": found.discrepancy.note if found.discrepancy else None,
                "evidence": [
                    proof.url or proof.file or proof.series or proof.title or ""
                    for proof in found.evidence
                ],
            }


def score_rows(material: Material) -> Iterator[dict[str, Any]]:
    """Give every score of every group."""
    who = Metadata(material.version, ".", material.as_of)
    for grouping, card in material.cards.items():
        by = () if grouping == "all" else (grouping,)
        for record in score_page(card, by=by, metadata=who).records:
            group = record.get(grouping, "") if by else ""
            yield {"grouping": grouping, "group": group} | {
                name: value for name, value in record.items() if name not in by
            }


def prediction_score_rows(material: Material) -> Iterator[dict[str, Any]]:
    """Give the scores of each prediction by itself."""
    for key, one in material.claimed.items():
        for score in one.scores:
            low, high = score.ends or (None, None)
            yield {
                "prediction": key, "rule": score.rule, "value": score.value,
                "bounds_low": low, "bounds_high": high,
                "direction": score.direction, "basis": score.basis,
            }  # fmt: skip


def publication_rows(material: Material) -> Iterator[dict[str, Any]]:
    """Give the publications."""
    for one in material.publications:
        yield {
            "publication": one.id, "title_en": one.title.say("en"), "title_zh": one.title.zh,
            "publisher": one.publisher, "forecaster": one.forecaster,
            "published": one.published.last(), "language": one.language, "url": one.url,
            "licence": one.licence, "attribution": one.attribution,
            "complete": one.corpus.complete if one.corpus else None,
            "statements": one.corpus.size if one.corpus else None,
        }  # fmt: skip


def forecaster_rows(material: Material) -> Iterator[dict[str, Any]]:
    """Give the forecasters."""
    for who in sorted(material.forecasters):
        known = material.ledger.forecasters.get(who)
        yield {
            "forecaster": who,
            "name_en": known.name.say("en") if known else who,
            "name_zh": known.name.zh if known else None,
            "kind": known.kind if known else None,
            "url": known.url if known else None,
        }


def target_rows(material: Material) -> Iterator[dict[str, Any]]:
    """Give the targets and their progress."""
    for target in material.shown_targets:
        progress = material.targets[target.id]
        found = progress.as_dict()
        pace = found["pace"] or {}
        yield {name: found[name] for name in _OF_TARGETS} | {
            "target": target.id,
            "publication": material.ledger.publication_of(target).id,
            "forecaster": material.ledger.forecaster_id(target),
            "title_en": target.title.say("en"),
            "title_zh": target.title.zh,
            "series": target.series if material.ledger.series_of(target) else None,
            "projected": pace.get("projected"),
            "page": f"targets/{file_name(target.id)}.html",
        }


_OF_TARGETS = (
    "metric", "unit", "comparator", "mode", "level", "deadline", "status", "value", "observed",
    "grade", "baseline", "baseline_date", "path", "attainment", "time_gone", "spi",
)  # fmt: skip


def series_rows(material: Material) -> Iterator[dict[str, Any]]:
    """Give the series."""
    for one in material.ledger.series:
        yield {
            "series": one.id, "title_en": one.title.say("en"), "title_zh": one.title.zh,
            "metric": one.metric, "unit": one.unit, "cumulative": one.cumulative,
            "source": one.source, "licence": one.licence,
        }  # fmt: skip


def point_rows(material: Material) -> Iterator[dict[str, Any]]:
    """Give the observations that were known by the day."""
    for one in material.ledger.series:
        for number, point in enumerate(one.points, start=1):
            if point.known_on <= material.as_of:
                yield {
                    "series": one.id, "number": number, "date": point.day, "value": point.value,
                    "known": point.known_on, "grade": point.grade,
                    "source": point.source or one.source, "url": point.url,
                    "derived": point.derived, "note": point.note,
                }  # fmt: skip


ROWS: Mapping[str, Callable[[Material], Iterable[Mapping[str, Any]]]] = MappingProxyType(
    {
        "predictions": prediction_rows,
        "resolutions": resolution_rows,
        "scores": score_rows,
        "prediction_scores": prediction_score_rows,
        "publications": publication_rows,
        "forecasters": forecaster_rows,
        "targets": target_rows,
        "series": series_rows,
        "points": point_rows,
    }
)
"""How the rows of each table are found."""
