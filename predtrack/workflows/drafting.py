"""Make a record out of what a person typed, and see that it fits the ledger."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from predtrack.errors import UsageError
from predtrack.store.models import model_at
from predtrack.store.wording import say
from predtrack.values import PlainScalar, Record
from predtrack.workflows.reading import contradictions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from predtrack.errors import Problem
    from predtrack.records import Ledger
    from predtrack.store.wording import Saying

__all__ = ["draft", "insist_that_it_fits", "typed"]

Drafted = TypeVar("Drafted", bound=Record)


def typed(value: Any) -> Any:  # noqa: ANN401 - text, or collections of it
    """Mark text as typed without quotes, so that its field decides what it is."""
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items() if item not in (None, "", [])}
    if isinstance(value, (list, tuple)):
        return [typed(item) for item in value]
    return PlainScalar(value) if isinstance(value, str) else value


def draft(form: type[Drafted], said: Mapping[str, Any]) -> Drafted:
    """Make a record.

    Parameters
    ----------
    form
        The kind of record.
    said
        Its fields, as a person typed them; empty ones count as not said.

    Raises
    ------
    UsageError
        If they make no such record; names every fault.
    """
    try:
        return form.model_validate(typed(dict(said)), strict=False)
    except ValidationError as error:
        raise UsageError("; ".join(_in_words(form, fault) for fault in error.errors())) from None


def _in_words(form: type[Record], fault: ErrorDetails) -> str:
    """Say of a fault what a person is told who makes it in a file."""
    path = fault["loc"]
    is_about_owner = fault["type"] in {"missing", "extra_forbidden"}
    model = model_at(form, path[:-1] if is_about_owner else path)
    names = [name for name in path if isinstance(name, str)]
    saying = say(fault, name=names[-1] if names else form.__name__.lower(), model=model)
    return f"{saying.message}{_hint(saying)}"


def insist_that_it_fits(before: Ledger, **with_it: Any) -> None:  # noqa: ANN401 - fields of a ledger
    """Refuse a record that would make the ledger contradict itself.

    Parameters
    ----------
    before
        The ledger without the record.
    **with_it
        The fields of the ledger that hold the record.

    Raises
    ------
    UsageError
        If the checks find an error that they did not find before.
    """
    known = Counter(map(_breach, contradictions(before)))
    after = contradictions(replace(before, **with_it))
    more = Counter(map(_breach, after)) - known
    new = [problem for problem in after if _breach(problem) in more]
    if new:
        raise UsageError("; ".join(f"{p.message} [{p.code}]{_hint(p)}" for p in new))


def _breach(problem: Problem) -> tuple[str, str]:
    """Leave out the message: "four of ten recorded" is no new fault beside "three of ten"."""
    return problem.code, problem.record


def _hint(said: Problem | Saying) -> str:
    return f" ({said.hint})" if said.hint else ""
