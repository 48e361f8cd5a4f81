"""Events and dates with all that makes a feed stumble."""

import datetime as dt

import pytest

from predtrack.summaries.ledger_events import LedgerEvent
from predtrack.summaries.open_dates import OpenDate

HOSTILE = (
    "plain",
    "中国具身智能市场规模" * 12,
    "family 👨‍👩‍👧‍👦 " * 10,
    'a "quoted", comma; semicolon: colon\\ back\\nslash',
    "two\nlines\r\nthree\u2028four\x85five\x0bsix",
    "<script>alert(1)</script> & ]]> &amp; <b>",
    "nul \x00 bell \x07 escape \x1b[31m \ufffe",
    "BEGIN:VEVENT\r\nSUMMARY:smuggled\r\nEND:VEVENT",
    " leading and trailing ",
    "=1+1",
)


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def text(request):
    return request.param


@pytest.fixture
def date():
    """Make an open date."""

    def make(title="Rain", day=dt.date(2026, 12, 31), **more):
        said = {
            "kind": "prediction",
            "id": "book/01",
            "title": title,
            "forecaster": "The author",
            "due": day,
            "overdue": False,
            "asks": "It rains.",
        }
        return OpenDate(**said | more)

    return make


@pytest.fixture
def event():
    """Make an event."""

    def make(title="Rain", on=dt.date(2026, 10, 9), **more):
        said = {
            "kind": "resolution",
            "key": "resolution/book/01/1",
            "on": on,
            "id": "book/01",
            "title": title,
            "by": "Referee",
            "forecaster": "The author",
            "since": on,
            "outcome": "yes",
        }
        return LedgerEvent(**said | more)

    return make
