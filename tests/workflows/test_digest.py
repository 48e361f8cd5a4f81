"""A ledger is compared with itself on another day, or with its files at a commit."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from predtrack.errors import FaultyLedgerError, StorageError, UsageError
from predtrack.store import read_ledger
from predtrack.workflows.digest import changes_since, digest

NOW = dt.date(2026, 11, 21)
BOOK = """\
schema_version: 1
publication:
  {id: outlook, title: Outlook, publisher: Institute, forecaster: institute, published: 2026-01-05}
forecasters:
  - {id: institute, name: The Institute}
predictions:
"""
CLAIM = """\
  - id: outlook/%s
    title: Claim %s
    question: {kind: binary, criteria: It happens., due: %s}
    forecast: {assertion: happens}
"""
VERDICT = """\
  - prediction: outlook/%s
    outcome: %s
    resolver: {name: Referee}
    known: %s
    reason: as seen
    evidence: [{title: A table}]
"""


def book(*said):
    return BOOK + "".join(CLAIM % (name, name, due) for name, due in said)


def verdicts(*given):
    return "schema_version: 1\nresolutions:\n" + "".join(VERDICT % one for one in given)


RAIN, SNOW = ("rain", "2026-05-01"), ("snow", "2026-11-10")


@pytest.fixture
def found(repository):
    """A ledger whose first commit is of 1 November, before snow is due."""
    made = repository()
    made.commit(
        {
            "predictions/outlook.yaml": book(RAIN, SNOW),
            "resolutions/outlook.yaml": verdicts(("rain", "yes", "2026-05-02")),
        }
    )
    return made


def since(made, revision="HEAD", **more):
    return changes_since(made.folder, since=revision, **{"as_of": NOW} | more)


def told(found):
    return {event: [one.id for one in claims] for event, claims in found.events.items() if claims}


def test_time_alone_shows_since_the_day_of_the_commit(found):
    changes = since(found)
    assert told(changes) == {"overdue": ["outlook/snow"]}
    assert (changes.before.as_of, changes.after.as_of) == (dt.date(2026, 11, 1), NOW)
    assert changes.edits == ()


def test_a_commit_of_today_shows_edits_alone(found):
    found.commit({}, day="2026-11-21")
    assert told(since(found)) == {}


def test_a_later_commit_is_seen_as_on_the_day_of_the_report(found):
    found.commit({}, day="2026-12-24")
    assert since(found).before.as_of == NOW


def test_what_is_not_committed_yet_is_what_changed(found):
    more = verdicts(("rain", "yes", "2026-05-02"), ("snow", "no", "2026-11-11"))
    found.write({"resolutions/outlook.yaml": more})
    assert told(since(found)) == {"resolved": ["outlook/snow"]}


def test_a_changed_verdict_is_told_with_its_scores(found):
    again = verdicts(("rain", "yes", "2026-05-02"), ("rain", "no", "2026-11-02"))
    found.commit({"resolutions/outlook.yaml": again}, day="2026-11-02")
    changes = since(found, "HEAD~1")
    (one,) = changes.events["re_resolved"]
    assert (one.before.verdict.outcome, one.after.verdict.outcome) == ("yes", "no")
    assert one.after.verdict.reason == "as seen"
    rate = next(one for one in changes.scores if one.rule == "hit_rate")
    assert (rate.n_before, rate.before, rate.n_after, rate.after) == (1, (1, 1), 1, (0, 0))


def test_a_renamed_file_changes_nothing(found):
    for name in ("predictions/outlook.yaml", "resolutions/outlook.yaml"):
        path = found.folder / name
        (path.parent / "新しい名前").mkdir()
        path.rename(path.parent / "新しい名前" / "outlook.yml")
    found.commit({}, day="2026-11-01")
    changes = since(found, "HEAD~1", as_of=dt.date(2026, 11, 1))
    assert (told(changes), changes.edits, changes.scores) == ({}, (), ())


def test_a_removed_record_is_told(found):
    found.write({"predictions/outlook.yaml": book(RAIN)})
    assert told(since(found)) == {"removed": ["outlook/snow"]}


def test_an_edit_of_line_ends_is_none(found):
    path = found.folder / "predictions/outlook.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert since(found, as_of=dt.date(2026, 11, 1)).edits == ()


def test_a_moved_date_is_an_edit_of_what_is_scored(found):
    found.write({"predictions/outlook.yaml": book(RAIN, ("snow", "2027-11-10"))})
    (edit,) = since(found).edits
    assert (edit.id, edit.core) == ("outlook/snow", ("question",))


def test_before_the_ledger_everything_is_new(repository):
    made = repository()
    made.commit({"README.md": "hello"})
    made.commit({"predictions/outlook.yaml": book(RAIN, SNOW)})
    changes = since(made, "HEAD~1")
    assert told(changes)["published"] == ["outlook/rain", "outlook/snow"]
    assert changes.before.ledger.files == ()


@pytest.mark.parametrize(
    ("day", "last"),
    [("2026-11-09", (2026, 11, 9)), ("2026-10", (2026, 10, 31)), ("2025", (2025, 12, 31))],
)
def test_a_day_needs_no_history(day, last, found):
    changes = since(found, day)
    assert (changes.before.as_of, changes.before.commit) == (dt.date(*last), "")
    assert changes.before.ledger is changes.after.ledger
    assert "outlook/snow" in told(changes)["overdue"]


def test_a_ledger_in_memory_knows_days_and_no_revisions(found):
    ledger = read_ledger(found.folder)
    assert told(changes_since(ledger, since="2026-11-01", as_of=NOW))
    with pytest.raises(UsageError, match="a revision of git needs the folder"):
        changes_since(ledger, since="HEAD", as_of=NOW)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2026-13", "'2026-13' is no day"),
        ("2026-02-30", "'2026-02-30' is no day"),
        ("2026-12", "2026-12 ends on 2026-12-31, after the day of the report, 2026-11-21"),
        ("yesterday", "git knows no revision 'yesterday'"),
        ("", "can be no revision"),
    ],
)
def test_what_is_neither_day_nor_revision_is_refused(name, said, found):
    with pytest.raises(UsageError, match=said):
        since(found, name)


def test_a_tag_that_looks_like_a_day_has_a_longer_name(found):
    found.git("tag", "2026-11")
    assert since(found, "refs/tags/2026-11").before.commit


def test_a_faulty_past_cannot_be_compared(found):
    found.commit({"predictions/bad.yaml": "nonsense: ["})
    found.commit({"predictions/bad.yaml": None})
    with pytest.raises(StorageError, match=r"HEAD~1 \(.{12}\) cannot be compared: .*bad.yaml"):
        since(found, "HEAD~1")


def test_a_contradictory_past_cannot_be_compared(found):
    found.commit({"predictions/twin.yaml": book(RAIN)})
    found.commit({"predictions/twin.yaml": None})
    with pytest.raises(StorageError, match="cannot be compared"):
        since(found, "HEAD~1")


def test_a_faulty_present_is_shown_as_always(found):
    found.write({"predictions/bad.yaml": "nonsense: ["})
    with pytest.raises(FaultyLedgerError):
        since(found)


def test_the_working_tree_and_the_repository_are_left_alone(found):
    def state():
        files = sorted(path for path in found.folder.rglob("*") if path.is_file())
        return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    before = state()
    since(found)
    assert state() == before


def test_ten_thousand_predictions_are_compared_in_reasonable_time(repository):
    made = repository()
    books = {}
    for number in range(20):
        days = [(f"{number:02d}-{claim:03d}", f"20{27 + claim % 9}-01-01") for claim in range(500)]
        text = book(*days).replace("outlook", f"book-{number:02d}")
        books[f"predictions/book-{number:02d}.yaml"] = text.replace("institute", f"i-{number}")
    made.commit(books)
    start = time.perf_counter()
    first = digest(made.folder, as_of=dt.date(2032, 6, 1))
    middle = time.perf_counter()
    changes = since(made, as_of=dt.date(2032, 6, 1))
    end = time.perf_counter()
    assert first.overall.funnel.published == 10_000
    assert len(changes.events["overdue"]) == len([i for i in range(10_000) if i % 500 % 9 < 6])
    assert middle - start < 30
    assert end - middle < 60
