"""Quotes are verified against documents where a folder of them is named."""

import hashlib

import pytest

DOCUMENT = "一\n投资将会增加\n"
FILE = """\
schema_version: 1
publication:
  id: talk
  title: A talk
  publisher: Somebody
  forecaster: institute
  published: 2026-01-01
  language: zh
  document: {{file: talk.txt, sha256: {sha256}}}
predictions:
  - id: talk/01
    title: Investment grows
    quote: {quote}
    locator: line {line}
    marker: 将会
    claim: trend
    unresolvable: {{reason: no date, detail: No date was given.}}
"""


@pytest.fixture
def told(ledger, tmp_path):
    """Write a publication with one quote, and the document beside the ledger."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "talk.txt").write_text(DOCUMENT, encoding="utf-8")

    def write(quote="投资将会增加", line=2):
        sha256 = hashlib.sha256(DOCUMENT.encode()).hexdigest()
        text = FILE.format(sha256=sha256, quote=quote, line=line)
        path = ledger / "predictions" / "talk.yaml"
        path.write_text(text, encoding="utf-8")
        return ["check", str(ledger), "--sources", str(sources)]

    return write


def test_a_quote_that_stands_there_is_met_with_silence(told, run):
    result = run(*told())
    assert result.exit_code == 0
    assert "PT7" not in result.stdout


def test_without_sources_nothing_is_verified(told, run):
    assert run(*told(quote="never said")[:2]).exit_code == 0


def test_a_quote_that_does_not_is_shown_with_the_nearest_line(told, run):
    result = run(*told(quote="投资会增加"))
    assert result.exit_code == 1
    assert "talk.yaml:13:12: error[PT703]: the quote does not stand in 'talk'" in result.stdout
    assert "hint: nearest is line 2: 投资将会增加" in result.stdout


def test_a_wrong_line_is_shown(told, run):
    result = run(*told(line=1))
    assert result.exit_code == 1
    assert "the quote stands on line 2, and its locator names line 1" in result.stdout


def test_a_folder_that_is_not_there_could_not_be_verified(told, run):
    *command, _ = told()
    result = run(*command, "nowhere")
    assert result.exit_code == 2
    assert "there is no folder nowhere; quotes could not be verified" in result.stderr


def test_show_says_what_the_lexicon_makes_of_a_marker(told, ledger, run):
    told()
    shown = run("show", "talk/01", str(ledger)).stdout
    assert "将会 (assertion, read as 0.5–1; basis: policy)" in shown
    assert "claim       trend" in shown
