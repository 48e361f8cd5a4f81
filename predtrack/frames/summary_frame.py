"""A pandas frame that holds the summary it was laid out from, and shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

import pandas as pd

from predtrack.errors import UsageError
from predtrack.frames.page import page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from predtrack.charts import Chart

__all__ = ["SummaryFrame"]

CHANGED = (
    "this frame is no longer what {made} returned, and a chart of the whole would contradict"
    " its rows; draw it before you filter, sort or edit it"
)


class SummaryFrame(pd.DataFrame):
    """Rows of a summary; ``notes`` are what a reader must know, ``summary`` is all there is.

    Both stay with copies and are stored with it; the notes, with parts too. The summary is
    not given once rows or columns have changed, so that no chart contradicts its frame.

    A kind of frame says with ``made_by`` which function returns it, with ``_aside`` which
    columns are not shown unless asked for, with ``_front`` which are shown first, with ``_leads``
    that its notes begin with the finding.
    """

    _metadata: ClassVar[list[str]] = ["notes", "_held"]
    made_by: ClassVar[str] = "predtrack"
    _aside: ClassVar[tuple[str, ...]] = ()
    _front: ClassVar[tuple[str, ...]] = ()
    _leads: ClassVar[bool] = False
    notes: str
    _held: Any

    @property
    def _constructor(self) -> Callable[..., Self]:
        return type(self)

    @classmethod
    def of(cls, summary: Any) -> Self:  # noqa: ANN401 - each frame has a summary of its own
        """Lay out a summary."""
        frame = cls(cls._laid_out(summary))
        # pandas would take a new attribute for a column
        object.__setattr__(frame, "_held", summary)
        object.__setattr__(frame, "notes", "\n".join(cls._noted(summary)))
        return frame

    @classmethod
    def _laid_out(cls, summary: Any) -> pd.DataFrame:  # noqa: ANN401 - as above
        """Give the rows."""
        raise NotImplementedError

    @classmethod
    def _noted(cls, summary: Any) -> list[str]:  # noqa: ANN401 - as above
        """Give the notes, one a line."""
        raise NotImplementedError

    def chart(self, kind: str = "", **options: Any) -> Chart:  # noqa: ANN401 - of the chart
        """Draw the summary.

        Parameters
        ----------
        kind
            A chart of ``predtrack.charts``; by default the first that fits.
        options
            Those of the chart, such as ``language="zh"``.

        Raises
        ------
        UsageError
            If rows or columns have changed: the chart shows the whole summary.
        UnknownNameError
            If there is no such chart of it.
        """
        from predtrack.charts.choosing import chart_of  # noqa: PLC0415 - a frame does without

        return chart_of(self.summary, kind, **options)

    @property
    def summary(self) -> Any:  # noqa: ANN401 - as above
        """The summary, as long as the rows are its own.

        Raises
        ------
        UsageError
            If rows or columns have changed.
        """
        held = getattr(self, "_held", None)
        if held is None or not pd.DataFrame(self).equals(self._laid_out(held)):
            raise UsageError(CHANGED.format(made=self.made_by))
        return held

    def _said(self) -> list[str]:
        return str(getattr(self, "notes", "") or "").splitlines()

    def _told(self) -> pd.DataFrame:
        """Leave away what says nothing here, and put in front what is looked for."""
        frame = pd.DataFrame(self).drop(columns=[name for name in self._aside if name in self])
        frame = frame.dropna(axis="columns", how="all") if len(frame) else frame
        front = [name for name in self._front if name in frame]
        return frame[[*front, *(name for name in frame if name not in front)]] if front else frame

    def _explained(self) -> list[str]:
        """Say what its columns mean, for a page."""
        return []

    def __repr__(self) -> str:
        return "\n".join([repr(self._told()), *self._said()])

    def _repr_html_(self) -> str:
        """Set it out for a notebook: every text is escaped, and long frames are shortened."""
        return page_of(self._told(), self._explained(), self._said(), finding=self._leads)
