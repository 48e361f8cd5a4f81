"""PT704: a quote stands on the line that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach
from predtrack.checks.sources.quotes import verifiable
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT704",
    title="a quote stands on the lines that its locator names",
    why="With the right line anybody can look it up in a moment.",
    remedy="Write 'line 12' or 'lines 12-13' as the locator.",
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every quote that stands elsewhere in its document than its locator says."""
    for quote, document in verifiable(ledger, settings):
        places = document.places(quote.text)
        if not places or quote.lines in places:
            continue
        found = " or ".join(map(_named, places[:3]))
        said = _named(quote.lines) if quote.lines else "no line"
        message = f"the quote stands on {found}, and its locator names {said}"
        field = "locator" if quote.locator else "quote"
        yield Breach(RULE, quote.spot(field), message, record=quote.claim.id)


def _named(lines: tuple[int, int]) -> str:
    first, last = lines
    return f"line {first}" if first == last else f"lines {first}-{last}"
