"""predtrack: hold published predictions to account.

>>> import predtrack as pt
>>> round(float(pt.scores.brier(0.7, 1)), 2)
0.09

``read_ledger`` reads a folder of records, ``score`` and ``targets`` summarise it as of a
day, ``charts`` draws what they found, ``scores`` is the mathematics. Everything is imported
when it is first used, so that ``import predtrack`` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from predtrack._version import __version__

if TYPE_CHECKING:
    from predtrack import charts as charts
    from predtrack import errors as errors
    from predtrack import records as records
    from predtrack import scores as scores
    from predtrack import words as words
    from predtrack.api.calibration import calibration as calibration
    from predtrack.api.compare import compare as compare
    from predtrack.api.due import due as due
    from predtrack.api.leaderboard import leaderboard as leaderboard
    from predtrack.api.read_ledger import read_ledger as read_ledger
    from predtrack.api.score import score as score
    from predtrack.api.score_history import score_history as score_history
    from predtrack.api.targets import targets as targets

__all__ = [
    "__version__",
    "calibration",
    "charts",
    "compare",
    "due",
    "errors",
    "leaderboard",
    "read_ledger",
    "records",
    "score",
    "score_history",
    "scores",
    "targets",
    "words",
]

_ROOMS = ("charts", "errors", "records", "scores", "words")
_CALLS = (
    "calibration", "compare", "due", "leaderboard", "read_ledger", "score", "score_history",
    "targets",
)  # fmt: skip


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a room or a function
    if name in _ROOMS:
        return importlib.import_module(f"predtrack.{name}")
    if name in _CALLS:
        return getattr(importlib.import_module(f"predtrack.api.{name}"), name)
    raise AttributeError(f"module 'predtrack' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
