"""Feeds: what other programs read on a schedule. Pure functions, from summaries to text.

==================  ================================================================
``score_badge``     ``(rows, *, no_skill=0.25, language="en") -> str``: badge of a group
``score_badges``    ``(rows, *, no_skill=0.25, language="en") -> dict[group, str]``
``overdue_badge``   ``(dates, *, language="en") -> str``: badge of what nobody resolved
``due_calendar``    ``(dates, *, as_of, base_url="", page_of=None, language="en") -> str``
``atom_feed``       ``(events, *, as_of, title="", base_url="", page_of=None,
                    language="en", path="feed.atom", home="index.html") -> str``
==================  ================================================================

``rows`` are those of a :class:`predtrack.summaries.Scorecard`; a ledger's have intervals of
Brier scores once :func:`predtrack.summaries.question_intervals.with_question_intervals` gave
them (``workflows.score.score_with_intervals``). ``dates`` come from
:func:`predtrack.summaries.open_dates.open_dates`, ``events`` from
:func:`predtrack.summaries.ledger_events.ledger_events`. ``page_of(kind, id)`` gives the path
of a page from the root of a site; ``kind`` is ``prediction``, ``target`` or ``publication``.

Write them as UTF-8, without changing line ends: those of a calendar are CRLF. The same
arguments give the same bytes.
"""

from __future__ import annotations

from predtrack.reports.feeds.atom import atom_feed
from predtrack.reports.feeds.badge import overdue_badge, score_badge, score_badges
from predtrack.reports.feeds.calendar import due_calendar

__all__ = ["atom_feed", "due_calendar", "overdue_badge", "score_badge", "score_badges"]
