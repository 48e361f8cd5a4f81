"""References from one record to another."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from predtrack.checks.paths import path_of
from predtrack.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from predtrack.errors import Problem
    from predtrack.records import Ledger

__all__ = ["is_unread", "suggestion"]

# Comparing with every name of a large ledger, for each dangling reference, takes minutes.
_MOST_COMPARED = 200


def suggestion(name: str, known: Iterable[str]) -> str:
    """Say which identifier was probably meant, among those that look like it.

    Examples
    --------
    >>> suggestion("rain/01a", ["rain/01", "snow/01"])
    "did you mean 'rain/01'?"
    """
    return did_you_mean(name, islice(_alike(name, known), _MOST_COMPARED))


def _alike(name: str, known: Iterable[str]) -> Iterator[str]:
    head, tail = name.partition("/")[0], name.rpartition("/")[2]
    for other in known:
        if "/" not in other or other.startswith(f"{head}/") or other.endswith(f"/{tail}"):
            yield other


def is_unread(ledger: Ledger, name: str) -> bool:
    """Tell whether a record may be missing only because its file could not be read."""
    if any(fault.record == name for fault in ledger.errors):
        return True
    faulty = {fault.location.path for fault in _in_named_files(ledger.errors)}
    return bool(faulty) and not faulty <= _read_paths(ledger)


def _read_paths(ledger: Ledger) -> set[str]:
    return {path_of(ledger, record) for record in (*ledger.publications, *ledger.series)}


def _in_named_files(faults: Iterable[Problem]) -> Iterator[Problem]:
    """Keep the faults of files that can hold what others refer to."""
    for fault in faults:
        folders = fault.location.path.split("/")
        if folders[0] == "predictions" or folders[:2] == ["resolutions", "series"]:
            yield fault
