"""The history of a statement: said, recorded, stated anew, resolved, withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.site.wording import outcome_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from predtrack.records import Prediction, Target
    from predtrack.reports.site.lines import Line
    from predtrack.reports.site.material import Claimed, Material
    from predtrack.reports.site.texts import Texts

__all__ = ["history_of", "history_of_target"]

Event = dict[str, Any]


def history_of(
    material: Material, one: Claimed, lines: Mapping[str, Line], texts: Texts
) -> list[Event]:
    """Tell what happened to a prediction by the day, in order."""
    found = [*_said(material, one.prediction, texts), *_judged(material, one, texts)]
    if one.stand.due and one.stand.is_due:
        found.append(_event(one.stand.due, texts("event_due")))
    replaced = lines.get(one.prediction.supersedes or "")
    if replaced:
        found.append(_event(found[0]["day"], texts("event_supersedes"), to=replaced))
    return _in_order(found)


def history_of_target(material: Material, target: Target, texts: Texts) -> list[Event]:
    """Tell what happened to a target by the day, in order."""
    found = list(_said(material, target, texts))
    rungs = [(target.id, material.targets[target.id].ladder)]
    found += [
        _event(rung.reached, texts("event_reached"), text=rung.id)
        for _, ladder in rungs
        for rung in ladder
        if rung.reached
    ]
    return _in_order(found)


def _said(material: Material, claim: Prediction | Target, texts: Texts) -> Iterator[Event]:
    made = material.ledger.made(claim)
    yield _event(made, texts("event_made"))
    if claim.recorded and claim.recorded.last() <= material.as_of:
        yield _event(claim.recorded.last(), texts("event_recorded"), when=str(claim.recorded))
    for again in claim.revisions:
        if again.on.last(made) <= material.as_of:
            said = again.note or again.quote or ""
            what = texts(f"event_{again.change}")
            yield _event(again.on.last(made), what, text=said, url=again.url, when=str(again.on))


def _judged(material: Material, one: Claimed, texts: Texts) -> Iterator[Event]:
    for found in material.known_resolutions(one.prediction):
        outcome = outcome_text(found.outcome, texts)
        what = texts(
            "event_resolved", who=found.resolver.name, outcome=outcome, colon=texts("colon")
        )
        yield _event(found.known.last(), what, when=str(found.known))
    back = one.prediction.withdrawn
    if back and back.on.last() <= material.as_of:
        yield _event(back.on.last(), texts("event_withdrawn"), text=back.reason, when=str(back.on))


def _event(
    day: dt.date,
    what: str,
    *,
    text: str = "",
    url: str | None = None,
    when: str = "",
    to: Any = None,  # noqa: ANN401 - a line
) -> Event:
    return {"day": day, "when": when or str(day), "what": what, "text": text, "url": url, "to": to}


def _in_order(events: list[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event["day"])
