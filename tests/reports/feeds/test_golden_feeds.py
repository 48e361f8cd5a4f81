"""Feeds are, byte for byte, what was agreed."""

import datetime as dt

import pytest

from predtrack.reports.feeds import atom_feed, due_calendar

NOW = dt.date(2026, 10, 9)
SITE = {"base_url": "https://x.example/l", "page_of": lambda kind, name: f"{kind}/{name}.html"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_calendar_is_the_one_that_was_agreed(date, language, snapshot):
    dates = [
        date("Rain, wind; storm", dt.date(2026, 1, 31), overdue=True),
        date("中国具身智能市场规模到2030年达4000亿元，到2035年突破万亿元", id="book/02"),
        date(
            "A million robots", kind="target", id="book/robots", asks="robots: at least 1,000,000"
        ),
    ]
    written = due_calendar(dates, as_of=NOW, language=language, **SITE)
    assert written.split("\r\n") == snapshot


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_feed_is_the_one_that_was_agreed(event, language, snapshot):
    events = [
        event("Rain & <wind>", outcome="no", before="yes", text="Looked again."),
        event(outcome="0.5", key="resolution/book/02/1", id="book/02"),
        event(
            "中国发展报告", kind="publication", key="publication/book", id="book", outcome="",
            by="A house", predictions=1, targets=2, links=("https://house.example/?a=1&b=2",),
        ),
    ]  # fmt: skip
    assert atom_feed(events, as_of=NOW, language=language, **SITE) == snapshot
