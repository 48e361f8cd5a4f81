"""Which record a path leads to: its name for people, and the fields that it knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from predtrack.kinds import Forecast
from predtrack.values import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["fields_of", "model_at", "noun"]


def _models_in(annotation: object) -> tuple[type[Record], ...]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return (annotation,)
    return tuple(model for part in get_args(annotation) for model in _models_in(part))


def _tag(model: type[Record]) -> str | None:
    return getattr(model, "KIND", None) or getattr(model, "kind", None)


def _further(models: tuple[type[Record], ...], name: str) -> tuple[type[Record], ...]:
    tagged = tuple(model for model in models if _tag(model) == name)
    if len(models) > 1 and tagged:
        return tagged
    found = [model.model_fields[name].annotation for model in models if name in model.model_fields]
    return tuple(model for annotation in found for model in _models_in(annotation))


def model_at(form: type[Record], path: Sequence[str | int]) -> type[Record] | None:
    """Give the model of the record at ``path``, or nothing where no record stands there.

    Parameters
    ----------
    form
        The model of the whole file.
    path
        Names as pydantic gives them: keys, indexes, and members of unions.
    """
    models: tuple[type[Record], ...] = (form,)
    for name in path:
        models = models if isinstance(name, int) else _further(models, name)
    return models[0] if len(models) == 1 else None


def noun(model: type[Record]) -> str:
    """Say what a record of ``model`` is called.

    Examples
    --------
    >>> from predtrack.records import BinaryQuestion
    >>> noun(BinaryQuestion)
    'binary question'
    """
    return " ".join(re.findall(r"[A-Z][a-z]*", model.__name__)).lower()


def fields_of(model: type[Record]) -> list[str]:
    """List the fields that a record of ``model`` can have, the naming key first."""
    names = list(model.model_fields)
    if issubclass(model, Forecast):
        names.sort(key=lambda name: name != model.kind)
    return names
