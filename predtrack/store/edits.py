"""What is done to a file, said so that it can be done again to a newer text of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from predtrack.errors import Severity, StorageError, UsageError
from predtrack.records import SCHEMA_VERSION
from predtrack.store.folder import form_of
from predtrack.store.parsing import Parsed, parse
from predtrack.store.rendering import render
from predtrack.store.source import Source
from predtrack.store.splice import CannotSpliceError, entry, splice

if TYPE_CHECKING:
    from predtrack.values import Record

__all__ = ["Append", "Create", "Edit"]


class Edit(Protocol):
    """Something that can be done to a file."""

    @property
    def path(self) -> str:
        """Path of the file below the root."""

    def apply(self, text: str | None) -> str:
        """Give the new text; ``None`` stands for a file that is not there."""


@dataclass(frozen=True, slots=True)
class Create:
    """A new file.

    Parameters
    ----------
    path
        Path of the file below the root, with forward slashes.
    record
        All that the file shall hold.
    """

    path: str
    record: Record

    def apply(self, text: str | None) -> str:
        """Write the file, if nothing stands there."""
        if text is not None:
            raise UsageError(f"{self.path} exists already; append to it, or choose another path")
        written = render(self.record)
        if _sound(self.path, written).record != self.record:
            raise StorageError(f"{self.path}: what was written would not read back the same")
        return written


@dataclass(frozen=True, slots=True)
class Append:
    """A new entry at the end of a list in a file.

    Parameters
    ----------
    path
        Path of the file below the root, with forward slashes.
    section
        The key that the list stands under.
    record
        The new entry.
    """

    path: str
    section: str
    record: Record

    def apply(self, text: str | None) -> str:
        """Add the entry, and make sure that all others are still there."""
        rendered = render(self.record)
        if text is None:
            text = ""
            written = f"schema_version: {SCHEMA_VERSION}\n{self.section}:\n{entry(rendered)}"
        else:
            written = self._splice(text, rendered)
        if not self._is_kept(text, written):
            raise StorageError(f"{self.path}: what was written would not read back the same")
        return written

    def _splice(self, text: str, rendered: str) -> str:
        self._insist_on_new(text)
        try:
            written = splice(text, self.section, rendered)
        except CannotSpliceError:
            return self._rewrite(text)
        return written if self._is_kept(text, written) else self._rewrite(text)

    def _insist_on_new(self, text: str) -> None:
        name = getattr(self.record, "id", None)
        for other in self._entries(_sound(self.path, text)):
            if other == self.record or (name and getattr(other, "id", None) == name):
                raise UsageError(f"{self.path} holds {name or 'this very record'} already")

    def _rewrite(self, text: str) -> str:
        from predtrack.store.emitting import append_by_rewriting  # noqa: PLC0415 - slow to import

        return append_by_rewriting(text, self.section, self.record)

    def _is_kept(self, before: str, after: str) -> bool:
        old = self._entries(_sound(self.path, before)) if before else ()
        parsed = parse(Source(self.path, after), form_of(self.path))
        return not parsed.problems and self._entries(parsed) == (*old, self.record)

    def _entries(self, parsed: Parsed) -> tuple[Record, ...]:
        entries: tuple[Record, ...] = getattr(parsed.record, self.section)
        return entries


def _sound(path: str, text: str) -> Parsed:
    """Read a file that nobody may edit while it is faulty."""
    parsed = parse(Source(path, text), form_of(path))
    errors = [problem for problem in parsed.problems if problem.severity is Severity.ERROR]
    if errors or parsed.record is None:
        raise StorageError(f"{path} holds faults; mend them before it is changed: {errors[0]}")
    return parsed
