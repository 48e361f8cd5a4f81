"""The store: a folder of YAML files <-> records.

Reading gives a :class:`~predtrack.records.Ledger` that carries every fault as data.
Writing goes in three steps: propose, show the diff, save::

    change = propose_resolution(ledger, resolution)
    print(change.diff())
    save(change)
"""

from __future__ import annotations

from predtrack.store.changes import (
    Change,
    propose_file,
    propose_prediction,
    propose_resolution,
)
from predtrack.store.commits import NoHistoryError, UnknownRevisionError
from predtrack.store.excerpt import excerpt
from predtrack.store.faults import FAULTS
from predtrack.store.folder import NoLedgerError
from predtrack.store.history import Snapshot, read_ledger_at
from predtrack.store.reading import read_ledger
from predtrack.store.rendering import render
from predtrack.store.saving import save
from predtrack.store.stamp import Stamp, stamp_of

__all__ = [
    "FAULTS",
    "Change",
    "NoHistoryError",
    "NoLedgerError",
    "Snapshot",
    "Stamp",
    "UnknownRevisionError",
    "excerpt",
    "propose_file",
    "propose_prediction",
    "propose_resolution",
    "read_ledger",
    "read_ledger_at",
    "render",
    "save",
    "stamp_of",
]
