"""The door in front of a rule: it checks what comes in, and lets the formula work."""

import contextlib
import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, ParamSpec, get_args, get_origin, get_type_hints

import numpy as np

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores.chunks import by_chunks, come_in_chunks
from predtrack.scores.columns import Column, Domain, FloatArray, domain_of
from predtrack.scores.shapes import plain_if_lone, refuse_misfit, refuse_other_index

__all__ = ["domains_of", "door"]

Parameters = ParamSpec("Parameters")


def domains_of(formula: Callable[..., Column]) -> dict[str, Domain]:
    """Read the domain of each column from a rule's signature.

    Examples
    --------
    >>> from predtrack.scores import brier
    >>> list(domains_of(brier))
    ['probability', 'outcome']
    """
    hints = get_type_hints(inspect.unwrap(formula), include_extras=True)
    return {name: domain_of(hint) for name, hint in hints.items() if _has_domain(hint)}


def door(formula: Callable[Parameters, Column]) -> Callable[Parameters, Column]:
    """Put a validating door in front of a bare formula.

    Behind the door stand float64 arrays of one shape, every number in the domain that
    the signature names, every option one of those that it lists. Out come arrays, or a
    plain number where one forecast came in. The bare formula stays in reach as
    ``Score.formula``.
    """
    bare: Callable[..., Column] = formula
    domains = domains_of(formula)
    choices = _choices(formula)
    signature = _without_namespace(inspect.signature(formula))

    @functools.wraps(formula)
    def checked(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Column:
        given = signature.bind(*args, **kwargs).arguments
        for name in choices.keys() & given.keys():
            if given[name] not in choices[name]:
                raise UnknownNameError(name, given[name], choices[name])
        if come_in_chunks(given, domains):
            with contextlib.suppress(InvalidForecastError):  # to be said of the whole, below
                return _in_chunks(bare, given, domains)
        columns = {name: domains[name].read(name, given[name]) for name in domains}
        refuse_misfit(columns, domains)
        refuse_other_index([given[name] for name in domains if not domains[name].shared])
        with np.errstate(divide="ignore"):  # log(0): an infinite score is an answer
            return plain_if_lone(bare(**{**given, **columns}))

    checked.__signature__ = signature  # type: ignore[attr-defined]
    return checked


def _has_domain(hint: object) -> bool:
    return get_origin(hint) is Annotated and isinstance(get_args(hint)[1], Domain)


def _in_chunks(
    bare: Callable[..., Column], columns: Mapping[str, Any], domains: Mapping[str, Domain]
) -> FloatArray:
    result = np.empty(len(next(iter(columns.values()))))
    for place, scores in by_chunks(bare, columns, domains):
        result[place] = scores
    return result


def _choices(formula: Callable[..., Column]) -> dict[str, tuple[Any, ...]]:
    hints = get_type_hints(inspect.unwrap(formula))
    return {name: get_args(hint) for name, hint in hints.items() if get_origin(hint) is Literal}


def _without_namespace(signature: inspect.Signature) -> inspect.Signature:
    named = signature.parameters.values()
    return signature.replace(parameters=[p for p in named if p.name != "xp"])
