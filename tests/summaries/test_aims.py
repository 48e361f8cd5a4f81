"""What somebody aims at is kept or missed, and never scored."""

import datetime as dt

import pytest

from predtrack.summaries import aims

DATED = {"kind": "date", "criteria": "The day on which it opens.", "due": "2025-12-31"}
PLAN = {"deadline": "2025-12-31"}
DAY = dt.date(2027, 1, 1)


@pytest.fixture
def planned(claim):
    """Write a plan for the end of 2025."""

    def plan(number=1, **more):
        said = {"question": DATED, "forecast": PLAN, "claim": "target", "made": "2025-01-01"}
        return claim(number, **(said | more))

    return plan


@pytest.mark.parametrize(
    ("outcome", "status", "late"),
    [
        ("2025-12-31", "kept", 0),
        ("2025-06-30", "kept", -184),
        ("2026-02-10", "missed", 41),
        ("no", "missed", None),
    ],
)
def test_a_date_is_kept_or_missed_by_days(book, planned, verdict, outcome, status, late):
    (aim,) = aims(book([planned()], [verdict(outcome)]), as_of=DAY)
    assert (aim.status, aim.days_late) == (status, late)


@pytest.mark.parametrize(("as_of", "status"), [("2025-12-30", "open"), ("2026-01-01", "overdue")])
def test_nobody_knows_yet(book, planned, as_of, status):
    (aim,) = aims(book([planned()]), as_of=dt.date.fromisoformat(as_of))
    assert (aim.status, aim.happened) == (status, None)


def test_the_original_date_counts_after_it_was_moved(book, planned, verdict):
    moved = [{"on": "2025-10", "change": "postponed"}]
    ledger = book([planned(revisions=moved)], [verdict("2026-02-10")])
    (aim,) = aims(ledger, as_of=DAY)
    assert (aim.days_late, aim.moved) == (41, ("postponed on 2025-10",))
    (before,) = aims(ledger, as_of=dt.date(2025, 10, 30))
    assert before.moved == ()


@pytest.mark.parametrize(("outcome", "status"), [("yes", "kept"), ("no", "missed")])
def test_a_promise_is_kept_or_not(book, claim, verdict, outcome, status):
    (aim,) = aims(book([claim(claim="commitment")], [verdict(outcome)]), as_of=DAY)
    assert aim.status == status


@pytest.mark.parametrize(("outcome", "status"), [(27, "kept"), (3, "missed")])
def test_a_number_is_reached_or_not(book, claim, verdict, outcome, status):
    question = {"kind": "numeric", "unit": "states", "criteria": "How many.", "due": "2025-12-31"}
    bound = {"bound": 27, "comparator": "at least"}
    said = claim(question=question, forecast=bound, claim="target")
    (aim,) = aims(book([said], [verdict(outcome)]), as_of=DAY)
    assert aim.status == status


def test_void_is_not_missed(book, planned, verdict):
    (aim,) = aims(book([planned()], [verdict("void", reason="dissolved")]), as_of=DAY)
    assert aim.status == "void"


@pytest.mark.parametrize("kind", ["target", "commitment", "requirement"])
def test_an_aim_is_never_scored(book, claim, verdict, card, kind):
    found = card(book([claim(claim=kind)], [verdict("yes")])).funnel
    assert (found.scoreable, found.scored) == (0, 0)
    assert found.excluded[0].reason == f"no forecast: a stated {kind}"


def test_a_forecast_is_no_aim(book, claim, verdict):
    assert aims(book([claim()], [verdict("yes")]), as_of=DAY) == ()
