"""Local copies that resolutions cite as evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from predtrack.checks.check import Spot, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger, Resolution

__all__ = ["Copy", "local_copies"]


class Copy(NamedTuple):
    """A file of evidence: what was stated of it, and what it holds."""

    resolution: Resolution
    position: int
    path: str
    sha256: str | None
    content: bytes | None

    @property
    def record(self) -> str:
        """Identifier of the prediction that was resolved."""
        return self.resolution.prediction

    def spot(self, part: str) -> Spot:
        """Where a part of the evidence stands."""
        return at(self.resolution, "evidence", self.position, part)


def local_copies(ledger: Ledger, settings: Settings) -> Iterator[Copy]:
    """Give every local copy; none where nothing can be read."""
    if settings.read_bytes is None:
        return
    for resolution in ledger.resolutions:
        for index, evidence in enumerate(resolution.evidence):
            if evidence.file:
                content = settings.read_bytes(evidence.file)
                yield Copy(resolution, index, evidence.file, evidence.sha256, content)
