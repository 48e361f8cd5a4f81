"""A ledger is counted only where it is sound; files are read only inside of it."""

import datetime as dt

import pytest

from predtrack.errors import FaultyLedgerError, UnknownNameError, UsageError
from predtrack.workflows.check import check
from predtrack.workflows.listing import listing
from predtrack.workflows.reading import file_of, ledger_of, sound_ledger
from predtrack.workflows.show import show

DAY = dt.date(2026, 11, 21)


def test_a_ledger_that_was_read_is_not_read_again(starter):
    ledger = ledger_of(starter)
    assert sound_ledger(ledger) is ledger


def test_a_contradiction_stops_a_count(starter):
    path = starter / "predictions" / "me" / "coin-tosses.yaml"
    path.write_text(path.read_text("utf-8").replace("size: 4", "size: 5"), "utf-8")
    with pytest.raises(FaultyLedgerError, match="PT611"):
        sound_ledger(starter)


def test_a_warning_stops_nothing(starter):
    path = starter / "resolutions" / "me" / "coin-tosses.yaml"
    path.write_text(path.read_text("utf-8").replace(", self: true", ""), "utf-8")
    assert "PT512" in {finding.problem.code for finding in check(starter, as_of=DAY)}
    assert len(sound_ledger(starter).predictions) == 4


def test_a_file_of_evidence_is_read_inside_the_ledger_alone(starter):
    (starter.parent / "secret").write_bytes(b"x")
    (starter / "link").symlink_to(starter.parent / "secret")
    assert file_of(starter, "evidence/coin-tosses.txt")
    for path in ("../secret", str(starter.parent / "secret"), "link", "evidence", "nothing"):
        assert file_of(starter, path) is None


@pytest.mark.parametrize(
    ("only", "count"),
    [
        ({}, 4),
        ({"kind": "words"}, 1),
        ({"kind": "WORDS"}, 1),
        ({"forecaster": "me"}, 4),
        ({"publication": "coin-tosses", "year": "2026"}, 4),
        ({"year": "2025"}, 0),
        ({"tag": "none"}, 0),
    ],
)
def test_a_list_keeps_what_was_asked_for(only, count, starter):
    assert len(listing(starter, as_of=DAY, only=only)) == count


def test_a_list_keeps_a_status(starter):
    assert [row.status for row in listing(starter, as_of=DAY, status="open")] == ["open"]


def test_an_unknown_filter_or_status_is_refused(starter):
    with pytest.raises(UnknownNameError, match="did you mean 'topic'"):
        listing(starter, as_of=DAY, only={"topics": "x"})
    with pytest.raises(UnknownNameError, match="did you mean 'resolved'"):
        listing(starter, as_of=DAY, status="resolve")


def test_a_prediction_is_shown_with_its_place(starter):
    shown = show(starter, "coin-tosses/01", as_of=DAY)
    assert shown.place.startswith("predictions/me/coin-tosses.yaml:")
    assert shown.stand.outcome == "yes"
    with pytest.raises(UsageError, match="did you mean 'coin-tosses/01'"):
        show(starter, "coin-tosses/1", as_of=DAY)
