"""The pages of targets and of the series that show their progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.numbers import compact, decimal, percent
from predtrack.reports.site.frame import Page
from predtrack.reports.site.history import history_of_target
from predtrack.reports.site.names import file_name
from predtrack.reports.site.quoting import attribution_of, retellings_of, tag_of
from predtrack.reports.site.target_lines import status_class, target_lines, way_text
from predtrack.reports.site.wording import number, stated_date, with_unit

if TYPE_CHECKING:
    from predtrack.records import Target
    from predtrack.reports.site.material import Material
    from predtrack.reports.site.texts import Texts
    from predtrack.summaries import TargetProgress

__all__ = ["target_page", "targets_page"]


def targets_page(material: Material, texts: Texts) -> Page:
    """List targets, dates that were aimed at, and the series of observations."""
    values = {
        "targets": target_lines(material, material.targets, texts),
        "aims": [_aim(material, key, texts) for key in material.aims],
        "series": [_series(material, one, texts) for one in material.ledger.series],
    }
    return Page("targets.html", "targets", texts("targets_title"), texts("targets_note"), values)


def _aim(material: Material, key: str, texts: Texts) -> dict[str, Any]:
    aim, prediction = material.aims[key], material.ledger.prediction(key)
    made = material.ledger.made(prediction)
    moved = [again for again in prediction.revisions if again.on.last(made) <= material.as_of]
    return {
        "id": key,
        "title": prediction.title.say(texts.language),
        "who": material.ledger.forecaster_name(prediction, texts.language),
        "verdict": aim.status,
        "moved": [
            texts("moved", change=texts(f"event_{again.change}"), on=again.on) for again in moved
        ],
        "due": aim.due,
        "happened": aim.happened,
        "late": "–" if aim.days_late is None else f"{aim.days_late:+d}",
    }


def _series(material: Material, one: Any, texts: Texts) -> dict[str, Any]:  # noqa: ANN401 - a series
    known = one.as_known(material.as_of)
    return {
        "id": one.id,
        "title": one.title.say(texts.language),
        "unit": one.unit,
        "n": len(known),
        "latest": known[-1].day if known else None,
    }


def target_page(material: Material, target: Target, texts: Texts) -> Page:
    """Set out one target."""
    ledger, progress = material.ledger, material.targets[target.id]
    publication, series = ledger.publication_of(target), ledger.series_of(target)
    title = target.title.say(texts.language)
    wrote = target.operationalised
    where = publication.title.say(texts.language)
    unit = with_unit(target.unit)
    values: dict[str, Any] = {
        "trail": [
            (texts("nav_targets"), "targets.html"),
            (where, f"publications/{file_name(publication.id)}.html"),
        ],
        "id": target.id,
        "title": title,
        "status_class": status_class(progress.status),
        "quote": target.quote,
        "quote_tag": tag_of(publication),
        "attribution": attribution_of(publication),
        "who": ledger.forecaster_name(target, texts.language),
        "who_id": ledger.forecaster_id(target),
        "where": where,
        "where_id": publication.id,
        "locator": target.locator,
        "made": stated_date(target.made or publication.published, ledger.made(target), texts),
        "metric": target.metric,
        "goal": f"{texts(target.comparator.replace(' ', '_'))} {number(target.level)}{unit}",
        "deadline": _deadline(target, progress, texts),
        "condition": target.condition,
        "sustained": target.sustained,
        "claim": texts.named("claim", target.claim),
        "marker": target.marker or "",
        "topic": target.topic or "",
        "criteria_by": texts("criteria_by_on", by=wrote.by, on=wrote.on) if wrote else "",
        "series": {"id": series.id, "title": series.title.say(texts.language)} if series else None,
        "way": progress.attainment,
        "time": progress.time_gone,
        "way_text": way_text(progress, texts),
        "progress_sentence": _sentence(progress, unit, texts),
        "progress": list(_facts(progress, unit, texts)),
        "ladder": [
            {"id": rung.id, "level": f"{number(rung.level)}{unit}", "reached": rung.reached}
            for rung in progress.ladder
        ],
        "ladder_sentence": texts(
            "ladder_sentence", reached=progress.rungs_reached, n=len(progress.ladder)
        ),
        "likelihoods": [one for one in target.likelihoods if one.on.last() <= material.as_of],
        "retellings": retellings_of(material, target.retellings, texts),
        "history": history_of_target(material, target, texts),
        "notes": target.notes,
    }
    path = f"targets/{file_name(target.id)}.html"
    status = texts(f"target_{status_class(progress.status)}")
    return Page(path, "target", title, f"{title} – {status}", values, "targets.html")


def _deadline(target: Target, progress: TargetProgress, texts: Texts) -> str:
    if progress.deadline is None:
        return ""
    stated, day = str(target.deadline), str(progress.deadline)
    return day if stated == day else texts("due_stated", day=day, stated=stated)


def _sentence(progress: TargetProgress, unit: str, texts: Texts) -> str:
    if progress.value is None:
        return texts("progress_none")
    said = [texts("progress_latest", value=number(progress.value), unit=unit,
                  day=progress.observed)]  # fmt: skip
    if progress.attainment is not None:
        ends = {"way": percent(progress.attainment), "time": percent(progress.time_gone)}
        key = "progress_way_only" if progress.time_gone is None else "progress_way"
        said.append(texts(key, **ends))
        said.append(texts(f"path_{progress.path}"))
    return texts.together(*said)


def _facts(progress: TargetProgress, unit: str, texts: Texts) -> Any:  # noqa: ANN401 - pairs
    """Give what is known of pace and projection, name by name."""
    if progress.baseline is not None:
        day = progress.baseline_date
        yield (
            texts("baseline"),
            texts("baseline_of", value=number(progress.baseline), unit=unit, day=day),
        )
    if progress.spi is not None:
        yield texts("spi"), texts("spi_value", value=decimal(progress.spi, places=2))
    pace = progress.pace
    if pace is None:
        return
    steps = pace.measure == "units per year"
    for key, value in (("pace_realised", pace.realised), ("pace_remaining", pace.remaining)):
        if value is not None:
            said = "pace_units" if steps else "pace_growth"
            shown = compact(value) if steps else percent(value)
            yield texts(key), texts(said, value=shown, unit=unit)
    if pace.projected is not None:
        yield texts("projected"), _projected(pace, texts)


def _projected(pace: Any, texts: Texts) -> str:  # noqa: ANN401 - a pace
    if pace.days_late is None:
        return str(pace.projected)
    years = f"{abs(pace.days_late) / 365.25:.1f}"
    key = "projected_late" if pace.days_late > 0 else "projected_early"
    return texts(key, day=pace.projected, years=years)
