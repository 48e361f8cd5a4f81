"""What is built is stamped with a commit only where it could be built again from it."""

from __future__ import annotations

import datetime as dt

import pytest

from predtrack.errors import StorageError
from predtrack.store.git import ask
from predtrack.store.stamp import stamp_of


@pytest.fixture
def book(repository, head, sound):
    found = repository()
    found.commit({"predictions/a.yaml": head + sound}, day="2026-11-05")
    return found


def test_a_committed_ledger_has_the_stamp_of_its_commit(book):
    stamp = stamp_of(book.folder)
    assert stamp is not None
    assert stamp.commit == book.git("rev-parse", "HEAD").strip()
    assert stamp.moment == dt.datetime(2026, 11, 5, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize("settings", [(), ("status.showUntrackedFiles", "no")])
def test_a_new_file_takes_the_stamp_away_whatever_is_set(settings, book):
    if settings:
        book.git("config", *settings)
    book.write({"predictions/b.yaml": "new"})
    assert stamp_of(book.folder) is None


def test_a_changed_or_ignored_file_takes_the_stamp_away(book):
    book.commit({".gitignore": "*.tmp.yaml"})
    assert stamp_of(book.folder) is not None
    book.write({"resolutions/b.tmp.yaml": "ignored"})
    assert stamp_of(book.folder) is None


def test_a_commit_of_no_year_that_a_calendar_knows_is_no_stamp(book):
    tree = book.git("rev-parse", "HEAD^{tree}").strip()
    who = "A <a@example.org> 99999999999999 +0000"
    text = f"tree {tree}\nauthor {who}\ncommitter {who}\n\nx\n".encode()
    name = ask(book.folder, "hash-object", "-t", "commit", "-w", "--stdin", said=text)
    book.git("update-ref", "refs/heads/main", name.decode().strip())
    assert stamp_of(book.folder) is None


def test_where_there_is_no_history_there_is_no_stamp(repository, tmp_path):
    assert stamp_of(tmp_path) is None
    assert stamp_of(repository().folder) is None


def test_a_git_that_cannot_be_run_is_told_of(tmp_path, monkeypatch):
    (tmp_path / "git").write_bytes(b"no program")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StorageError, match="git cannot be run: Exec format error"):
        ask(tmp_path, "status")
