"""A check is a rule and the function that finds what breaks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from predtrack.errors import Location, Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger
    from predtrack.values import Record

__all__ = ["Breach", "Check", "Spot", "at", "catalogue"]


class Spot(NamedTuple):
    """A part of a record, whose line is not looked up yet."""

    record: Record
    path: tuple[str | int, ...]


def at(record: Record, *path: str | int) -> Spot:
    """Name a part of a record, or the record itself without ``path``."""
    return Spot(record, path)


@dataclass(frozen=True, slots=True)
class Breach:
    """Something that breaks a rule.

    Finding a line means parsing the file again: so breaches name their spot, and all lines
    of a file are looked up at once.

    Parameters
    ----------
    rule
        The rule.
    spot
        Where in the records.
    message
        What is wrong, in one sentence without a full stop.
    hint
        What to do about it; the rule's remedy where nothing better is known.
    record
        Identifier of the record at fault.
    """

    rule: Rule
    spot: Spot
    message: str
    hint: str = ""
    record: str = ""

    def located(self, location: Location) -> Problem:
        """Give the breach as a problem at a place in a file."""
        remedy = self.rule.remedy[:1].lower() + self.rule.remedy[1:].removesuffix(".")
        hint, severity = self.hint or remedy, self.rule.severity
        return Problem(self.rule.code, self.message, location, severity, hint, self.record)


class RuleModule(Protocol):
    """What the module of a rule holds."""

    RULE: Rule

    def find(self, ledger: Ledger, settings: Settings, /) -> Iterator[Breach]:
        """Find what breaks the rule."""


@dataclass(frozen=True, slots=True)
class Check:
    """One rule of the catalogue.

    Parameters
    ----------
    rule
        What is demanded, why, and how to mend it.
    find
        Finds what breaks the rule in a ledger.
    """

    rule: Rule
    find: Callable[[Ledger, Settings], Iterator[Breach]]


def catalogue(*modules: RuleModule) -> dict[str, Check]:
    """Index the rules of modules by their codes.

    Raises
    ------
    ValueError
        If two rules have one code.
    """
    checks = {module.RULE.code: Check(module.RULE, module.find) for module in modules}
    if len(checks) < len(modules):
        raise ValueError("two rules have one code")
    return dict(sorted(checks.items()))
