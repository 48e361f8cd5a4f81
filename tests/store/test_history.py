"""A ledger is read from a commit as it was read from the folder on that day."""

from __future__ import annotations

import datetime as dt
import os
import subprocess

import pytest

from predtrack.errors import StorageError
from predtrack.store import (
    NoHistoryError,
    UnknownRevisionError,
    read_ledger,
    read_ledger_at,
)

NEW = """\
  - id: outlook/snow
    title: Il neige à Noël 雪
    question: {kind: binary, criteria: Snow lies, due: 2026-12-25}
    forecast: {probability: 0.2}
"""


@pytest.fixture
def files(head, sound, resolved):
    return {"predictions/a/outlook.yaml": head + sound, "resolutions/outlook.yaml": resolved}


@pytest.fixture
def book(repository, files, head, sound):
    """A repository with two commits; the second adds a prediction."""
    found = repository()
    found.commit(files, day="2026-11-01")
    found.commit({"predictions/a/outlook.yaml": head + sound + NEW}, day="2026-11-05")
    return found


def ids(snapshot):
    return [prediction.id for prediction in snapshot.ledger.predictions]


def test_a_commit_holds_what_the_folder_held(book):
    now = read_ledger_at(book.folder, "HEAD")
    here = read_ledger(book.folder)
    assert (now.ledger.files, now.ledger.resolutions) == (here.files, here.resolutions)
    assert (now.day, now.commit) == (dt.date(2026, 11, 5), book.git("rev-parse", "HEAD").strip())
    assert ids(read_ledger_at(book.folder, "HEAD~1")) == ["outlook/rain"]


@pytest.mark.parametrize("name", ["v1", "side", "refs/tags/v1", "main~1", "HEAD^", "@~", ""])
def test_every_name_that_git_knows_is_a_revision(name, book):
    first = book.git("rev-parse", "HEAD~1").strip()
    book.git("tag", "-a", "v1", "-m", "x", first)
    book.git("branch", "side", first)
    assert read_ledger_at(book.folder, name or first[:8]).commit == first


def test_what_is_not_committed_is_not_seen(book):
    book.write({"predictions/b.yaml": "nonsense", "predictions/a/outlook.yaml": None})
    assert len(ids(read_ledger_at(book.folder, "HEAD"))) == 2


def test_the_day_of_a_commit_is_that_of_utc(repository, files):
    found = repository()
    found.write(files)
    found.git("add", "--all")
    found.git("commit", "--quiet", "-m", "x", day="2026-11-01")
    moment = "2026-11-02T03:00:00+1400"
    environment = {**os.environ, "GIT_COMMITTER_DATE": moment}
    command = ["git", "-C", str(found.folder), "commit", "--quiet", "--amend", "-m", "y"]
    subprocess.run(command, env=environment, check=True)
    assert read_ledger_at(found.folder, "HEAD").day == dt.date(2026, 11, 1)


def test_a_ledger_may_lie_below_the_top_and_have_any_name(repository, files):
    found = repository("an archive")
    inside = {f"sub folder/账本 é/{name}": text for name, text in files.items()}
    found.commit(inside | {"predictions/elsewhere.yaml": "not this ledger"})
    snapshot = read_ledger_at(found.folder / "sub folder" / "账本 é", "HEAD")
    assert (ids(snapshot), snapshot.ledger.problems) == (["outlook/rain"], ())


def test_names_of_files_may_be_of_any_script(repository, head, sound):
    found = repository()
    found.commit({'predictions/é "quoted"/预测\t.yaml': head + sound})
    assert ids(read_ledger_at(found.folder, "HEAD")) == ["outlook/rain"]


def test_a_hostile_name_of_a_path_is_no_pattern(repository, files):
    found = repository()
    found.commit({f":(glob)*/{name}": text for name, text in files.items()})
    assert ids(read_ledger_at(found.folder / ":(glob)*", "HEAD")) == ["outlook/rain"]


def test_only_files_of_a_ledger_are_read(repository, files, head):
    others = ("predictions/.hidden.yaml", "predictions/.x/a.yaml", "predictions/notes.md", "a.yaml")
    found = repository()
    found.commit(files | dict.fromkeys(others, "nonsense: ["))
    assert read_ledger_at(found.folder, "HEAD").ledger.problems == ()
    assert len(read_ledger(found.folder).files) == 1
    del head


def test_a_commit_without_a_ledger_is_an_empty_one(repository):
    found = repository()
    found.commit({"README.md": "hello"})
    assert read_ledger_at(found.folder, "HEAD").ledger.files == ()


def test_faults_of_old_files_are_data(repository, files):
    found = repository()
    found.commit(files | {"predictions/b.yaml": b"\xff\xfe", "predictions/c.yaml": "schema: ["})
    problems = read_ledger_at(found.folder, "HEAD").ledger.problems
    assert [(problem.code, problem.location.path) for problem in problems] == [
        ("PT002", "predictions/b.yaml"),
        ("PT004", "predictions/c.yaml"),
    ]


def test_line_ends_of_a_checkout_do_not_matter(repository, files):
    found = repository()
    found.commit({".gitattributes": "*.yaml text eol=crlf\n", **files})
    for name in files:
        (found.folder / name).unlink()
    found.git("checkout", "--", ".")
    assert b"\r\n" in (found.folder / "predictions/a/outlook.yaml").read_bytes()
    then, now = read_ledger_at(found.folder, "HEAD").ledger, read_ledger(found.folder)
    assert (then.files, then.resolutions) == (now.files, now.resolutions)


def test_a_repository_may_count_in_sha256(repository, files):
    found = repository("ledger", "--object-format=sha256")
    commit = found.commit(files)
    snapshot = read_ledger_at(found.folder, "HEAD")
    assert (len(commit), snapshot.commit, ids(snapshot)) == (64, commit, ["outlook/rain"])


def test_before_the_first_commit_there_is_no_revision(repository, files):
    found = repository()
    found.write(files)
    with pytest.raises(UnknownRevisionError, match="nothing has been committed yet"):
        read_ledger_at(found.folder, "HEAD")


def test_a_shallow_clone_says_how_to_fetch_the_rest(book, repository):
    clone = repository("clones")
    clone.git("clone", "--quiet", "--depth=1", book.folder.as_uri(), "shallow")
    folder = clone.folder / "shallow"
    assert len(ids(read_ledger_at(folder, "HEAD"))) == 2
    with pytest.raises(UnknownRevisionError, match="fetch-depth: 0"):
        read_ledger_at(folder, "HEAD~1")


def test_a_partial_clone_is_not_filled_behind_ones_back(book, repository):
    book.git("config", "uploadpack.allowFilter", "true")
    clone = repository("clones")
    options = ("--quiet", "--no-checkout", "--filter=blob:none")
    clone.git("clone", *options, book.folder.as_uri(), "partial")
    with pytest.raises(StorageError, match="not in this clone"):
        read_ledger_at(clone.folder / "partial", "HEAD~1")


@pytest.mark.parametrize("name", ["nothing", "HEAD~9", "main..side", "HEAD:predictions", "a b"])
def test_an_unknown_revision_is_named(name, book):
    with pytest.raises(UnknownRevisionError, match="no revision"):
        read_ledger_at(book.folder, name)


@pytest.mark.parametrize("name", ["-1", "--help", "--output=/tmp/x", "", "a\nb", "a\0b"])
def test_what_looks_like_an_option_never_reaches_git(name, book, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(UnknownRevisionError, match="can be no revision"):
        read_ledger_at(book.folder, name)


def test_a_folder_outside_git_says_so(tmp_path, write, files, monkeypatch, repository):
    """Git looks no further up than it may."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(
        NoHistoryError, match=r"history in git: not a git repository.*compare with a day"
    ):
        read_ledger_at(write(files), "HEAD")
    outer = repository("outer")
    outer.commit({f"inner/{name}": text for name, text in files.items()})
    inner = outer.folder / "inner"
    assert ids(read_ledger_at(inner, "HEAD")) == ["outlook/rain"]
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(outer.folder))
    with pytest.raises(NoHistoryError):
        read_ledger_at(inner, "HEAD")


def test_a_repository_that_git_does_not_trust_says_what_to_do(book, monkeypatch):
    """As in a container, where the files belong to somebody else."""
    monkeypatch.setattr("predtrack.store.git._KEPT", ("GIT_TEST_ASSUME_DIFFERENT_OWNER",))
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("HOME", str(book.folder.parent))
    with pytest.raises(NoHistoryError, match=r"dubious ownership.*--add safe\.directory"):
        read_ledger_at(book.folder, "HEAD")


def test_without_git_there_is_a_message(book, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(StorageError, match="git is not installed"):
        read_ledger_at(book.folder, "HEAD")


@pytest.mark.parametrize("link", ["predictions/more.yaml", "predictions/more", "resolutions/more"])
def test_a_link_in_the_past_is_refused(link, book):
    (book.folder / link).symlink_to("a/outlook.yaml")
    book.commit({})
    with pytest.raises(StorageError, match="is a link at commit"):
        read_ledger_at(book.folder, "HEAD")


def test_a_submodule_in_the_past_is_refused(book):
    name = book.git("rev-parse", "HEAD").strip()
    book.git("update-index", "--add", "--cacheinfo", f"160000,{name},predictions/other")
    book.git("commit", "--quiet", "-m", "x")
    with pytest.raises(StorageError, match="is a submodule"):
        read_ledger_at(book.folder, "HEAD")


def test_the_variables_of_a_hook_do_not_lead_elsewhere(book, repository, monkeypatch, files):
    other = repository("other")
    other.commit(
        {"predictions/b.yaml": files["predictions/a/outlook.yaml"].replace("rain", "hail")}
    )
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", "nothing")
    monkeypatch.setenv("GIT_WORK_TREE", "/")
    assert ids(read_ledger_at(book.folder, "HEAD~1")) == ["outlook/rain"]


def test_settings_of_the_user_change_nothing(book, tmp_path, monkeypatch):
    settings = tmp_path / "settings"
    settings.write_text(
        "[color]\n ui = always\n[core]\n quotePath = true\n abbrev = 4\n pager = false\n"
        "[log]\n showSignature = true\n[alias]\n ls-tree = status\n[i18n]\n"
        " logOutputEncoding = UTF-16\n",
        encoding="utf-8",
    )
    plain = read_ledger_at(book.folder, "HEAD~1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    again = read_ledger_at(book.folder, "HEAD~1")
    assert (again.commit, again.day, again.ledger.files) == (
        plain.commit,
        plain.day,
        plain.ledger.files,
    )


def test_history_is_read_as_it_was_written(book):
    """Neither replaced objects nor grafts show another past."""
    first, last = book.git("rev-parse", "HEAD~1", "HEAD").split()
    book.git("replace", last, first)
    assert len(ids(read_ledger_at(book.folder, last))) == 2


def test_a_commit_of_no_day_that_a_calendar_knows_is_named(book):
    head = book.git("cat-file", "commit", "HEAD")
    strange = head.replace(str(head.split("committer ")[1].split("> ")[1].split(" ")[0]), "9" * 15)
    (book.folder / "strange").write_text(strange, encoding="utf-8")
    name = book.git("hash-object", "-t", "commit", "-w", "--literally", "strange").strip()
    with pytest.raises(StorageError, match="no day that a calendar knows"):
        read_ledger_at(book.folder, name)
