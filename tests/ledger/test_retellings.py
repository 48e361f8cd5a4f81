"""Retellings are verbatim, on the line that is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

DOCUMENTS = {
    "luoji-siwei-2025-12": "000_*.txt",
    "video-transcript-state-of-ai-2025": "001_*.txt",
}


@pytest.fixture(scope="module")
def lines():
    """The lines that are quoted, kept here because the documents are not in the repository."""
    kept = Path(__file__).with_name("retold.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(kept)


def retellings(ledger):
    for claim in (*ledger.predictions, *ledger.targets):
        for retelling in claim.retellings:
            yield claim, retelling


def test_every_retelling_is_an_exact_part_of_the_line_it_names(ledger, lines):
    for claim, retelling in retellings(ledger):
        number = int(re.fullmatch(r"line (\d+)", retelling.locator)[1])
        assert retelling.quote in lines[retelling.publication][number], claim.id


def test_the_lines_kept_here_are_those_of_the_documents_where_these_are_at_hand(root, lines):
    folder = root.parent / "shared" / "seeds"
    for name, pattern in DOCUMENTS.items():
        for document in folder.glob(pattern):
            original = document.read_text(encoding="utf-8").splitlines()
            assert lines[name] == {number: original[number - 1] for number in lines[name]}


def test_every_retelling_is_in_a_publication_that_is_recorded(ledger):
    recorded = {publication.id for publication in ledger.publications}
    told = {retelling.publication for _claim, retelling in retellings(ledger)}
    assert told == set(DOCUMENTS) <= recorded


def test_all_ten_predictions_of_2025_were_retold(ledger):
    told = {claim.id for claim, _retelling in retellings(ledger)}
    assert {f"state-of-ai-2025/{number:02d}" for number in range(1, 11)} <= told
