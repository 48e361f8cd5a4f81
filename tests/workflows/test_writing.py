"""Adding and resolving propose first: nothing is written before somebody agrees."""

import datetime as dt

import pytest

from predtrack.errors import FaultyLedgerError, UnknownNameError, UsageError
from predtrack.kinds import FORECASTS
from predtrack.workflows.add import add, needed
from predtrack.workflows.forecast_text import EXAMPLES, question_kind, read_forecast
from predtrack.workflows.reading import ledger_of
from predtrack.workflows.resolve import resolve
from predtrack.workflows.saving import save

DAY = dt.date(2041, 1, 2)
VERDICT = {
    "outcome": "52",
    "known": "2041-01-01",
    "resolver": "Me",
    "evidence_title": "Log",
    "quote": "52 heads",
}


def test_every_kind_of_forecast_has_an_example_that_can_be_read():
    assert set(EXAMPLES) == set(FORECASTS)
    for kind, example in EXAMPLES.items():
        assert kind in read_forecast(example)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("probability=0.7", "binary"),
        ("assertion=happens", "binary"),
        ("words=likely", "binary"),
        ("point=4", "numeric"),
        ("range=1..2", "numeric"),
        ("bound=at least 4", "numeric"),
        ("quantiles=0.5:4", "numeric"),
        ("deadline=2027", "date"),
        ("probabilities=a:0.5,b:0.5", "categorical"),
    ],
)
def test_a_forecast_says_what_is_asked(text, kind):
    assert question_kind(read_forecast(text)) == kind


def test_words_keep_the_language_of_their_publication():
    assert read_forecast("words=很可能", language="zh") == {"words": "很可能", "language": "zh"}


def test_what_is_needed_depends_on_what_was_said():
    assert "detail" not in needed({})
    assert set(needed({"forecast": "point=4"})) - set(needed({})) == {"unit"}
    with pytest.raises(UnknownNameError, match="did you mean 'point'"):
        needed({"forecast": "poimt=4"})


def test_a_proposal_writes_nothing_until_it_is_saved(starter):
    file = starter / "resolutions" / "me" / "coin-tosses.yaml"
    before = file.read_bytes()
    change = resolve(starter, "coin-tosses/04", VERDICT, recorded=DAY)
    assert file.read_bytes() == before
    assert not (starter / ".predtrack.lock").exists()
    save(change)
    assert file.read_bytes().startswith(before)
    assert len(ledger_of(starter).resolutions) == 4


def test_the_same_proposal_cannot_be_saved_twice(starter):
    change = resolve(starter, "coin-tosses/04", VERDICT, recorded=DAY)
    save(change)
    with pytest.raises(UsageError, match="already"):
        save(change)
    assert len(ledger_of(starter).resolutions) == 4


def test_a_proposal_keeps_what_others_saved_since(starter):
    mine = resolve(starter, "coin-tosses/04", VERDICT, recorded=DAY)
    other = VERDICT | {"resolver": "Referee"}
    save(resolve(starter, "coin-tosses/04", other, recorded=DAY))
    save(mine)
    names = [found.resolver.name for found in ledger_of(starter).resolutions]
    assert names[-2:] == ["Referee", "Me"]


def test_every_fault_of_what_was_said_is_named(starter):
    said = VERDICT | {"known": "soon", "evidence_type": "gossip", "evidence_date": "2041-01-01"}
    with pytest.raises(UsageError) as refused:
        resolve(starter, "coin-tosses/04", said, recorded=DAY)
    assert "known: 'soon' is not a date" in str(refused.value)
    assert "type must be 'publication', 'dataset'" in str(refused.value)


def test_a_publication_has_to_be_there(starter):
    with pytest.raises(UnknownNameError, match="did you mean 'coin-tosses'"):
        add(starter, {"publication": "coin-toss", "title": "T"}, recorded=DAY)


def test_a_file_that_cannot_be_read_is_not_added_to(starter):
    (starter / "predictions" / "broken.yaml").write_text("schema_version: [\n", encoding="utf-8")
    with pytest.raises(FaultyLedgerError) as refused:
        resolve(starter, "coin-tosses/04", VERDICT, recorded=DAY)
    assert str(refused.value.problems[0].location).startswith("predictions/broken.yaml:")
