"""The door in front of a rule: it checks what comes in, and lets the formula work."""

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, ParamSpec, get_args, get_origin, get_type_hints

import numpy as np

from predtrack.scores.columns import Column, Domain, refuse_mismatch

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
    return {name: get_args(hint)[1] for name, hint in hints.items() if _has_domain(hint)}


def door(formula: Callable[Parameters, Column]) -> Callable[Parameters, Column]:
    """Put a validating door in front of a bare formula.

    Behind the door stand float64 arrays of one shape, every number in the domain that
    the signature names. Out come arrays, or a plain number where only numbers came in.
    The bare formula stays in reach as ``Score.formula``.
    """
    bare: Callable[..., Column] = formula
    domains = domains_of(formula)
    signature = _columns_only(inspect.signature(formula))

    @functools.wraps(formula)
    def checked(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Column:
        given = signature.bind(*args, **kwargs).arguments
        columns = {name: domains[name].read(name, column) for name, column in given.items()}
        refuse_mismatch(given)
        with np.errstate(divide="ignore"):  # log(0): an infinite score is an answer
            return _plain(bare(**columns))

    checked.__signature__ = signature  # type: ignore[attr-defined]
    return checked


def _has_domain(hint: object) -> bool:
    return get_origin(hint) is Annotated and isinstance(get_args(hint)[1], Domain)


def _columns_only(signature: inspect.Signature) -> inspect.Signature:
    named = signature.parameters.values()
    return signature.replace(parameters=[p for p in named if p.kind is not p.KEYWORD_ONLY])


def _plain(result: Column) -> Column:
    return float(result) if np.ndim(result) == 0 else result
