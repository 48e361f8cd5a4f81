"""Plain data -> records, and a problem in plain words for whatever does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from predtrack.errors import Problem, did_you_mean
from predtrack.kinds import FORECASTS
from predtrack.store.codes import code_of
from predtrack.store.finding import Step, Steps, match, spot
from predtrack.store.models import model_at, noun
from predtrack.store.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

    from predtrack.store.draft import Draft
    from predtrack.store.source import Source
    from predtrack.values import Record

__all__ = ["problems_of", "validate"]


def validate(form: type[Record], data: dict[str, Any]) -> Record | list[ErrorDetails]:
    """Make the record of a file, or list what is in the way.

    The run-time ``strict`` lets a list become a tuple; the types of the fields refuse
    all else that is lax.
    """
    try:
        return form.model_validate(data, strict=False)
    except ValidationError as error:
        return _said_once(form, error.errors(include_url=False))


def _said_once(form: type[Record], errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out the missing field that a misspelt one explains."""
    unknown: dict[tuple[str | int, ...], list[str]] = {}
    for error in errors:
        if error["type"] == "extra_forbidden":
            unknown.setdefault(error["loc"][:-1], []).append(str(error["loc"][-1]))
    return [error for error in errors if not _is_explained(form, error, unknown)]


def _is_explained(
    form: type[Record], error: ErrorDetails, unknown: dict[tuple[str | int, ...], list[str]]
) -> bool:
    *owner, name = error["loc"]
    model = model_at(form, owner)
    if error["type"] != "missing" or model is None:
        return False
    meant = f"did you mean {name!r}?"
    names = unknown.get(tuple(owner), [])
    return any(did_you_mean(written, model.model_fields) == meant for written in names)


def problems_of(
    source: Source, top: Step, draft: Draft, errors: Iterable[ErrorDetails]
) -> list[Problem]:
    """Give each error its place in the file and its words."""
    return [_problem(source, top, draft, error) for error in errors]


def _problem(source: Source, top: Step, draft: Draft, error: ErrorDetails) -> Problem:
    steps = _steps(top, error)
    path = error["loc"]
    is_about_owner = error["type"] in {"missing", "extra_forbidden"}
    model = model_at(draft.form, path[:-1] if is_about_owner else path)
    saying = say(error, name=_name(steps, draft.form, model), model=model)
    return Problem(
        code_of(error),
        saying.message,
        source.locate(_position(steps, error)),
        hint=saying.hint,
        record=draft.identifier(path),
    )


def _name(steps: Steps, form: type[Record], model: type[Record] | None) -> str:
    """Name the value as the file does; an entry of a list by what it is."""
    if model and isinstance(steps[-1].name, int):
        return noun(model)
    named = [step.name for step in steps[1:] if isinstance(step.name, str)]
    is_number_of_many = named[-2:-1] and named[-2] in FORECASTS
    return " ".join(named[-2:] if is_number_of_many else named[-1:]) or noun(form)


def _steps(top: Step, error: ErrorDetails) -> Steps:
    if error["type"] == "missing" and isinstance(error["loc"][-1], str):
        return match(top, error["loc"][:-1], ends_in_mapping=True)
    return match(top, error["loc"])


def _position(steps: Steps, error: ErrorDetails) -> int:
    key = steps[-1].key
    if key is not None and (error["type"] == "extra_forbidden" or error["loc"][-1] == "[key]"):
        return int(key.start_mark.index)
    return spot(steps[-1])
