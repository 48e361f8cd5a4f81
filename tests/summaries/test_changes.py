"""Two states of a ledger differ by what was said, what became of it, and what that changed."""

from __future__ import annotations

import datetime as dt

import pytest

from predtrack.summaries.changes import EVENTS, Side, changes

BEFORE, AFTER = dt.date(2026, 10, 1), dt.date(2026, 10, 31)


def on(ledger, day):
    return Side(ledger, day)


def between(old, new=None, before=BEFORE, after=AFTER):
    return changes(on(old, before), on(new or old, after))


def listed(found):
    return {
        event: [one.id[-2:] for one in claims] for event, claims in found.events.items() if claims
    }


def due(day):
    return {"kind": "binary", "criteria": "It happens.", "due": day}


def test_nothing_changes_between_a_state_and_itself(book, claim, verdict):
    ledger = book([claim()], [verdict("yes")])
    found = between(ledger, before=AFTER)
    assert listed(found) == {}
    assert (found.edits, found.scores, found.targets) == ((), (), ())
    assert found.funnel_before == found.funnel_after


def test_every_event_has_a_list_even_if_it_is_empty(book):
    assert list(between(book()).events) == list(EVENTS)


def test_time_alone_makes_claims_overdue_and_due(book, claim):
    said = {1: "2026-10-09", 2: "2026-09-09", 3: "2027-01-15", 4: "2026-12-01", 5: "2030"}
    ledger = book([claim(number, question=due(day)) for number, day in said.items()])
    assert listed(between(ledger)) == {"due": ["03"], "overdue": ["01"]}


def test_a_verdict_that_became_known_resolves(book, claim, verdict):
    ledger = book([claim(1), claim(2)], [verdict("no", known="2026-10-12", reason="it did not")])
    found = between(ledger)
    assert listed(found) == {"overdue": ["02"], "resolved": ["01"]}
    (resolved,) = found.events["resolved"]
    assert resolved.before.status == "open"
    assert (resolved.after.status, resolved.after.fulfilment) == ("resolved", 0)
    verdict_in_force = resolved.after.verdict
    assert (verdict_in_force.outcome, verdict_in_force.resolver) == ("no", "Referee")
    assert (verdict_in_force.known, verdict_in_force.evidence) == (dt.date(2026, 10, 12), "")


def test_what_is_published_and_resolved_in_between_is_told_as_both(book, claim, verdict):
    late = claim(1, made="2026-10-05")
    assert listed(between(book([late], [verdict("yes")]))) == {
        "published": ["01"],
        "resolved": ["01"],
    }


def test_a_verdict_that_was_changed_says_from_what_to_what_and_why(book, claim, verdict):
    again = verdict("no", known="2026-10-20", reason="The count was wrong.")
    ledger = book([claim()], [verdict("yes", known="2026-09-30"), again])
    found = between(ledger, before=dt.date(2026, 10, 10))
    assert listed(found) == {"re_resolved": ["01"]}
    (changed,) = found.events["re_resolved"]
    assert (changed.before.verdict.outcome, changed.after.verdict.outcome) == ("yes", "no")
    assert changed.after.verdict.reason == "The count was wrong."
    rates = {one.rule: (one.before, one.after) for one in found.scores if not one.by}
    assert rates["hit_rate"] == ((1, 1), (0, 0))


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("void", "yes", "resolved"),
        ("yes", "void", "void"),
        ("ambiguous", "no", "resolved"),
        ("void", "ambiguous", "ambiguous"),
        (1.0, 0.5, "resolved"),
    ],
)
def test_any_other_verdict_counts_as_changed(first, second, status, book, claim, verdict):
    said = [
        verdict(first, known="2026-09-01", reason="x"),
        verdict(second, known="2026-10-20", reason="y"),
    ]
    (changed,) = between(book([claim()], said)).events["re_resolved"]
    assert changed.after.status == status


def test_a_second_resolver_who_disagrees_makes_it_disputed(book, claim, verdict):
    said = [verdict("yes", known="2026-09-01"), verdict("no", who="Another", known="2026-10-20")]
    (changed,) = between(book([claim()], said)).events["re_resolved"]
    assert (changed.after.status, changed.after.verdict.outcome) == ("disputed", None)


def test_the_same_verdict_once_more_changes_nothing(book, claim, verdict):
    said = [verdict("yes", known="2026-09-01"), verdict("yes", known="2026-10-20")]
    found = between(book([claim()], said), before=dt.date(2026, 10, 10))
    assert listed(found) == {}


def test_a_verdict_that_was_taken_out_reopens_the_claim(book, claim, verdict):
    old, new = book([claim()], [verdict("yes")]), book([claim()])
    found = between(old, new, before=AFTER)
    assert listed(found) == {"re_resolved": ["01"]}
    assert found.events["re_resolved"][0].after.status == "overdue"
    assert found.edits[0].core == ("resolutions",)


def test_an_early_verdict_counts_once_the_date_has_come(book, claim, verdict):
    ledger = book([claim(), claim(2, question=due("2030"))], [verdict("yes", known="2026-05-01")])
    found = between(ledger)
    assert listed(found) == {"counted_otherwise": ["01"]}
    (one,) = found.events["counted_otherwise"]
    assert (one.before.excluded, one.after.excluded) == (
        "resolved early: counts from 2026-10-09",
        "",
    )
    assert {(one.n_before, one.n_after) for one in found.scores} == {(0, 1)}


def test_a_withdrawal_is_told_once(book, claim):
    gone = claim(withdrawn={"on": "2026-10-02", "reason": "x"})
    assert listed(between(book([gone]))) == {"withdrawn": ["01"]}


def test_a_removed_record_is_told_with_where_it_stood(book, claim, verdict):
    old, new = book([claim(1), claim(2)], [verdict("yes")]), book([claim(2)])
    found = between(old, new, before=AFTER)
    assert listed(found) == {"removed": ["01"]}
    (removed,) = found.events["removed"]
    assert (removed.title, removed.before.verdict.outcome, removed.after) == (
        "Claim 1",
        "yes",
        None,
    )


def test_an_edit_of_what_is_scored_is_set_apart(book, claim):
    old = book([claim(1), claim(2), claim(3)])
    new = book(
        [
            claim(1, notes="mended"),
            claim(2, forecast={"probability": 0.9}, quote="x"),
            claim(3, made="2025-10-10"),
        ]
    )
    edits = {one.id[-2:]: (one.fields, one.core) for one in between(old, new).edits}
    assert edits == {
        "01": (("notes",), ()),
        "02": (("quote", "forecast"), ("forecast",)),
        "03": (("made",), ("made",)),
    }


def test_an_edited_publication_is_an_edit_of_what_was_said_in_it(book, claim):
    old, new = book([claim()]), book([claim()], published="2025-10-08")
    assert [one.core for one in between(old, new).edits] == [("made",)]


def test_an_appended_verdict_is_no_edit(book, claim, verdict):
    old, new = book([claim()]), book([claim()], [verdict("yes")])
    assert between(old, new).edits == ()
    rewritten = book([claim()], [verdict("yes", notes="mended")])
    assert between(new, rewritten).edits[0].fields == ("resolutions",)


def test_one_ledger_on_two_days_has_no_edits(book, claim):
    ledger = book([claim()])
    assert between(ledger).edits == ()


def test_scores_stand_beside_each_other_with_their_numbers(book, claim, verdict):
    stated = {"probability": 0.8}
    ledger = book(
        [claim(number, forecast=stated) for number in (1, 2, 3)],
        [
            verdict("yes", 1),
            verdict("no", 2),
            verdict("yes", 3, known="2026-10-20"),
        ],
    )
    found = between(ledger, before=dt.date(2026, 10, 10))
    brier = [one for one in found.scores if one.rule == "brier"]
    assert [(dict(one.by), one.n_before, one.n_after) for one in brier] == [
        ({}, 2, 3),
        ({"forecaster": "The author"}, 2, 3),
    ]
    assert brier[0].before == pytest.approx(((0.04 + 0.64) / 2,) * 2)
    assert brier[0].after == pytest.approx(((0.04 + 0.64 + 0.04) / 3,) * 2)


def test_scores_that_went_away_have_no_value_now(book, claim, verdict):
    old, new = book([claim()], [verdict("yes")]), book([claim()])
    gone = [one for one in between(old, new, before=AFTER).scores if one.rule == "hit_rate"]
    assert {(one.before, one.n_after, one.after) for one in gone} == {((1, 1), 0, None)}


def test_a_dispute_names_who_began_it_and_who_says_what(book, claim, verdict):
    first = verdict("yes", known="2026-10-09")
    second = verdict("no", who="Other", known="2026-10-20")
    found = between(book([claim()], [first]), book([claim()], [first, second]))
    (anew,) = found.events["re_resolved"] or found.events["resolved"]
    said = anew.after.verdict
    assert (anew.after.status, said.outcome, said.resolver) == ("disputed", None, "Other")
    assert (said.known, said.reason) == (dt.date(2026, 10, 20), "Referee: yes; Other: no")


def test_the_order_of_the_files_changes_no_score(book, claim, verdict):
    """Sums of the same numbers in another order differ in their last digit."""
    stated = [0.1, 0.7, 0.2, 0.15, 0.85, 0.3, 0.33]
    claims = [claim(n, forecast={"probability": p}) for n, p in enumerate(stated, 1)]
    said = [verdict("yes", number) for number in range(1, 8)]
    old, new = book(claims, said), book(claims[::-1], said)
    assert between(old, new, before=AFTER).scores == ()


TARGET = {
    "id": "book/cars",
    "title": {"en": "A hundred cars", "zh": "一百辆车"},
    "metric": "cars",
    "unit": "cars",
    "level": 100,
    "path": "linear",
    "baseline": {"value": 0, "date": "2026-01-01"},
    "deadline": "2027-01-01",
    "series": "cars",
    "ladder": [{"id": "half", "level": 50}, {"id": "all", "level": 100}],
}


def seen(*points):
    return {
        "id": "cars",
        "title": "Cars",
        "metric": "cars",
        "unit": "cars",
        "points": [{"date": day, "value": value} for day, value in points],
    }


def test_a_target_tells_how_far_it_came_and_which_rungs_it_reached(book):
    series = seen(("2026-09-01", 40), ("2026-10-15", 60))
    (moved,) = between(book(targets=[TARGET], series=[series])).targets
    assert (moved.before.value, moved.after.value) == (40, 60)
    assert (moved.before.attainment, moved.after.attainment) == pytest.approx((0.4, 0.6))
    assert (moved.before.rungs, moved.rungs_reached) == ((), ("half",))


def test_a_target_without_news_is_not_told(book):
    assert between(book(targets=[TARGET], series=[seen(("2026-09-01", 40))])).targets == ()


def test_new_and_removed_targets_are_told(book):
    ledger, empty = book(targets=[TARGET]), book()
    (new,) = between(empty, ledger).targets
    assert (new.before, new.after.status) == (None, "not observed")
    (gone,) = between(ledger, empty).targets
    assert (gone.before.status, gone.after, gone.rungs_reached) == ("not observed", None, ())


def test_a_revision_of_a_target_is_news(book):
    revised = TARGET | {"revisions": [{"on": "2026-10-02", "change": "postponed"}]}
    (moved,) = between(book(targets=[revised])).targets
    assert moved.after.revisions == ("postponed on 2026-10-02",)


def test_evidence_is_named_by_what_it_has(book, claim, verdict):
    both = [{"title": "A table", "url": "https://example.org/t"}, {"title": "Another"}]
    ledger = book(
        [claim(1), claim(2)],
        [verdict("yes", 1, evidence=both), verdict("yes", 2, evidence=[{"series": "cars"}])],
    )
    found = between(ledger).events["resolved"]
    assert [one.after.verdict.evidence for one in found] == ["https://example.org/t", "cars"]
