"""Make a record out of what a person typed, and see that it fits the ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from predtrack.errors import UsageError
from predtrack.values import PlainScalar, Record
from predtrack.workflows.reading import contradictions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.errors import Problem
    from predtrack.records import Ledger

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
        faults = (f"{_place(fault['loc'])}: {fault['msg']}" for fault in error.errors())
        raise UsageError("; ".join(faults)) from None


def _place(path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, path)) or "together"


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
    known = {_said(problem) for problem in contradictions(before)}
    new = [p for p in contradictions(replace(before, **with_it)) if _said(p) not in known]
    if new:
        raise UsageError("; ".join(f"{p.message} [{p.code}]{_hint(p)}" for p in new))


def _said(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.record, problem.message


def _hint(problem: Problem) -> str:
    return f" ({problem.hint})" if problem.hint else ""
