"""PT365: criteria have no vague words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import asked
from predtrack.checks.forecasts.vague_words import VAGUE_WORDS
from predtrack.errors import Rule, Severity
from predtrack.records import BinaryQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT365",
    title="criteria say how much, not that it is much",
    why="Whether something is 'significant' is decided by whoever wants it to be.",
    remedy="Give a number, a named source or a list; put what is only cited in quotation marks.",
    severity=Severity.WARNING,
)


_QUOTED = re.compile('"[^"]*"|“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|《[^》]*》')
_VAGUE = re.compile(
    "|".join((rf"\b(?:{'|'.join(VAGUE_WORDS['en'])})\b", *VAGUE_WORDS["zh"])), re.IGNORECASE
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every binary question whose criteria leave the measure open."""
    for prediction, question in asked(ledger):
        if isinstance(question, BinaryQuestion):
            for path, text in _conditions(question):
                found = _VAGUE.findall(_QUOTED.sub(" ", text))
                if found:
                    place, names = at(prediction, "question", *path), dict.fromkeys(found)
                    message = f"{', '.join(map(repr, names))} can be read in more than one way"
                    yield Breach(RULE, place, message, record=prediction.id)


def _conditions(question: BinaryQuestion) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("criteria",), question.criteria
    yield from ((("all_of", index), text) for index, text in enumerate(question.all_of))
