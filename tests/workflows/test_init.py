"""The starter travels with the package, and is sound."""

import datetime as dt
from importlib import resources

import pytest

from predtrack.errors import StorageError, UsageError
from predtrack.workflows.check import check
from predtrack.workflows.init import init
from predtrack.workflows.score import score

DAY = dt.date(2026, 11, 21)


def test_the_starter_lies_in_the_package():
    starter = resources.files("predtrack.workflows") / "starter"
    assert (starter / "predictions" / "me" / "coin-tosses.yaml").is_file()
    assert (starter / "gitignore").is_file()


def test_a_new_ledger_has_nothing_to_complain_of_and_a_score(starter):
    found = check(starter, as_of=DAY)
    assert {finding.problem.severity.value for finding in found} <= {"note"}
    card = score(starter, as_of=DAY)
    assert card.funnel.scored == 3
    assert {row.family for row in card.rows} == {"hits", "readings", "stated"}


def test_the_files_are_those_of_the_package(tmp_path):
    written = init(tmp_path / "a" / "b")
    assert len(written) == len(set(written)) == 7
    starter = resources.files("predtrack.workflows") / "starter"
    assert (tmp_path / "a" / "b" / "README.md").read_bytes() == (starter / "README.md").read_bytes()


def test_where_one_record_is_there_nothing_is_written(tmp_path):
    mine = tmp_path / "evidence" / "coin-tosses.txt"
    mine.parent.mkdir()
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="exists; choose an empty folder"):
        init(tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [mine]


@pytest.mark.parametrize("name", ["README.md", ".gitignore"])
def test_what_a_new_repository_has_already_stays_as_it_is(name, tmp_path):
    (tmp_path / name).write_text("mine", encoding="utf-8")
    written = init(tmp_path)
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"
    assert name not in {path.name for path in written}
    assert score(tmp_path, as_of=DAY).funnel.scored == 3


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StorageError, match="cannot write to"):
        init(tmp_path / "file")
