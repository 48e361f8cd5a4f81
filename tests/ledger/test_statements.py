"""Everything that the four documents say of the future is here, once."""

from __future__ import annotations

from collections import Counter

import pytest

SIZES = {
    "luoji-siwei-2025-12": 17,
    "video-transcript-state-of-ai-2025": 56,
    "ng-letter-2025-11-zh": 25,
    "guitujun-2025-07": 16,
}


@pytest.fixture(scope="module")
def statements(ledger):
    """Give every statement of the four documents: own claims, and what they retell."""
    found = {}
    for file in ledger.files:
        if file.publication.id in SIZES:
            found |= {claim.id: claim for claim in (*file.predictions, *file.targets)}
    for claim in ledger.claims:
        found |= {told.id: told for told in claim.retellings if told.id}
    return found


@pytest.mark.parametrize("document", SIZES)
def test_every_statement_of_a_document_is_recorded_once(ledger, document):
    (file,) = (file for file in ledger.files if file.publication.id == document)
    names = ledger.statements_of(file)
    assert len(names) == len(set(names)) == SIZES[document] == file.publication.corpus.size
    numbers = sorted(int(name.rpartition("-")[2]) for name in names)
    assert numbers == list(range(1, SIZES[document] + 1))


def test_there_are_114_and_it_is_known_which_can_be_decided(statements):
    assert len(statements) == 114
    found = Counter(statement.resolvable for statement in statements.values())
    assert found == {"as it stands": 34, "partly": 42, "not": 38}


def test_every_statement_is_quoted_from_its_line(statements):
    for name, statement in statements.items():
        assert statement.quote, name
        assert statement.locator.startswith("line"), name


def test_what_cannot_be_decided_says_why(ledger):
    for prediction in ledger.predictions:
        if prediction.resolvable == "not":
            assert prediction.unresolvable, prediction.id


def test_what_was_operationalised_says_by_whom_and_when(ledger):
    for prediction in ledger.predictions:
        if prediction.resolvable == "partly" and prediction.question is not None:
            assert prediction.question.operationalised, prediction.id


def test_an_abstention_is_never_scored(ledger):
    abstentions = [one for one in ledger.predictions if one.claim == "abstention"]
    assert len(abstentions) == 4
    assert all(one.unresolvable for one in abstentions)


def test_a_retelling_is_counted_with_its_original(ledger):
    retold = [told.id for claim in ledger.claims for told in claim.retellings if told.id]
    assert len(retold) == len(set(retold)) == 30
    assert not set(retold) & {claim.id for claim in ledger.claims}
