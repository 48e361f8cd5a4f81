"""Nothing is lost: two writers, a killed one, a full disk, a protected file."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from filelock import FileLock

from predtrack.errors import StorageError, UsageError
from predtrack.records import Resolution, Resolver
from predtrack.store import propose_resolution, read_ledger, save
from predtrack.values import PartialDate

CHILD = """\
import os, signal, sys
from predtrack.records import Resolution, Resolver
from predtrack.store import propose_resolution, read_ledger, save
from predtrack.values import PartialDate

def resolution(name):
    known = PartialDate.parse("2026-10-10")
    who = Resolver(name=name)
    return Resolution(prediction="outlook/rain", outcome="no", resolver=who, known=known)

ledger = read_ledger(sys.argv[1])
"""
MANY = """
print("ready", flush=True)
sys.stdin.readline()
for number in range(15):
    save(propose_resolution(ledger, resolution(f"{sys.argv[2]} {number}")))
"""
KILLED = """
import predtrack.store.replacing as replacing

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

real_replace, real_open = os.replace, replacing._write
match sys.argv[2]:
    case "before writing":
        replacing._write = die
    case "half written":
        def half(beside, content, mode):
            beside.write_bytes(content[: len(content) // 2])
            die()
        replacing._write = half
    case "before it is on the disk":
        os.fsync = die
    case "before the change of places":
        os.replace = die
    case "after the change of places":
        def replace_and_die(*paths):
            real_replace(*paths)
            die()
        os.replace = replace_and_die
save(propose_resolution(ledger, resolution("killed")))
"""
STEPS = [
    "before writing",
    "half written",
    "before it is on the disk",
    "before the change of places",
    "after the change of places",
]


def resolution(name="Court"):
    known = PartialDate.parse("2026-10-10")
    who = Resolver(name=name)
    return Resolution(prediction="outlook/rain", outcome="no", resolver=who, known=known)


def propose(root, name="Court"):
    return propose_resolution(read_ledger(root), resolution(name))


def start(code, *arguments):
    command = [sys.executable, "-c", CHILD + code, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def leftovers(root):
    return list(root.rglob("*.tmp"))


def test_two_writers_at_once_lose_nothing(root):
    with start(MANY, root, "one") as one, start(MANY, root, "two") as two:
        for child in (one, two):
            assert child.stdout.readline() == "ready\n"
        for child in (one, two):
            child.stdin.write("go\n")
            child.stdin.flush()
    assert (one.returncode, two.returncode) == (0, 0)
    ledger = read_ledger(root)
    names = {verdict.resolver.name for verdict in ledger.resolutions}
    expected = {f"{who} {number}" for who in ("one", "two") for number in range(15)}
    assert names == {"Weather office"} | expected
    assert ledger.problems == ()


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_writer_leaves_the_old_or_the_new(step, root):
    before = read_ledger(root).resolutions
    with start(KILLED, root, step) as child:
        child.communicate(timeout=60)
    assert child.returncode == -signal.SIGKILL
    ledger = read_ledger(root)
    assert ledger.problems == ()
    names = [verdict.resolver.name for verdict in ledger.resolutions]
    assert names == ["Weather office", "killed"][: 1 + (step == STEPS[-1])]
    assert ledger.resolutions[:1] == before
    save(propose(root, "next"))
    assert read_ledger(root).resolutions[-1].resolver.name == "next"
    assert leftovers(root) == []


def test_what_was_saved_since_the_proposal_is_kept(root):
    early, late = propose(root, "early"), propose(root, "late")
    save(early)
    written = save(late)
    assert "early" in written.before
    names = [verdict.resolver.name for verdict in read_ledger(root).resolutions]
    assert names == ["Weather office", "early", "late"]


def test_what_a_person_wrote_since_the_proposal_is_kept(root):
    change = propose(root)
    file = root / "resolutions/a/b.yaml"
    file.write_text("# by hand\n" + file.read_text())
    save(change)
    assert file.read_text().startswith("# by hand\n")


def test_the_same_change_is_not_saved_twice(root):
    change = propose(root)
    save(change)
    with pytest.raises(UsageError, match="already"):
        save(change)


def test_a_file_that_became_faulty_is_not_edited(root):
    change = propose(root)
    file = root / "resolutions/a/b.yaml"
    file.write_text("schema_version: 1\nresolutions: [")
    with pytest.raises(StorageError, match="holds faults; mend them"):
        save(change)
    assert file.read_text() == "schema_version: 1\nresolutions: ["


def test_a_lock_that_is_held_is_waited_for_no_longer_than_asked(root):
    change = propose(root)
    with (
        FileLock(root / ".predtrack.lock"),
        pytest.raises(StorageError, match=r"another process has held .* for 0.05 seconds; try"),
    ):
        save(change, timeout=0.05)


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "No space left"), (errno.EROFS, "Read-only file system")]
)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failure_of_the_system_changes_nothing(call, number, words, monkeypatch, root):
    change = propose(root)
    before = (root / change.path).read_bytes()

    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(StorageError, match=f"b.yaml cannot be written: {words}.*; it is as it was"):
        save(change)
    assert (root / change.path).read_bytes() == before
    assert leftovers(root) == []


def test_an_interruption_leaves_no_temporary_file(monkeypatch, root):
    change = propose(root)

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(change)
    assert leftovers(root) == []
    monkeypatch.undo()
    save(change)


def test_a_file_that_a_person_protected_is_not_replaced(monkeypatch, root):
    change = propose(root)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(StorageError, match="cannot be written: Permission denied"):
        save(change)


@contextlib.contextmanager
def without_privilege():
    """Act as somebody whom permissions bind."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def public(head, sound, resolved):
    """Give a ledger that anybody may reach, in a folder that nobody protects from outside."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o777)
        for name, text in {"predictions": head + sound, "resolutions": resolved}.items():
            (root / name).mkdir()
            (root / name / "b.yaml").write_text(text)
        yield root
        (root / "resolutions").chmod(0o777)


def test_a_read_only_folder_is_reported(public):
    change = propose(public)
    (public / "resolutions").chmod(0o555)
    with without_privilege(), pytest.raises(StorageError, match="cannot be written: Permission"):
        save(change)
    assert len(read_ledger(public).resolutions) == 1


def test_a_read_only_root_is_reported(public):
    change = propose(public)
    public.chmod(0o555)
    with without_privilege(), pytest.raises(StorageError, match="cannot be changed: "):
        save(change)
    public.chmod(0o777)


def test_a_file_that_may_not_be_read_is_reported(public):
    ledger = read_ledger(public)
    (public / "resolutions/b.yaml").chmod(0o000)
    with without_privilege(), pytest.raises(StorageError, match="cannot be read: Permission"):
        propose_resolution(ledger, resolution())


def test_the_mode_of_a_file_is_kept(root):
    file = root / "resolutions/a/b.yaml"
    file.chmod(0o640)
    save(propose(root))
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_mode_that_new_files_have(head, sound, write):
    root = write({"predictions/a/b.yaml": head + sound})
    (root / "ordinary").touch()
    save(propose(root))
    mode = (root / "resolutions/a/b.yaml").stat().st_mode
    assert mode == (root / "ordinary").stat().st_mode


def test_a_link_stays_a_link(root):
    link, real = root / "resolutions/a/b.yaml", root / "verdicts.yaml"
    link.rename(real)
    link.symlink_to(real)
    save(propose(root))
    assert link.is_symlink()
    assert "Court" in real.read_text()


def test_a_link_out_of_the_ledger_is_not_followed(root, tmp_path_factory):
    link, real = root / "resolutions/a/b.yaml", tmp_path_factory.mktemp("outside") / "b.yaml"
    link.rename(real)
    link.symlink_to(real)
    with pytest.raises(StorageError, match="leads out of the ledger; nothing was changed"):
        propose(root)


def test_a_byte_order_mark_is_kept(root):
    file = root / "resolutions/a/b.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    save(propose(root))
    assert file.read_bytes().startswith(b"\xef\xbb\xbfschema_version: 1\n")
    assert read_ledger(root).problems == ()


def test_the_lock_file_of_a_killed_writer_is_no_lock(root):
    (root / ".predtrack.lock").touch()
    save(propose(root), timeout=1)
